import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, newKey, Refusal } from '../../api/api.js';
import {
  checkoutOf,
  type Fund,
  type Funding,
  type FundingPreview,
  fundingPreview,
  type Rail,
  type VoucherNamed,
} from '../../api/bookings.js';
import { useDeed } from '../../api/use-deed.js';
import { leaveFor } from '../../parts/leave-for.js';
import { partOf } from './series-shares.js';

interface Given {
  /** What was shown of each session, in order, and what of a voucher it takes. */
  readonly shown: readonly { readonly preview: FundingPreview; readonly voucher: VoucherNamed }[];
  readonly rail: Rail | undefined;
}

/**
 * Fixes who pays for each session of a series, one after the other, and leads to the first page where something is paid. A voucher may
 * be used elsewhere meanwhile: then what comes after it is shown anew first, because it would cost more than the payer has seen.
 */
export function useFundSeries() {
  const queries = useQueryClient();
  const { i18n } = useTranslation();
  return useDeed(async (given: Given): Promise<'funded' | 'changed'> => {
    const funded: Funding[] = [];
    try {
      for (const { preview, voucher } of given.shown) {
        const now = await queries.query({ ...fundingPreview(preview.booking_id, voucher), staleTime: 0 });
        if (partOf(now, 'client') > partOf(preview, 'client')) return 'changed';
        funded.push(await fundOne(now, voucher, given.rail));
      }
      for (const { payments } of funded) {
        const open = payments.findLast(({ state }) => state === 'planned' || state === 'open');
        const page = open && (await checkoutOf(open.id, i18n.language));
        if (page) return await leaveFor(page);
      }
      return 'funded';
    } catch (error) {
      if (funded.length > 0 && error instanceof Refusal && error.code === 'voucher-too-low') return 'changed';
      throw error;
    } finally {
      void queries.invalidateQueries({ queryKey: ['bookings'] });
      await queries.invalidateQueries({ queryKey: ['booking'] });
    }
  });
}

function fundOne(preview: FundingPreview, voucher: VoucherNamed, rail: Rail | undefined): Promise<Funding> {
  const isToPay = partOf(preview, 'client') > 0;
  const fund: Fund = { quote_hash: preview.quote_hash, ...voucher, ...(isToPay && rail && { rail }) };
  return api.post<Funding>(`/bookings/${preview.booking_id}/funding`, fund, newKey());
}
