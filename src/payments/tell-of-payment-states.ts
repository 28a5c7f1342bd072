import { Events, type EventContent } from '../events/index.js';
import type { Transaction } from '../platform/database.js';
import type { Payment } from './payment.js';
import type { Refund } from './refunds/refund.js';

/** Tells those who follow its payer what has become of a payment, where that is the end of its way for now. */
export async function tellOfPaymentState(
  tx: Transaction,
  payment: Payment,
  before: Payment,
  at: Temporal.Instant,
): Promise<void> {
  const { state } = payment;
  if (state === before.state) return;
  const told = { about: { kind: 'payment', id: payment.id }, at, to: payerOf(payment), data: viewed(payment) } as const;
  const events = new Events(tx);
  if (state === 'settled') await events.tell({ ...told, type: 'payment.settled' });
  if (state === 'failed') await events.tell({ ...told, type: 'payment.failed' });
  if (state === 'expired') await events.tell({ ...told, type: 'payment.expired' });
  if (state === 'reversed') await events.tell({ ...told, type: 'payment.reversed' });
}

/** Tells that a part of a payment has gone back. */
export async function tellOfRefund(
  tx: Transaction,
  refund: Refund,
  payment: Payment,
  at: Temporal.Instant,
): Promise<void> {
  await new Events(tx).tell({
    ...{ type: 'payment.refunded', about: { kind: 'payment', id: payment.id }, at, to: payerOf(payment) },
    data: { ...viewed(payment), refund_id: refund.id, refunded: refund.amount },
  });
}

function payerOf({ organisationId }: Payment) {
  return { organisations: [organisationId] };
}

function viewed({ id, purpose, reference, organisationId, rail, amount }: Payment): EventContent<'payment.settled'> {
  return { payment_id: id, purpose, reference, organisation_id: organisationId, rail, amount };
}
