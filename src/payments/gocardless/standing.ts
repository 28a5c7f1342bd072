import type { BillingRequest, Payment as GoCardlessPayment } from 'gocardless-nodejs';
import type { Payment, ReversalKind } from '../payment.js';
import type { Seen } from '../seen.js';

/** What GoCardless has of a payment of ours. A debit by a mandate has no billing request; a page that was not paid on, no payment. */
export interface Held {
  readonly request: BillingRequest | undefined;
  readonly paid: GoCardlessPayment | undefined;
  /** GoCardless's word for why it failed, where it did. */
  readonly cause: string | undefined;
}

type Ours = Pick<Payment, 'amount' | 'isDebit' | 'reliedAt' | 'settledAt'>;

/**
 * How a payment stands. Its status says nothing of when it failed: one that had come here, or was counted on, was taken back, and any
 * other never came. A status that nobody knows yet counts as on its way, never as money.
 */
export function seenOf(ours: Ours, { request, paid, cause }: Held): Seen {
  const isDebit = ours.isDebit || request?.fallback_occurred === true || paid?.scheme === 'bacs';
  const nothing = { failure: null, fee: null, takenBack: null, disputeFees: null };
  const known = { checkoutId: request?.id ?? null, externalId: paid?.id ?? null, isDebit, ...nothing };
  if (!paid) return { ...known, state: stateOf(request) };
  if (paid.status === 'confirmed') return { ...known, state: 'settled' };
  if (paid.status === 'paid_out') return { ...known, state: 'cleared' };
  const kind = lossOf(paid, ours);
  if (!kind) return { ...known, state: 'pending' };
  const wasCountedOn = ours.settledAt !== null || ours.reliedAt !== null;
  const takenBack = wasCountedOn ? { kind, amount: ours.amount } : null;
  return { ...known, state: 'failed', failure: (cause ?? paid.status ?? '').slice(0, 200), takenBack };
}

/** Nobody has paid on it yet, or it makes the payment just now. */
function stateOf(request: BillingRequest | undefined): Seen['state'] {
  if (request?.status === 'cancelled') return 'expired';
  return request?.status === 'fulfilling' || request?.status === 'fulfilled' ? 'pending' : 'open';
}

/** One that had come and is on its way again has failed meanwhile, and is tried once more. */
function lossOf({ status }: GoCardlessPayment, { settledAt }: Ours): ReversalKind | null {
  if (status === 'charged_back') return 'chargeback';
  const isLost = status === 'failed' || status === 'cancelled' || status === 'customer_approval_denied';
  return isLost || settledAt ? 'late-failure' : null;
}
