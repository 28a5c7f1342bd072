import type { ProgrammeId, StandingDepositId, UserId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import { britishDate } from '../../kernel/time.js';

export const standingStates = ['active', 'paused', 'ended'] as const;
export type StandingState = (typeof standingStates)[number];

export const pauseReasons = ['asked', 'no-mandate'] as const;

/** What a funder deposits each month by Direct Debit. */
export interface StandingDeposit {
  readonly id: StandingDepositId;
  readonly programmeId: ProgrammeId;
  readonly amount: Money;
  /** 1 to 28, so that every month has it, on a British calendar. */
  readonly day: number;
  readonly buyerReference: string | null;
  readonly state: StandingState;
  readonly stateSince: Temporal.Instant;
  /** Null: by itself. */
  readonly stateBy: UserId | null;
  readonly pauseReason: (typeof pauseReasons)[number] | null;
  readonly startedAt: Temporal.Instant;
  readonly startedBy: UserId;
}

/**
 * The first day of the month whose deposit is due by now; null where none is. What fell due before it was started, or while it was
 * paused, is not asked for later.
 */
export function monthDue({ day, state, stateSince }: StandingDeposit, now: Temporal.Instant): string | null {
  if (state !== 'active') return null;
  const today = Temporal.PlainDate.from(britishDate(now));
  const due = today.with({ day });
  const since = Temporal.PlainDate.from(britishDate(stateSince));
  const isDue = Temporal.PlainDate.compare(due, today) <= 0 && Temporal.PlainDate.compare(due, since) >= 0;
  return isDue ? due.with({ day: 1 }).toString() : null;
}

interface Change {
  readonly state: StandingState;
  readonly by: UserId | null;
  readonly because?: 'no-mandate';
}

/** What has ended stays so. Throws `standing-deposit-state`. */
export function changed(
  standing: StandingDeposit,
  { state, by, because }: Change,
  now: Temporal.Instant,
): StandingDeposit {
  if (standing.state === state) return standing;
  if (standing.state === 'ended') {
    throw new Problem(
      'standing-deposit-state',
      'Nothing was changed: this monthly deposit has ended. Start another one.',
      {
        state: standing.state,
      },
    );
  }
  const pauseReason = state === 'paused' ? (because ?? 'asked') : null;
  return { ...standing, state, stateSince: now, stateBy: by, pauseReason };
}
