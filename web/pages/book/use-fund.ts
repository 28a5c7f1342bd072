import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { type Booking, checkoutOf, type Fund, type Funding, funding, type Rail } from '../../api/bookings.js';
import { useDeed } from '../../api/use-deed.js';
import { vouchersOf } from '../../api/vouchers.js';
import { leaveFor } from '../../parts/leave-for.js';

/** Fixes who pays; what is left to pay leads to the page where it is paid. */
export function useFund(booking: Booking) {
  const { id } = booking;
  const settle = useSettle(booking);
  return useDeed((fund: Fund, key) => api.post<Funding>(`/bookings/${id}/funding`, fund, key), settle);
}

/** Chooses how to pay what is owed, or chooses anew, and leads there. */
export function usePay(booking: Booking) {
  const { id } = booking;
  const settle = useSettle(booking);
  return useDeed((rail: Rail, key) => api.post<Funding>(`/bookings/${id}/payments`, { rail }, key), settle);
}

function useSettle({ id, organisation }: Booking) {
  const queries = useQueryClient();
  const { i18n } = useTranslation();
  return async (funded: Funding) => {
    queries.setQueryData(funding(id).queryKey, funded);
    const open = funded.payments.findLast(({ state }) => state === 'planned' || state === 'open');
    const page = open && (await checkoutOf(open.id, i18n.language));
    if (page) return leaveFor(page);
    void queries.invalidateQueries(vouchersOf(organisation.id));
    await queries.invalidateQueries({ queryKey: ['booking', id] });
    void queries.invalidateQueries({ queryKey: ['bookings'] });
  };
}
