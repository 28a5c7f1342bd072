import type Stripe from 'stripe';
import { money, type Money, sum } from '../../kernel/money.js';
import type { Payment } from '../payment.js';
import type { SeenRefund } from '../provider.js';
import type { Seen } from '../seen.js';

/** What Stripe has of a payment. Of the intent, `latest_charge.balance_transaction` is the thing itself, where there is one. */
export interface Found {
  readonly session: Stripe.Checkout.Session | null;
  readonly intent: Stripe.PaymentIntent | null;
  readonly disputes: readonly Stripe.Dispute[];
}

/** Stripe asks that whoever pays learns of these only that it was declined: more would help a thief. Source: its page on decline codes. */
const notToTell = ['fraudulent', 'lost_card', 'merchant_blacklist', 'stolen_card'];

/**
 * How a payment stands. What is not known of, because Stripe may name new states, is as if nothing had come yet. Throws an Error
 * where another amount came than was asked for.
 */
export function seenOf(payment: Payment, found: Found, now: Temporal.Instant): Seen {
  const { session, intent, disputes } = found;
  const state = stateOf(found, Temporal.Instant.compare(payment.expiresAt, now) <= 0);
  const hasCome = state === 'settled';
  if (hasCome && intent?.amount_received !== payment.amount.minor) {
    throw new Error(`Another amount came for payment ${payment.id} than ${payment.amount.minor} pence.`);
  }
  const line = lineOf(intent);
  const { decline_code: said, code } = intent?.last_payment_error ?? {};
  const declined = said !== undefined && notToTell.includes(said) ? 'generic_decline' : said;
  return {
    state,
    checkoutId: session?.id ?? null,
    // Before the money comes it may yet come by another page, and so by another intent.
    externalId: hasCome ? (intent?.id ?? null) : null,
    isDebit: false,
    failure: declined ?? code ?? null,
    fee: line && moneyOf(line.fee, line.currency),
    takenBack: takenBackBy(disputes),
    disputeFees: feesOf(disputes, payment),
  };
}

/** A page that is over is no end while the payment may still be begun: the next one to ask gets a new page. */
function stateOf({ session, intent }: Found, isOver: boolean): Seen['state'] {
  if (intent?.status === 'succeeded') return lineOf(intent) ? 'settled' : 'pending';
  if (intent?.status === 'processing') return 'pending';
  if (intent?.status === 'canceled' || session?.status === 'expired') return isOver ? 'expired' : 'open';
  return session?.status === 'complete' ? 'pending' : 'open';
}

/** The line of our balance with Stripe that a charge is: before it is there the money is not ours. */
function lineOf(intent: Stripe.PaymentIntent | null): Stripe.BalanceTransaction | null {
  const charge = intent?.latest_charge ?? null;
  const line = charge !== null && typeof charge !== 'string' ? charge.balance_transaction : null;
  return line !== null && typeof line !== 'string' ? line : null;
}

/** What disputes hold of a payment: withdrawn and not given back. An inquiry, which withdraws nothing, holds nothing. */
function takenBackBy(disputes: readonly Stripe.Dispute[]): Seen['takenBack'] {
  const lines = disputes.flatMap(({ balance_transactions }) => balance_transactions);
  const [first] = lines;
  const held = -lines.reduce((total, { amount }) => total + amount, 0);
  if (!first || held <= 0) return null;
  return { kind: 'dispute', amount: moneyOf(held, first.currency) };
}

/** What Stripe keeps for disputes, less what it gave back of that: by the same lines, also where they hold nothing any more. */
function feesOf(disputes: readonly Stripe.Dispute[], { amount }: Pick<Payment, 'amount'>): Money {
  const lines = disputes.flatMap(({ balance_transactions }) => balance_transactions);
  return sum(
    lines.map(({ fee, currency }) => moneyOf(fee, currency)),
    amount.currency,
  );
}

/** A refund by card succeeds at once, and may fail weeks later, when the payer's bank sends it back. */
export function seenRefundOf({ id, status, failure_reason: reason }: Stripe.Refund): SeenRefund {
  const isFailed = status === 'failed' || status === 'canceled';
  const failure = isFailed ? (reason ?? status) : null;
  if (isFailed) return { state: 'failed', externalId: id, failure };
  return { state: status === 'succeeded' ? 'paid' : 'sent', externalId: id, failure };
}

function moneyOf(minor: number, currency: string): Money {
  return money(minor, currency.toUpperCase());
}
