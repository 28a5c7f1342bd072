import { newId } from '../kernel/id.js';
import { minus, type Money, plus } from '../kernel/money.js';
import type { Transfer } from '../ledger/index.js';
import {
  type DisputeFee,
  isOnItsWay,
  isSecured,
  type Payment,
  type PaymentNewsKind,
  type Reversal,
  type ReversalKind,
} from './payment.js';
import {
  debitCollected,
  debitFailed,
  debitReliedOn,
  disputeFee,
  paymentFee,
  paymentRestored,
  paymentReversed,
  paymentSettled,
} from './payment.postings.js';

/** How a payment stands with its provider: asked of it, never taken from an event. */
export interface Seen {
  /** `settled`: the provider has the money for us; `cleared`: it will not be taken back in the ordinary course. */
  readonly state: 'open' | 'pending' | 'settled' | 'cleared' | 'failed' | 'expired';
  readonly checkoutId: string | null;
  readonly externalId: string | null;
  readonly isDebit: boolean;
  /** The provider's word for why not, for stewards. */
  readonly failure: string | null;
  /** What the provider took for it at once; null where it says so later, with a payout. */
  readonly fee: Money | null;
  /** What it has taken back for now, though it had settled. */
  readonly takenBack: { readonly kind: ReversalKind; readonly amount: Money } | null;
  /** What it keeps for disputes in all, whoever won them; null where it keeps nothing for that. */
  readonly disputeFees: Money | null;
}

/** What is written when a payment stands as it was seen: at most one step of its life of each kind, in order. */
export interface Outcome {
  readonly payment: Payment;
  readonly transfers: readonly Transfer[];
  readonly news: readonly PaymentNewsKind[];
  readonly reversal: Reversal | null;
  readonly restored: Reversal | null;
  readonly disputeFee: DisputeFee | null;
}

interface Standing {
  readonly payment: Payment;
  /** The reversal that is not restored. */
  readonly reversal: Reversal | null;
  /** What of it nobody has used. */
  readonly unused: Money;
  /** What its provider keeps for disputes in all, as far as it is written. */
  readonly disputeFees: Money;
  /** Whether the guarantee fund has room for it as a debit. */
  readonly hasRoom: boolean;
}

/**
 * What follows from how a payment is seen to stand. It goes by what is in the books already and not by events, so that it does not
 * matter how many came, or in which order.
 */
export function outcomeOf(standing: Standing, seen: Seen, now: Temporal.Instant): Outcome {
  const outcome = stepOf(standing, seen, now);
  const { payment } = outcome;
  const amount = seen.disputeFees && minus(seen.disputeFees, standing.disputeFees);
  if (!amount || amount.minor === 0 || !payment.settledAt) return outcome;
  const fee: DisputeFee = { id: newId(), paymentId: payment.id, amount, at: now };
  const transfers = [...outcome.transfers, disputeFee(fee, payment, { occurredAt: now })];
  return { ...outcome, transfers, disputeFee: fee };
}

function stepOf(standing: Standing, seen: Seen, now: Temporal.Instant): Outcome {
  const known = {
    ...standing.payment,
    checkoutId: standing.payment.checkoutId ?? seen.checkoutId,
    externalId: standing.payment.externalId ?? seen.externalId,
    isDebit: standing.payment.isDebit || seen.isDebit,
  };
  const at = { ...standing, payment: known };
  if (known.state === 'reversed') return seen.takenBack || isLost(seen) ? unchanged(known) : restoredOf(at, seen, now);
  if (isSecured(known) && (seen.takenBack || isLost(seen))) return reversedOf(at, seen, now);
  if (seen.state === 'settled' || seen.state === 'cleared') return settledOf(at, seen, now);
  if (!isOnItsWay(known)) return unchanged(known);
  if (isLost(seen)) return endedOf(known, seen, now);
  if (seen.state === 'pending') return pendingOf(at, now);
  // What is counted on is not let go before it has failed.
  return unchanged(known.reliedAt ? known : { ...known, state: 'open' });
}

