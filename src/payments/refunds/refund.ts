import type { PaymentId, RefundId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';

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
}
