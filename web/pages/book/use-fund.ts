import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { type Booking, checkoutOf, type Fund, type Funding, funding, type Rail } from '../../api/bookings.js';
import { useDeed } from '../../api/use-deed.js';
import { leaveFor } from '../../parts/leave-for.js';

/** Fixes who pays; what is left to pay leads to the page where it is paid. */
export function useFund({ id }: Booking) {
  const settle = useSettle(id);
  return useDeed((fund: Fund, key) => api.post<Funding>(`/bookings/${id}/funding`, fund, key), settle);
}

/** Chooses how to pay what is owed, or chooses anew, and leads there. */
export function usePay({ id }: Booking) {
  const settle = useSettle(id);
  return useDeed((rail: Rail, key) => api.post<Funding>(`/bookings/${id}/payments`, { rail }, key), settle);
}

function useSettle(id: string) {
  const queries = useQueryClient();
  const { i18n } = useTranslation();
  return async (funded: Funding) => {
    queries.setQueryData(funding(id).queryKey, funded);
    const open = funded.payments.findLast(({ state }) => state === 'planned' || state === 'open');
    const page = open && (await checkoutOf(open.id, i18n.language));
    if (page) return leaveFor(page);
    await queries.invalidateQueries({ queryKey: ['booking', id] });
    void queries.invalidateQueries({ queryKey: ['bookings'] });
  };
}