function isLost({ state }: Seen): boolean {
  return state === 'failed' || state === 'expired';
}

function unchanged(payment: Payment): Outcome {
  return { payment, transfers: [], news: [], reversal: null, restored: null, disputeFee: null };
}

function endedOf(payment: Payment, { state, failure }: Seen, now: Temporal.Instant): Outcome {
  const ended = state === 'expired' ? ('expired' as const) : ('failed' as const);
  return { ...unchanged({ ...payment, state: ended, endedAt: now, failure }), news: ['ended'] };
}

/** A debit that was created is counted on at once, as far as the guarantee fund reaches. */
function pendingOf({ payment, hasRoom }: Standing, now: Temporal.Instant): Outcome {
  if (!payment.isDebit || payment.reliedAt || !hasRoom) return unchanged({ ...payment, state: 'pending' });
  const relied = { ...payment, state: 'pending' as const, reliedAt: now };
  return { ...unchanged(relied), transfers: [debitReliedOn(relied, { occurredAt: now })], news: ['secured'] };
}

/**
 * One that had failed or expired here and comes all the same is taken: whoever it is for says what to do with it. What came and was
 * taken back again before anybody saw it is both.
 */
function settledOf(standing: Standing, seen: Seen, now: Temporal.Instant): Outcome {
  const { payment, unused } = standing;
  const settled = settledBy(payment, seen, now);
  if (payment.settledAt) return unchanged(settled);
  const when = { occurredAt: now };
  const come = payment.reliedAt ? debitCollected(settled, when) : paymentSettled(settled, when);
  const { fee } = seen;
  const transfers = fee && fee.minor > 0 ? [come, paymentFee({ ...settled, fee }, when)] : [come];
  if (!seen.takenBack) return { ...unchanged(settled), transfers, news: payment.reliedAt ? [] : ['secured'] };
  const gone = reversedOf({ ...standing, payment: settled, unused: plus(unused, payment.amount) }, seen, now);
  return { ...gone, transfers: [...transfers, ...gone.transfers] };
}

function settledBy(payment: Payment, { state }: Seen, now: Temporal.Instant): Payment {
  const isClear = state === 'cleared' || !payment.isDebit;
  return {
    ...payment,
    ...{ state: 'settled', settledAt: payment.settledAt ?? now, endedAt: null, failure: null },
    clearedAt: payment.clearedAt ?? (isClear ? now : null),
  };
}

/** What nobody has used goes back as it came; what was used is its payer's debt. */
function reversedOf({ payment, unused }: Standing, { takenBack }: Seen, now: Temporal.Instant): Outcome {
  const { kind, amount } = takenBack ?? { kind: 'late-failure' as const, amount: payment.amount };
  const isOwed = unused.minor < amount.minor;
  const { id: paymentId } = payment;
  const reversal: Reversal = { id: newId(), paymentId, kind, amount, isOwed, at: now, restoredAt: null };
  const when = { occurredAt: now };
  const taken = payment.settledAt
    ? paymentReversed(paid(payment, reversal), when)
    : debitFailed(paid(payment, reversal), when);
  const reversed = unchanged({ ...payment, state: 'reversed', clearedAt: null });
  return { ...reversed, transfers: [taken], news: ['reversed'], reversal };
}

/** From then on it has come, and is as clear as one that has just come. */
function restoredOf({ payment, reversal }: Standing, seen: Seen, now: Temporal.Instant): Outcome {
  const isBack = seen.state === 'settled' || seen.state === 'cleared';
  if (!reversal || !isBack) return unchanged(payment);
  const back = { ...settledBy(payment, seen, now), settledAt: now };
  const restored = { ...reversal, restoredAt: now };
  const transfers = [paymentRestored(paid(payment, reversal), { occurredAt: now })];
  return { ...unchanged(back), transfers, news: ['restored'], restored };
}

function paid({ organisationId, provider }: Payment, { id, paymentId, amount, isOwed }: Reversal) {
  return { reversalId: id, paymentId, organisationId, provider, amount, isOwed };
}
