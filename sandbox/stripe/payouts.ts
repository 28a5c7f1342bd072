import * as z from 'zod';
import type Stripe from 'stripe';
import type { Rows } from '../routes.js';
import { workingDaysAfter } from '../timetable.js';
import { takes, type Endpoint } from './endpoints.js';
import { pageOf } from './lists.js';
import { move, mustHold } from './money.js';
import { currency, metadata, page, positive, text } from './parameters.js';
import { refused } from './refusal.js';
import type { Owner } from './shelf.js';
import type { World } from './world.js';

const creating = z.strictObject({
  amount: positive,
  currency,
  description: text.optional(),
  metadata: metadata.default({}),
});
const listed = z.strictObject({ ...page, status: text.optional() });

export function payoutEndpoints(world: World): Rows<Endpoint> {
  const { shelf } = world;
  return {
    'POST /v1/payouts': takes(creating, (wanted, _, { owner }): Stripe.Payout => payOut(world, wanted, owner)),
    'GET /v1/payouts/:id': takes(z.strictObject({}), (_, id, { owner }): Stripe.Payout =>
      shelf.owned('payout', id, owner),
    ),
    'GET /v1/payouts': takes(listed, (asked, _, { owner }): Stripe.ApiList<Stripe.Payout> => {
      const found = shelf
        .all('payout', owner)
        .filter(({ status }) => asked.status === undefined || status === asked.status);
      return pageOf(found, asked, '/v1/payouts');
    }),
    'POST /v1/payouts/:id/cancel': takes(z.strictObject({}), (_, id, { owner }): Stripe.Payout => {
      const payout = shelf.owned('payout', id, owner);
      if (payout.status !== 'pending')
        throw refused('payout_not_pending', `Payouts that are ${payout.status} cannot be canceled.`);
      return giveBack(world, payout, 'canceled');
    }),
  };
}

/** Sends what may be used to the bank: on its way in an hour, there on the next working day. */
function payOut(world: World, wanted: z.output<typeof creating>, owner: Owner): Stripe.Payout {
  mustHold(world, wanted.amount, owner);
  const id = world.newId('po');
  const arrival = workingDaysAfter(world.timetable.now(), 1, 9);
  const line = move(world, { type: 'payout', amount: -wanted.amount, source: id }, owner);
  const payout = world.shelf.put(newPayout(world, { id, wanted, line, arrival }), owner);
  world.tell('payout.created', payout, owner);
  world.timetable.after('PT1H', () => {
    if (payout.status === 'pending') payout.status = 'in_transit';
  });
  world.timetable.at(arrival, () => {
    if (payout.status !== 'in_transit') return;
    payout.status = 'paid';
    world.tell('payout.paid', payout, owner);
  });
  return payout;
}

/** The bank sends it back, which may also happen after it was paid. */
export function failPayout(world: World, id: string): Stripe.Payout {
  const payout = world.shelf.get('payout', id);
  if (payout.status === 'failed' || payout.status === 'canceled')
    throw refused('payout_over', `This payout is ${payout.status}.`);
  payout.failure_code = 'account_closed';
  payout.failure_message = 'The bank account has been closed.';
  return giveBack(world, payout, 'failed');
}

function giveBack(world: World, payout: Stripe.Payout, status: 'failed' | 'canceled'): Stripe.Payout {
  const owner = world.shelf.ownerOf(payout.id);
  const type = status === 'failed' ? 'payout_failure' : 'payout_cancel';
  payout.failure_balance_transaction = move(world, { type, amount: payout.amount, source: payout.id }, owner).id;
  payout.status = status;
  world.tell(`payout.${status}`, payout, owner);
  return payout;
}

interface Made {
  readonly id: string;
  readonly wanted: z.output<typeof creating>;
  readonly line: Stripe.BalanceTransaction;
  readonly arrival: Temporal.Instant;
}

function newPayout(world: World, { id, wanted, line, arrival }: Made): Stripe.Payout {
  return {
    id,
    object: 'payout',
    amount: wanted.amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: Math.floor(arrival.epochMilliseconds / 1000),
    automatic: false,
    balance_transaction: line.id,
    created: world.now(),
    currency: wanted.currency,
    description: wanted.description ?? null,
    destination: 'ba_sandbox',
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: { ...wanted.metadata },
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: null,
    status: 'pending',
    trace_id: null,
    type: 'bank_account',
  };
}
