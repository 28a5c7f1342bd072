import { useQueries, useQuery } from '@tanstack/react-query';
import { type Booking, fundingPreview } from '../../api/bookings.js';
import { useMe } from '../../api/me.js';
import { type Voucher, vouchersOf } from '../../api/vouchers.js';
import type { VoucherChoice } from './choose-voucher.js';

const mostCompared = 5;

/** Booking by a voucher's id is for finance and admins; others are given its code. */
export function useVouchers(organisationId: string) {
  const me = useMe();
  const role = me?.memberships.find(({ organisation_id }) => organisation_id === organisationId)?.role;
  return useQuery({ ...vouchersOf(organisationId), enabled: role === 'admin' || role === 'finance' });
}

/** Those that can be spent now. */
export function useUsableVouchers(organisationId: string): readonly Voucher[] {
  const { data } = useVouchers(organisationId);
  return (data?.items ?? []).filter(({ state, left }) => state === 'active' && left.minor > 0);
}

/** The organisation's voucher that pays most of a session, or none where none pays any of it; undefined until that is known. */
export function useBestVoucher({ id, organisation }: Booking): VoucherChoice | undefined {
  const { isLoading } = useVouchers(organisation.id);
  const vouchers = useUsableVouchers(organisation.id)
    .toSorted((a, b) => b.left.minor - a.left.minor)
    .slice(0, mostCompared);
  const previews = useQueries({ queries: vouchers.map((each) => fundingPreview(id, { voucher_id: each.id })) });
  if (isLoading || previews.some((each) => each.isLoading)) return undefined;
  const paid = previews.map(({ data }) => data?.shares.find(({ source }) => source === 'voucher')?.amount.minor ?? 0);
  const most = Math.max(0, ...paid);
  const best = most > 0 && vouchers[paid.indexOf(most)];
  return best ? { by: 'id', id: best.id } : { by: 'none' };
}
