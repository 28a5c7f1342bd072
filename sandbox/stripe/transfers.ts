import * as z from 'zod';
import type Stripe from 'stripe';
import type { Rows } from '../routes.js';
import { takes, type Endpoint } from './endpoints.js';
import { pageOf } from './lists.js';
import { availableOn, idOf, move, mustHold } from './money.js';
import { currency, metadata, page, positive, text } from './parameters.js';
import { refused } from './refusal.js';
import type { World } from './world.js';

const creating = z.strictObject({
  amount: positive,
  currency,
  destination: text,
  description: text.optional(),
  metadata: metadata.default({}),
  source_transaction: text.optional(),
  transfer_group: text.optional(),
});
const reversing = z.strictObject({
  amount: positive.optional(),
  description: text.optional(),
  metadata: metadata.default({}),
});
const listed = z.strictObject({ ...page, destination: text.optional(), transfer_group: text.optional() });

export function transferEndpoints(world: World): Rows<Endpoint> {
  const { shelf } = world;
  return {
    'POST /v1/transfers': takes(creating, (wanted): Stripe.Transfer => transfer(world, wanted)),
    'GET /v1/transfers/:id': takes(z.strictObject({}), (_, id): Stripe.Transfer => shelf.get('transfer', id)),
    'GET /v1/transfers': takes(listed, (asked): Stripe.ApiList<Stripe.Transfer> => {
      const found = shelf
        .all('transfer')
        .filter(({ destination }) => asked.destination === undefined || destination === asked.destination)
        .filter(({ transfer_group }) => asked.transfer_group === undefined || transfer_group === asked.transfer_group);
      return pageOf(found, asked, '/v1/transfers');
    }),
    'POST /v1/transfers/:id/reversals': takes(reversing, (wanted, id): Stripe.TransferReversal =>
      reverse(world, id, wanted),
    ),
    'GET /v1/transfers/:id/reversals': takes(
      z.strictObject(page),
      (asked, id): Stripe.ApiList<Stripe.TransferReversal> => {
        const { reversals } = shelf.get('transfer', id);
        return pageOf(reversals.data.toReversed(), asked, `/v1/transfers/${id}/reversals`);
      },
    ),
  };
}

/** With `source_transaction` it waits for that charge's money and may be made at once; without, the balance has to have it. */
function transfer(world: World, wanted: z.output<typeof creating>): Stripe.Transfer {
  const account = world.shelf.get('account', wanted.destination, 'destination');
  if (account.capabilities?.transfers !== 'active')
    throw refused(
      'insufficient_capabilities_for_transfer',
      'Your destination account needs to have at least one of the following capabilities enabled: transfers',
    );
  const on =
    wanted.source_transaction === undefined ? world.now() : whenOf(world, wanted.source_transaction, wanted.amount);
  if (wanted.source_transaction === undefined) mustHold(world, wanted.amount, undefined);
  const id = world.newId('tr');
  const payment = world.newId('py');
  const line = move(world, { type: 'transfer', amount: -wanted.amount, source: id, availableOn: on });
  move(world, { type: 'payment', amount: wanted.amount, source: payment, availableOn: on }, account.id);
  const made = world.shelf.put<Stripe.Transfer>({
    id,
    object: 'transfer',
    amount: wanted.amount,
    amount_reversed: 0,
    balance_transaction: line.id,
    created: world.now(),
    currency: wanted.currency,
    description: wanted.description ?? null,
    destination: account.id,
    destination_payment: payment,
    livemode: false,
    metadata: { ...wanted.metadata },
    reversals: { object: 'list', data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: wanted.source_transaction ?? null,
    source_type: 'card',
    transfer_group: wanted.transfer_group ?? null,
  });
  world.tell('transfer.created', made);
  return made;
}

/** When the money of that charge may be used. @throws StripeRefusal where less than `amount` of it has not gone elsewhere */
function whenOf(world: World, chargeId: string, amount: number): number {
  const source = world.shelf.get('charge', chargeId, 'source_transaction');
  const gone = world.shelf
    .all('transfer')
    .filter(({ source_transaction }) => source_transaction === chargeId)
    .reduce((sum, one) => sum + one.amount - one.amount_reversed, 0);
  if (source.status !== 'succeeded' || gone + amount > source.amount)
    throw refused(
      'source_transaction_insufficient',
      `Cannot use ${chargeId} as source of ${amount}: ${gone} of ${source.amount} went elsewhere.`,
    );
  const line =
    source.balance_transaction === null
      ? undefined
      : world.shelf.get('balance_transaction', idOf(source.balance_transaction));
  return line?.available_on ?? availableOn(world);
}

/** Takes money back from the connected account, if it has it. */
function reverse(world: World, id: string, wanted: z.output<typeof reversing>): Stripe.TransferReversal {
  const reversed = world.shelf.get('transfer', id);
  const left = reversed.amount - reversed.amount_reversed;
  const amount = wanted.amount ?? left;
  if (left === 0) throw refused('transfer_already_reversed', `Transfer ${id} is already fully reversed.`);
  if (amount > left) throw refused('amount_too_large', `Transfer ${id} can only be reversed by ${left}.`);
  const account = idOf(reversed.destination);
  mustHold(world, amount, account);
  const reversal = world.newId('trr');
  move(world, { type: 'payment_refund', amount: -amount, source: reversal }, account);
  const made = world.shelf.put<Stripe.TransferReversal>({
    id: reversal,
    object: 'transfer_reversal',
    amount,
    balance_transaction: move(world, { type: 'transfer_cancel', amount, source: reversal }).id,
    created: world.now(),
    currency: reversed.currency,
    destination_payment_refund: world.newId('pyr'),
    metadata: { ...wanted.metadata },
    source_refund: null,
    transfer: id,
  });
  reversed.amount_reversed += amount;
  reversed.reversed = reversed.amount_reversed === reversed.amount;
  reversed.reversals.data.push(made);
  world.tell('transfer.reversed', reversed);
  return made;
}
