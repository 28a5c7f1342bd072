import * as z from 'zod';
import type { Rows } from '../routes.js';
import { workingDaysAfter } from '../timetable.js';
import { creates, finds, lists, metadata, pence, text, type Endpoint } from './endpoints.js';
import { owe } from './payouts.js';
import { GoCardlessRefusal, invalid, refused } from './refusal.js';
import { byApi, byBank, byGoCardless, type Kept, type World } from './world.js';

const creating = z.strictObject({
  amount: pence,
  links: z.strictObject({ payment: text }),
  metadata: metadata.default({}),
  reference: text.optional(),
  total_amount_confirmation: pence.optional(),
});

export function refundEndpoints(world: World): Rows<Endpoint> {
  return {
    'POST /refunds': creates('refunds', creating, (wanted) => refund(world, wanted)),
    'GET /refunds/:id': finds(world, 'refunds'),
    'GET /refunds': lists(world, 'refunds', { payment: ({ links }) => links?.payment }),
  };
}

/** `total_amount_confirmation` is what was refunded before and this: who counts otherwise is refused, and refunds nothing twice. */
function refund(world: World, wanted: z.output<typeof creating>): Kept<'refunds'> {
  if (!world.creditor.can_create_refunds)
    throw new GoCardlessRefusal(403, 'invalid_api_usage', [
      { reason: 'forbidden', message: 'Refunds are not enabled for this creditor.' },
    ]);
  const payment = world.get('payments', wanted.links.payment);
  const total = (payment.amount_refunded ?? 0) + wanted.amount;
  if (payment.status !== 'confirmed' && payment.status !== 'paid_out')
    throw refused(
      'refund_payment_invalid_state',
      `This payment is ${payment.status ?? 'nothing'} and cannot be refunded.`,
    );
  if (wanted.total_amount_confirmation === undefined) throw invalid('refunds.total_amount_confirmation', 'is required');
  if (wanted.total_amount_confirmation !== total)
    throw refused('total_amount_confirmation_invalid', 'Total amount confirmation is incorrect.');
  if (total > (payment.amount ?? 0)) throw invalid('refunds.amount', 'is more than is left of the payment');
  payment.amount_refunded = total;
  const made = world.put('refunds', {
    id: world.newId('refunds'),
    amount: wanted.amount,
    created_at: world.now(),
    currency: 'GBP',
    fx: { estimated_exchange_rate: null, exchange_rate: null, fx_amount: null, fx_currency: 'GBP' },
    links: { payment: payment.id, ...(payment.links?.mandate && { mandate: payment.links.mandate }) },
    metadata: wanted.metadata,
    reference: wanted.reference ?? null,
    status: 'created',
  });
  world.tell('refunds', 'created', { refund: made.id }, byApi('refund_created', 'The refund was created.'));
  owe(world, { type: 'payment_refunded', payment: payment.id, refund: made.id, pence: -wanted.amount });
  world.timetable.at(workingDaysAfter(world.timetable.now(), 1, 16), () => {
    if (made.status === 'created') made.status = 'submitted';
  });
  world.timetable.at(workingDaysAfter(world.timetable.now(), 2, 10), () => {
    if (made.status === 'submitted') payRefund(world, made.id);
  });
  return made;
}

export function payRefund(world: World, id: string): Kept<'refunds'> {
  const paid = world.get('refunds', id);
  paid.status = 'paid';
  world.tell('refunds', 'paid', { refund: id }, byGoCardless('refund_paid', 'The refund is with the customer.'));
  return paid;
}

/** The payer's bank sends it back; a working day later its money is in the next payout again. */
export function bounceRefund(world: World, id: string): Kept<'refunds'> {
  const bounced = world.get('refunds', id);
  if (bounced.status === 'bounced' || bounced.status === 'funds_returned')
    throw refused('refund_over', `This refund is ${bounced.status} already.`);
  bounced.status = 'bounced';
  world.tell('refunds', 'failed', { refund: id }, byBank('refund_failed', "The customer's bank sent the refund back."));
  world.timetable.at(workingDaysAfter(world.timetable.now(), 1, 8), () => {
    if (bounced.status === 'bounced') returnRefund(world, id);
  });
  return bounced;
}

export function returnRefund(world: World, id: string): Kept<'refunds'> {
  const returned = world.get('refunds', id);
  const payment = world.get('payments', returned.links?.payment);
  returned.status = 'funds_returned';
  payment.amount_refunded = (payment.amount_refunded ?? 0) - (returned.amount ?? 0);
  world.tell(
    'refunds',
    'funds_returned',
    { refund: id },
    byGoCardless('refund_funds_returned', 'The money of the refund is back.'),
  );
  owe(world, { type: 'refund_funds_returned', payment: payment.id, refund: id, pence: returned.amount ?? 0 });
  return returned;
}
