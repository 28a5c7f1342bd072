import type { AdviserPayoutId, EarningId, ExpertId, PayoutDestinationId } from '../kernel/id.js';
import type { Money } from '../kernel/money.js';
import type { Transfer } from '../ledger/index.js';
import { payoutFailed, payoutPaid, payoutReturned } from './payout.postings.js';
import type { PayoutRailName } from './payout-destination.js';

/** `sent`: the provider has it, or a person in a file. `failed`: it never left. `returned`: it was paid and came back. */
export const adviserPayoutStates = ['planned', 'sent', 'paid', 'failed', 'returned'] as const;
export type AdviserPayoutState = (typeof adviserPayoutStates)[number];

/** Money on its way to an adviser: one operation of a provider's, or one line of a bank's file, ever. */
export interface AdviserPayout {
  readonly id: AdviserPayoutId;
  readonly expertId: ExpertId;
  readonly destinationId: PayoutDestinationId;
  readonly rail: PayoutRailName;
  readonly amount: Money;
  readonly state: AdviserPayoutState;
  readonly version: number;
  readonly plannedAt: Temporal.Instant;
  readonly sentAt: Temporal.Instant | null;
  readonly paidAt: Temporal.Instant | null;
  /** In London: the day on which the adviser had it. */
  readonly paidOn: Temporal.PlainDate | null;
  readonly endedAt: Temporal.Instant | null;
  readonly externalId: string | null;
  readonly failure: string | null;
  readonly askedAt: Temporal.Instant | null;
  readonly tries: number;
  readonly nextTryAt: Temporal.Instant | null;
}

export interface AdviserPayoutItem {
  readonly earningId: EarningId;
  readonly kind: 'pay' | 'interest' | 'compensation';
  readonly amount: Money;
}

/** How a payout is seen to stand, by its provider or by what a person says of a file. */
export interface SeenAdviserPayout {
  readonly state: 'sent' | 'paid' | 'failed' | 'returned';
  readonly externalId: string | null;
  /** Of what was paid, the day, where that is said. */
  readonly paidOn: Temporal.PlainDate | null;
  readonly failure: string | null;
}

export interface PayoutOutcome {
  readonly payout: AdviserPayout;
  readonly transfers: readonly Transfer[];
  /** What has just become of it, to be told to its adviser. */
  readonly news: 'paid' | 'failed' | 'returned' | null;
}

/**
 * What follows from how a payout is seen to stand: by what is written of it already, so that it does not matter how often that is asked, or in
 * which order. One that was paid may come back; one that failed or came back has ended, and what it was to pay is due again.
 */
export function outcomeOfPayout(
  payout: AdviserPayout,
  seen: SeenAdviserPayout,
  { now, today }: { readonly now: Temporal.Instant; readonly today: Temporal.PlainDate },
): PayoutOutcome {
  const same = { payout, transfers: [], news: null };
  if (payout.state === 'failed' || payout.state === 'returned') return same;
  const when = { occurredAt: now };
  const known: AdviserPayout = {
    ...payout,
    externalId: payout.externalId ?? seen.externalId,
    sentAt: payout.sentAt ?? now,
    nextTryAt: null,
  };
  const failure = (seen.failure ?? 'no reason was given').slice(0, 200);
  const paid: AdviserPayout = { ...known, state: 'paid', paidAt: now, paidOn: seen.paidOn ?? today };
  const wasPaid = payout.state === 'paid';
  switch (seen.state) {
    case 'sent':
      return wasPaid ? same : { ...same, payout: { ...known, state: 'sent' } };
    case 'paid':
      return wasPaid ? same : { payout: paid, transfers: [payoutPaid(payout, when)], news: 'paid' };
    case 'returned':
      return {
        payout: { ...(wasPaid ? known : paid), state: 'returned', endedAt: now, failure },
        transfers: [...(wasPaid ? [] : [payoutPaid(payout, when)]), payoutReturned(payout, when)],
        news: 'returned',
      };
    case 'failed':
      return wasPaid
        ? {
            payout: { ...known, state: 'returned', endedAt: now, failure },
            ...{ transfers: [payoutReturned(payout, when)], news: 'returned' },
          }
        : {
            payout: {
              ...payout,
              externalId: known.externalId,
              state: 'failed',
              endedAt: now,
              failure,
              nextTryAt: null,
            },
            ...{ transfers: [payoutFailed(payout, when)], news: 'failed' },
          };
  }
}
