import type { PaymentId, RefundId } from '../../kernel/id.js';
import { type Money, sum } from '../../kernel/money.js';
import type { Payment } from '../payment.js';

export const refundReasons = ['session-settled', 'came-too-late', 'not-needed'] as const;
export type RefundReason = (typeof refundReasons)[number];

export const refundStates = ['planned', 'sent', 'paid', 'failed'] as const;
export type RefundState = (typeof refundStates)[number];

/** A part of a payment that goes back to who paid. */
export interface Refund {
  readonly id: RefundId;
  readonly paymentId: PaymentId;
  readonly amount: Money;
  /** What is refunded of the payment with this one. */
  readonly total: Money;
  readonly why: RefundReason;
  readonly state: RefundState;
  readonly version: number;
  readonly plannedAt: Temporal.Instant;
  readonly sentAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  readonly externalId: string | null;
  readonly failure: string | null;
  /** Since when the provider was asked for it, whatever it answered. */
  readonly askedAt: Temporal.Instant | null;
  readonly tries: number;
  /** Not asked for before then. */
  readonly nextTryAt: Temporal.Instant | null;
  /** The refund that failed, which this one tries anew. */
  readonly retryOf: RefundId | null;
}

/** What of a payment has gone back, or is to; what failed did not. Throws an Error where that is more than was paid. */
export function refundedOf(
  { id, amount }: Pick<Payment, 'id' | 'amount'>,
  refunds: readonly Pick<Refund, 'amount' | 'state'>[],
): Money {
  const standing = refunds.filter(({ state }) => state !== 'failed').map((refund) => refund.amount);
  const total = sum(standing, amount.currency);
  if (total.minor > amount.minor) throw new Error(`More would be refunded of payment ${id} than was paid.`);
  return total;
}

/** What the provider is told: what went back of the payment before this refund, and it. Those planned after it wait for it. */
export function refundedBefore({ id, amount }: Pick<Refund, 'id' | 'amount'>, refunds: readonly Refund[]): Money {
  const others = refunds.filter((each) => each.id !== id && (each.state === 'sent' || each.state === 'paid'));
  return sum([...others.map((each) => each.amount), amount], amount.currency);
}

/** The provider gives it back only later, and has nothing of it. That costs no try. */
export function notYet(refund: Refund, now: Temporal.Instant): Refund {
  return { ...refund, askedAt: null, tries: 0, nextTryAt: now.add({ hours: 6 }) };
}
