import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { z } from 'zod';
import type { paymentView } from '../../../src/payments/payment.view.js';
import { api, newKey } from '../../api/api.js';
import { booking, type Funding } from '../../api/bookings.js';

type Payment = z.output<typeof paymentView>;
type Followed = Funding['payments'][number];

/** Asks its provider how a payment stands, again and again while it is on its way, and then how what it pays for does: the page follows. */
export function useFollowedPayment(bookingId: string, payment: Followed | undefined): void {
  const queries = useQueryClient();
  const isOpen = payment?.state === 'open' || payment?.state === 'pending';
  const { data } = useQuery({
    queryKey: ['payment', payment?.id, 'asked'],
    queryFn: () => api.post<Payment>(`/payments/${payment?.id}/refresh`, {}, newKey()),
    enabled: isOpen,
    staleTime: 0,
    refetchInterval: payment?.state === 'pending' ? 4000 : 20_000,
  });
  useQuery({ ...booking(bookingId), refetchInterval: payment?.state === 'settled' ? 2000 : false });
  const stands = data?.state;
  useEffect(() => {
    if (stands && stands !== payment?.state) void queries.invalidateQueries({ queryKey: ['booking', bookingId] });
  }, [queries, bookingId, stands, payment?.state]);
}
