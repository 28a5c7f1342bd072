import { newId, type RefundId } from '../../kernel/id.js';
import { minus, type Money } from '../../kernel/money.js';
import { Ledger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import { isSecured, type Payment } from '../payment.js';
import { creditRefunded, paymentRefunded } from '../payment.postings.js';
import { PaymentTable } from '../payment.table.js';
import { type Refund, type RefundReason, refundedOf } from './refund.js';
import { RefundTable } from './refund.table.js';

export interface RefundWanted {
  readonly amount: Money;
  readonly why: RefundReason;
  /** Where it lies now: in what the payment brought and nobody has used, or in what its payer is to have back. */
  readonly from: 'payment' | 'credit';
  /** The refund that failed, which this one tries anew. */
  readonly retryOf?: RefundId;
}

/**
 * Puts a part of a payment on its way back to who paid, with the fact that it follows from. A sweep asks the provider for it; what has not
 * come yet goes back once it has. The payment is locked here, before any ledger account. Throws an Error for more than is left of it, and
 * for one that was not secured or was taken back.
 */
export async function planRefund(
  tx: Transaction,
  { id: paymentId }: Pick<Payment, 'id'>,
  { amount, why, from, retryOf }: RefundWanted,
  now: Temporal.Instant,
): Promise<Refund> {
  const payment = await new PaymentTable(tx).lock(paymentId);
  if (!isSecured(payment)) throw new Error(`Payment ${paymentId} is ${payment.state}: nothing of it can go back.`);
  const refunds = new RefundTable(tx);
  const total = refundedOf(payment, [...(await refunds.of(paymentId)), { amount, state: 'planned' }]);
  const notYet = { sentAt: null, endedAt: null, externalId: null, failure: null, askedAt: null, nextTryAt: null };
  const refund: Refund = {
    ...{ id: newId<RefundId>(), paymentId, amount, total, why, state: 'planned', version: 1, plannedAt: now },
    ...{ ...notYet, tries: 0, retryOf: retryOf ?? null },
  };
  await refunds.insert(refund);
  const { organisationId } = payment;
  const posted =
    from === 'credit'
      ? creditRefunded({ refundId: refund.id, organisationId, amount }, { occurredAt: now })
      : paymentRefunded({ refundId: refund.id, paymentId, amount }, { occurredAt: now });
  await new Ledger(tx).post([posted], now);
  return refund;
}

/** What goes back of a payment, or was to, the oldest first. */
export function refundsOf(tx: Transaction, { id }: Pick<Payment, 'id'>): Promise<Refund[]> {
  return new RefundTable(tx).of(id);
}

/** What of a payment has not gone back, and is not to. */
export async function leftToRefund(tx: Transaction, payment: Payment): Promise<Money> {
  return minus(payment.amount, refundedOf(payment, await refundsOf(tx, payment)));
}
