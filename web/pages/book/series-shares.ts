import type { FundingPreview, PaymentOption } from '../../api/bookings.js';
import { sumOf } from '../../parts/sum-of.js';

type Sums = Pick<FundingPreview, 'shares' | 'total' | 'match_minutes'>;

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

/** What paying one session by each way costs the co-op, so many times. */
export function forAll(options: readonly PaymentOption[], count: number): PaymentOption[] {
  const times = <Each extends { readonly minor: number }>(one: Each) => ({ ...one, minor: one.minor * count });
  return options.map((option) => ({
    ...option,
    amount: times(option.amount),
    costs_the_co_op: times(option.costs_the_co_op),
  }));
}
