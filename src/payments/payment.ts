import type { Id, MandateId, OrganisationId, PaymentId, ReversalId, UserId } from '../kernel/id.js';
import type { Money } from '../kernel/money.js';

export const purposes = ['session', 'debt', 'invoice'] as const;
export type Purpose = (typeof purposes)[number];

/** `bank` is an instant payment that may fall back to a Direct Debit, `debit` a Direct Debit by a mandate that stands. */
export const rails = ['bank', 'debit', 'card'] as const;
export type Rail = (typeof rails)[number];

export const providers = ['gocardless', 'stripe'] as const;
export type Provider = (typeof providers)[number];

/**
 * `planned`: nobody but us knows of it. `open`: there is a page to pay it on. `pending`: its payer has done their part, and the money
 * is on its way. `settled`: it has come. `reversed`: it had, or was counted on, and was taken back.
 */
export const paymentStates = ['planned', 'open', 'pending', 'settled', 'failed', 'expired', 'reversed'] as const;
export type PaymentState = (typeof paymentStates)[number];

/** What an organisation is to pay for one thing by one rail, once. It knows that thing by its id alone. */
export interface Payment {
  readonly id: PaymentId;
  readonly purpose: Purpose;
  readonly reference: string;
  readonly organisationId: OrganisationId;
  readonly rail: Rail;
  /** By which a debit is made: ours, and the provider's id of it. */
  readonly mandate: { readonly id: MandateId; readonly externalId: string } | null;
  readonly provider: Provider;
  readonly amount: Money;
  readonly state: PaymentState;
  readonly version: number;
  readonly plannedAt: Temporal.Instant;
  readonly plannedBy: UserId | null;
  /** Until when it may be begun; what is begun may end later. */
  readonly expiresAt: Temporal.Instant;
  /** The provider's id of the page: a Checkout Session, a billing request. */
  readonly checkoutId: string | null;
  readonly checkoutUrl: string | null;
  /** The provider's id of what was paid: a payment intent, a payment. */
  readonly externalId: string | null;
  /** Whether it comes by Direct Debit, so that it may be taken back. */
  readonly isDebit: boolean;
  /** Since when it is counted on though it has not come: a debit within the guarantee's cap. */
  readonly reliedAt: Temporal.Instant | null;
  readonly settledAt: Temporal.Instant | null;
  /** Since when it stands as well as money does. */
  readonly clearedAt: Temporal.Instant | null;
  /** Of one that failed or expired. */
  readonly endedAt: Temporal.Instant | null;
  readonly failure: string | null;
}

export const reversalKinds = ['late-failure', 'chargeback', 'dispute'] as const;
export type ReversalKind = (typeof reversalKinds)[number];

/** A payment that its provider took back. */
export interface Reversal {
  readonly id: ReversalId;
  readonly paymentId: PaymentId;
  readonly kind: ReversalKind;
  readonly amount: Money;
  /** Whether its payer owes it, because the money was used. */
  readonly isOwed: boolean;
  readonly at: Temporal.Instant;
  readonly restoredAt: Temporal.Instant | null;
}

/** What a provider kept for a dispute about a payment, whoever won; below zero where it gave that back. */
export interface DisputeFee {
  readonly id: Id<'dispute-fee'>;
  readonly paymentId: PaymentId;
  readonly amount: Money;
  readonly at: Temporal.Instant;
}

/** `secured`: it may be used; `ended`: it will not come; `reversed`, `restored`: it was taken back after it was secured, or came again. */
export type PaymentNewsKind = 'secured' | 'ended' | 'reversed' | 'restored';

export interface PaymentNews {
  readonly id: Id<'payment-news'>;
  readonly paymentId: PaymentId;
  readonly kind: PaymentNewsKind;
  readonly at: Temporal.Instant;
  readonly tries: number;
}

/** Whether whoever it is for may use it. */
export function isSecured({ state, reliedAt }: Pick<Payment, 'state' | 'reliedAt'>): boolean {
  return state === 'settled' || (state === 'pending' && reliedAt !== null);
}

/** An adviser waits for the money of a session; a deposit or a debt can wait until it has come. */
export function mayBeReliedOn({ purpose }: Pick<Payment, 'purpose'>): boolean {
  return purpose === 'session';
}

export function isOnItsWay({ state }: Pick<Payment, 'state'>): boolean {
  return state === 'planned' || state === 'open' || state === 'pending';
}

/** Whether its payer has still to do their part. */
export function isToBePaid({ state }: Pick<Payment, 'state'>): boolean {
  return state === 'planned' || state === 'open';
}

export function providerOf(rail: Rail): Provider {
  return rail === 'card' ? 'stripe' : 'gocardless';
}
