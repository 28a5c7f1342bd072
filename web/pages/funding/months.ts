import type { AwardedVoucher } from '../../api/programmes.js';
import { dayIn } from '../../parts/when.js';

export interface AwardedInMonth {
  /** `2026-12` */
  readonly month: string;
  readonly count: number;
  /** In pence; likewise the others. */
  readonly drawn: number;
  readonly reserved: number;
  readonly unused: number;
}

/** The month that a voucher was offered in, in UTC, as caps of a month are counted. */
export function monthOf({ offered_at }: Pick<AwardedVoucher, 'offered_at'>): string {
  return dayIn('UTC', offered_at).slice(0, 7);
}

/** What was awarded in each month, the first coming first, and where it is now; what went back is in none. */
export function byMonth(vouchers: readonly AwardedVoucher[]): readonly AwardedInMonth[] {
  const groups = Map.groupBy(vouchers, monthOf);
  const sum = (of: readonly AwardedVoucher[], part: 'drawn' | 'reserved' | 'left') =>
    of.reduce((all, voucher) => all + voucher[part].minor, 0);
  return [...groups]
    .map(([month, of]) => ({
      ...{ month, count: of.length, drawn: sum(of, 'drawn') },
      ...{ reserved: sum(of, 'reserved'), unused: sum(of, 'left') },
    }))
    .toSorted((a, b) => a.month.localeCompare(b.month));
}
