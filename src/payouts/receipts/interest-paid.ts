import type { AdviserPayoutId } from '../../kernel/id.js';
import type { LateOfEarning } from './receipt.js';

/** Interest on one earning as it was written: of so many days, the last of which is `through`; in pence. */
export interface InterestOfDays {
  readonly through: Temporal.PlainDate;
  readonly days: number;
  readonly minor: number;
}

/** A payout that takes interest on that earning, in pence. */
export interface TakingPayout {
  readonly id: AdviserPayoutId;
  readonly plannedAt: Temporal.Instant;
  /** Since when what it took is to be paid again: it failed or came back. */
  readonly endedAt: Temporal.Instant | null;
  readonly minor: number;
}

type InterestPaid = Omit<LateOfEarning, 'since' | 'rate'>;

/**
 * For which days a payout pays interest: those that were written when it was planned, and that no payout had which stood then. So they are found by
 * going through the payouts in the order in which they were planned, whatever has become of those before since. Where one between them came
 * back there is a gap in the days, which another payout has paid.
 */
export function interestPaidBy(
  id: AdviserPayoutId,
  written: readonly InterestOfDays[],
  payouts: readonly TakingPayout[],
): InterestPaid {
  const holders = new Map<InterestOfDays, TakingPayout>();
  for (const payout of payouts) {
    const free = written.filter((each) => !isHeld(holders.get(each), payout));
    for (const each of upTo(payout.minor, free)) holders.set(each, payout);
    if (payout.id === id) return daysOf(payout, written, holders);
  }
  return { paidThrough: null, through: null, daysBefore: 0, daysThrough: 0 };
}

/** Whether what a payout took was its own still when another one was planned. */
function isHeld(holder: TakingPayout | undefined, { plannedAt }: TakingPayout): boolean {
  if (!holder) return false;
  return holder.endedAt === null || Temporal.Instant.compare(holder.endedAt, plannedAt) > 0;
}

/** The first of them that come to a sum. */
function upTo(minor: number, free: readonly InterestOfDays[]): InterestOfDays[] {
  let left = minor;
  return free.filter((each) => {
    left -= each.minor;
    return left >= 0;
  });
}

function daysOf(
  payout: TakingPayout,
  written: readonly InterestOfDays[],
  holders: ReadonlyMap<InterestOfDays, TakingPayout>,
): InterestPaid {
  const first = written.findIndex((each) => holders.get(each) === payout);
  const before = first < 0 ? written : written.slice(0, first);
  const paid = written.filter((each) => holders.get(each) === payout);
  const daysBefore = total(before);
  return {
    ...{ paidThrough: before.at(-1)?.through ?? null, through: paid.at(-1)?.through ?? null },
    ...{ daysBefore, daysThrough: daysBefore + total(paid) },
  };
}

function total(interest: readonly InterestOfDays[]): number {
  return interest.reduce((sum, { days }) => sum + days, 0);
}
