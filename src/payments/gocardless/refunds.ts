import type { GoCardlessClient, Refund as GoCardlessRefund } from 'gocardless-nodejs';
import type { Payment } from '../payment.js';
import { RefundNotYet, type SeenRefund } from '../provider.js';
import type { Refund } from '../refunds/refund.js';
import { once } from './checkouts.js';
import { answered } from './connection.js';

/**
 * Gives a part of a payment back, once for the refund's id. `total` is held against GoCardless's own count of what was refunded, so
 * that two who count differently give nothing back twice. Throws {@link RefundNotYet} for a debit that has not been paid out to us.
 */
export async function giveBack(client: GoCardlessClient, payment: Payment, refund: Refund): Promise<SeenRefund> {
  const { externalId, id: payment_id } = payment;
  if (!externalId) throw new RefundNotYet(`Payment ${payment_id} has not come yet.`);
  const paid = await answered(client.payments.find(externalId));
  const isThere = paid.status === 'paid_out' || (paid.status === 'confirmed' && !payment.isDebit);
  if (!isThere) throw new RefundNotYet(`Payment ${payment_id} is ${paid.status ?? 'nothing'}.`);
  const id = await once(
    client.refunds.create(
      {
        ...{ amount: refund.amount.minor, total_amount_confirmation: refund.total.minor },
        ...{ links: { payment: externalId }, metadata: { payment_id, refund_id: refund.id } },
      },
      refund.id,
    ),
  );
  const made = await answered(client.refunds.find(id));
  if (made.amount === refund.amount.minor && made.links?.payment === externalId) return seenRefundOf(made);
  throw new Error(`GoCardless has another refund under the key of refund ${refund.id}.`);
}

/** Also of one whose answer was lost; null where GoCardless has none. */
export async function lookAtGivenBack(
  client: GoCardlessClient,
  { externalId: payment }: Payment,
  refund: Refund,
): Promise<SeenRefund | null> {
  if (refund.externalId) return seenRefundOf(await answered(client.refunds.find(refund.externalId)));
  if (!payment) return null;
  const { refunds } = await answered(client.refunds.list({ payment, limit: 500 }));
  const made = refunds.find(({ metadata }) => metadata?.['refund_id'] === refund.id);
  return made ? seenRefundOf(made) : null;
}

/** Money that the payer's bank sent back is ours again once GoCardless has it and counts it as refunded no longer: until then it is on its way. */
function seenRefundOf({ id = '', status }: GoCardlessRefund): SeenRefund {
  if (status === 'paid') return { state: 'paid', externalId: id, failure: null };
  const isOver = status === 'funds_returned' || status === 'cancelled';
  return { state: isOver ? 'failed' : 'sent', externalId: id, failure: isOver ? status : null };
}
