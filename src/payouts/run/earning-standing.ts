import type { AdviserPayoutId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import type { Earning } from '../earning.js';

/** `due`: to be paid by its day; `late`: that day is over, and it is not on its way; then `under-way` and `paid`. */
export const earningStates = ['due', 'late', 'under-way', 'paid'] as const;
export type EarningState = (typeof earningStates)[number];

/** Something earned, and how far it is paid. */
export interface EarningStanding {
  readonly earning: Earning;
  /** That pays or has paid it. */
  readonly payout: {
    readonly id: AdviserPayoutId;
    /** Null while it is under way. */
    readonly paidOn: Temporal.PlainDate | null;
  } | null;
  /** What being late has added so far; null of what was never late. */
  readonly late: {
    readonly since: Temporal.PlainDate;
    /** A year, in hundredths of a percent. */
    readonly rate: number;
    readonly interest: Money;
    readonly compensation: Money;
  } | null;
}

export function stateOfEarning(
  { earning, payout }: Pick<EarningStanding, 'earning' | 'payout'>,
  today: Temporal.PlainDate,
): EarningState {
  if (payout) return payout.paidOn === null ? 'under-way' : 'paid';
  return Temporal.PlainDate.compare(earning.dueOn, today) < 0 ? 'late' : 'due';
}
