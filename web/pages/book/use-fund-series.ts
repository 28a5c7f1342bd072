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

interface Given {
  /** What was shown of each session, in order. */
  readonly shown: readonly FundingPreview[];
  readonly voucher: VoucherNamed;
  readonly rail: Rail | undefined;
}

/**
 * Fixes who pays for each session of a series, one after the other, and leads to the first page where something is paid. A voucher may
 * be used up on the way: then what comes after it is shown anew first, because it would cost more than the payer has seen.
 */
export function useFundSeries() {
  const queries = useQueryClient();
  const { i18n } = useTranslation();
  return useDeed(async (given: Given): Promise<'funded' | 'changed'> => {
    const funded: Funding[] = [];
    try {
      for (const preview of given.shown) {
        const now = await queries.query({ ...fundingPreview(preview.booking_id, given.voucher), staleTime: 0 });
        if (restOf(now) > restOf(preview)) return 'changed';
        funded.push(await fundOne(now, given));
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

/** What is left to the client. */
function restOf({ shares }: FundingPreview): number {
  return shares.find(({ source }) => source === 'client')?.amount.minor ?? 0;
}

function fundOne(preview: FundingPreview, { voucher, rail }: Given): Promise<Funding> {
  const fund: Fund = { quote_hash: preview.quote_hash, ...voucher, ...(restOf(preview) > 0 && rail && { rail }) };
  return api.post<Funding>(`/bookings/${preview.booking_id}/funding`, fund, newKey());
}
