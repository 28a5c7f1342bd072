import { useQuery } from '@tanstack/react-query';
import type { ListedApplication } from '../../api/applications.js';
import { type Voucher, vouchersOf } from '../../api/vouchers.js';

interface VoucherOf {
  readonly voucher: Voucher | undefined;
  /** What came of the offer; undefined while it is open, or is none. */
  readonly became: 'accepted' | 'declined' | 'lapsed' | undefined;
}

/** The voucher that an application became. */
export function useVoucherOf({
  id,
  state,
  organisation,
}: Pick<ListedApplication, 'id' | 'state' | 'organisation'>): VoucherOf {
  const { data } = useQuery({ ...vouchersOf(organisation.id), enabled: state === 'offered' });
  const voucher = state === 'offered' ? data?.items.find(({ application_id }) => application_id === id) : undefined;
  return { voucher, became: voucher && whatBecameOf(voucher) };
}

function whatBecameOf({ state }: Voucher) {
  if (state === 'offered') return undefined;
  return state === 'declined' || state === 'lapsed' ? state : 'accepted';
}
