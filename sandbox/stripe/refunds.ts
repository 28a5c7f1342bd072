import * as z from 'zod';
import type Stripe from 'stripe';
import type { Rows } from '../routes.js';
import { cards, isCard, type Card } from './cards.js';
import { takes, type Endpoint } from './endpoints.js';
import { pageOf } from './lists.js';
import { idOf, move } from './money.js';
import { metadata, page, positive, text } from './parameters.js';
import { invalid, refused } from './refusal.js';
import type { World } from './world.js';

const creating = z.strictObject({
  amount: positive.optional(),
  charge: text.optional(),
  payment_intent: text.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata: metadata.default({}),
});
const listed = z.strictObject({ ...page, charge: text.optional(), payment_intent: text.optional() });

export function refundEndpoints(world: World): Rows<Endpoint> {
  const { shelf } = world;
  return {
    'POST /v1/refunds': takes(creating, (wanted): Stripe.Refund => refund(world, wanted)),
    'GET /v1/refunds/:id': takes(z.strictObject({}), (_, id): Stripe.Refund => shelf.get('refund', id)),
    'GET /v1/refunds': takes(listed, (asked): Stripe.ApiList<Stripe.Refund> => {
      const found = shelf
        .all('refund')
        .filter((one) => asked.charge === undefined || one.charge === asked.charge)
        .filter((one) => asked.payment_intent === undefined || one.payment_intent === asked.payment_intent);
      return pageOf(found, asked, '/v1/refunds');
    }),
  };
}

/** Gives money of a charge back at once. Its fee stays with Stripe, and transfers that were made of it stay where they are. */
function refund(world: World, wanted: z.output<typeof creating>): Stripe.Refund {
  const refunded = chargeOf(world, wanted);
  const left = refunded.amount - refunded.amount_refunded;
  const amount = wanted.amount ?? left;
  if (refunded.disputed)
    throw refused('charge_disputed', `Charge ${refunded.id} has been charged back; cannot issue a refund.`);
  if (left === 0) throw refused('charge_already_refunded', `Charge ${refunded.id} has already been refunded.`);
  if (amount > left)
    throw refused(
      'amount_too_large',
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left}).`,
    );
  const id = world.newId('re');
  const line = move(world, { type: 'refund', amount: -amount, source: id });
  const made = world.shelf.put(newRefund(world, { id, refunded, amount, wanted, line }));
  refunded.amount_refunded += amount;
  refunded.refunded = refunded.amount_refunded === refunded.amount;
  world.tell('refund.created', made);
  world.tell('charge.refunded', refunded);
  if (failsLater(refunded))
    world.timetable.after('PT2M', () => {
      if (world.shelf.get('refund', id).status === 'succeeded') failRefund(world, id);
    });
  return made;
}

/** The bank sends it back: `refund.failed`, and the money is the platform's again. */
export function failRefund(world: World, id: string): Stripe.Refund {
  const failed = world.shelf.get('refund', id);
  if (failed.status !== 'succeeded')
    throw refused('refund_not_succeeded', `This refund is ${failed.status ?? 'nothing'}.`);
  const refunded = world.shelf.get('charge', idOf(failed.charge));
  failed.status = 'failed';
  failed.failure_reason = 'expired_or_canceled_card';
  failed.failure_balance_transaction = move(world, { type: 'refund_failure', amount: failed.amount, source: id }).id;
  refunded.amount_refunded -= failed.amount;
  refunded.refunded = false;
  world.tell('refund.updated', failed);
  world.tell('refund.failed', failed);
  return failed;
}

function chargeOf(world: World, wanted: z.output<typeof creating>): Stripe.Charge {
  if (wanted.charge !== undefined) return world.shelf.get('charge', wanted.charge, 'charge');
  if (wanted.payment_intent === undefined)
    throw invalid('One of the following params should be provided for this request: payment_intent or charge.');
  const intent = world.shelf.get('payment_intent', wanted.payment_intent, 'payment_intent');
  if (intent.status === 'succeeded') return world.shelf.get('charge', idOf(intent.latest_charge));
  throw refused(
    'payment_intent_unexpected_state',
    `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
  );
}

function failsLater({ payment_method }: Stripe.Charge): boolean {
  if (payment_method === null || !isCard(payment_method)) return false;
  const { later }: Card = cards[payment_method];
  return later === 'refund-fails';
}

interface Made {
  readonly id: string;
  readonly refunded: Stripe.Charge;
  readonly amount: number;
  readonly wanted: z.output<typeof creating>;
  readonly line: Stripe.BalanceTransaction;
}

function newRefund(world: World, { id, refunded, amount, wanted, line }: Made): Stripe.Refund {
  return {
    id,
    object: 'refund',
    amount,
    balance_transaction: line.id,
    charge: refunded.id,
    created: world.now(),
    currency: refunded.currency,
    customer: refunded.customer === null ? null : idOf(refunded.customer),
    customer_account: null,
    destination_details: {
      type: 'card',
      card: { type: 'refund', reference_status: 'pending', reference_type: 'acquirer_reference_number' },
    },
    metadata: { ...wanted.metadata },
    payment_intent: idOf(refunded.payment_intent),
    payment_method: refunded.payment_method,
    reason: wanted.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  };
}
