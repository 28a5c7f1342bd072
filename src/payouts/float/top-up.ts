import type { FloatTopUpId, UserId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import type { Transfer } from '../../ledger/index.js';
import { floatSentBack, floatToppedUp } from '../payout.postings.js';

export const topUpDirections = ['to-float', 'to-bank'] as const;

/** Money that went from the bank to the float, or back, as a steward saw it. One that was written down wrongly is reversed, and written anew. */
export interface TopUp {
  readonly id: FloatTopUpId;
  readonly direction: (typeof topUpDirections)[number];
  readonly amount: Money;
  /** In London. */
  readonly movedOn: Temporal.PlainDate;
  readonly bankReference: string;
  readonly recordedAt: Temporal.Instant;
  readonly recordedBy: UserId;
  readonly reversal: TopUpReversal | null;
}

interface TopUpReversal {
  readonly at: Temporal.Instant;
  readonly by: UserId;
  readonly reason: string;
}

export function transferOf(topUp: TopUp): Transfer {
  const when = { occurredAt: topUp.recordedAt, by: topUp.recordedBy };
  return topUp.direction === 'to-float' ? floatToppedUp(topUp, when) : floatSentBack(topUp, when);
}

/** Throws `top-up-in-the-future`. */
export function refuseFutureTopUp({ movedOn }: Pick<TopUp, 'movedOn'>, today: Temporal.PlainDate): void {
  if (Temporal.PlainDate.compare(movedOn, today) <= 0) return;
  throw new Problem('top-up-in-the-future', 'Nothing was recorded: that day has not come. Look at its date.', {
    errors: [{ pointer: '/moved_on', detail: 'must not be later than today', rule: 'future' }],
  });
}

/** Throws `top-up-reversed`. */
export function refuseReversed({ reversal }: Pick<TopUp, 'reversal'>): void {
  if (reversal) throw new Problem('top-up-reversed', 'This was reversed before. There is nothing left of it.');
}
