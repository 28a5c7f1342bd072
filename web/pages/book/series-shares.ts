import type { FundingPreview, PaymentOption, VoucherNamed } from '../../api/bookings.js';
import { sumOf } from '../../parts/sum-of.js';

type Sums = Pick<FundingPreview, 'shares' | 'total' | 'match_minutes'>;

/** No provider takes less in one payment. */
const leastPaymentMinor = 30;

/**
 * What several sessions take of one voucher, in order, by how each would be funded by itself: as much as it pays of each until it is
 * used up, then what is left of it, then nothing.
 */
export function alongVoucher(alone: readonly FundingPreview[], voucher: VoucherNamed): VoucherNamed[] {
  let left = alone[0]?.voucher?.left.minor ?? 0;
  let minutesLeft = alone[0]?.voucher?.minutes_left ?? Infinity;
  return alone.map((preview) => {
    const wanted = partOf(preview, 'voucher');
    const minutes = preview.voucher?.minutes ?? 0;
    const pays = wanted <= left ? wanted : Math.min(left, preview.total.minor - leastPaymentMinor);
    if (pays <= 0 || minutes > minutesLeft) return {};
    left -= pays;
    minutesLeft -= minutes;
    return pays === wanted ? voucher : { ...voucher, voucher_pays_minor: pays };
  });
}

/** What a source pays of a session, in pence. */
export function partOf({ shares }: FundingPreview, source: 'voucher' | 'client'): number {
  return shares.find((share) => share.source === source)?.amount.minor ?? 0;
}

/** Who would pay which part of several sessions together. */
export function allShares(previews: readonly FundingPreview[]): Sums | undefined {
  const total = sumOf(previews.map((preview) => preview.total));
  if (!total) return undefined;
  const all = previews.flatMap(({ shares }) => shares);
  const sources = [...new Set(all.map(({ source }) => source))];
  return {
    shares: sources.flatMap((source) => {
      const amount = sumOf(all.filter((share) => share.source === source).map((share) => share.amount));
      return amount ? [{ source, amount }] : [];
    }),
    total,
    match_minutes: previews.reduce((sum, { match_minutes: minutes }) => sum + minutes, 0),
  };
}

/** What paying several sessions by each way comes to; a way that cannot be used for one of them cannot be used for all. */
export function allOptions(options: readonly (readonly PaymentOption[])[]): PaymentOption[] {
  const [first = [], ...others] = options;
  return first.flatMap((option) => {
    const each = [option, ...others.flatMap((other) => other.find(({ rail }) => rail === option.rail) ?? [])];
    const amount = sumOf(each.map((one) => one.amount));
    const cost = sumOf(each.map((one) => one.costs_the_co_op));
    const refused = each.find(({ can_be_used }) => !can_be_used);
    return amount && cost ? [{ ...(refused ?? option), amount, costs_the_co_op: cost }] : [];
  });
}
