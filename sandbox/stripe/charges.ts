import * as z from 'zod';
import type Stripe from 'stripe';
import type { Rows } from '../routes.js';
import { cards, type Card, type CardId } from './cards.js';
import { openDispute } from './disputes.js';
import { takes, type Endpoint } from './endpoints.js';
import { pageOf } from './lists.js';
import { availableOn, feeOn, idOf, move } from './money.js';
import { page, text } from './parameters.js';
import type { World } from './world.js';

const listed = z.strictObject({ ...page, payment_intent: text.optional(), transfer_group: text.optional() });

export function chargeEndpoints(world: World): Rows<Endpoint> {
  return {
    'GET /v1/charges/:id': takes(z.strictObject({}), (_, id): Stripe.Charge => world.shelf.get('charge', id)),
    'GET /v1/charges': takes(listed, (asked, _, { owner }): Stripe.ApiList<Stripe.Charge> => {
      const { payment_intent, transfer_group } = asked;
      const found = world.shelf
        .all('charge', owner)
        .filter((charge) => payment_intent === undefined || charge.payment_intent === payment_intent)
        .filter((charge) => transfer_group === undefined || charge.transfer_group === transfer_group);
      return pageOf(found, asked, '/v1/charges');
    }),
  };
}

/** Takes the money of a payment intent. With `automatic_async` its line in the balance comes a minute later, with `charge.updated`. */
export function charge(world: World, intent: Stripe.PaymentIntent, cardId: CardId): Stripe.Charge {
  const card: Card = cards[cardId];
  const made = world.shelf.put(newCharge(world, intent, cardId));
  const enter = () => {
    const line = {
      type: 'charge',
      amount: made.amount,
      feePence: feeOn(made.amount, card.kind),
      source: made.id,
    } as const;
    const on = card.availableAtOnce ? world.now() : availableOn(world);
    made.balance_transaction = move(world, { ...line, availableOn: on }).id;
  };
  if (intent.capture_method === 'automatic') enter();
  world.tell('charge.succeeded', made);
  if (intent.capture_method !== 'automatic')
    world.timetable.after('PT1M', () => {
      enter();
      world.tell('charge.updated', made);
    });
  if (card.later === 'dispute')
    world.timetable.after('PT2M', () => {
      if (!made.disputed) openDispute(world, made.id);
    });
  return made;
}

/** A try that the bank has declined: it stays, and moves no money. */
export function declinedCharge(world: World, intent: Stripe.PaymentIntent, cardId: CardId): Stripe.Charge {
  const { declineCode = 'generic_decline' }: Card = cards[cardId];
  const declined: Stripe.Charge = {
    ...newCharge(world, intent, cardId),
    amount_captured: 0,
    captured: false,
    paid: false,
    status: 'failed',
    failure_code: 'card_declined',
    failure_message: 'Your card was declined.',
    outcome: { ...outcome('declined_by_network', 'issuer_declined'), reason: declineCode },
  };
  world.shelf.put(declined);
  world.tell('charge.failed', declined);
  return declined;
}

function newCharge(world: World, intent: Stripe.PaymentIntent, cardId: CardId): Stripe.Charge {
  return {
    id: world.newId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: intent.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { address: null, email: intent.receipt_email, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: 'BAREFOOT SANDBOX',
    captured: true,
    created: world.now(),
    currency: intent.currency,
    customer: intent.customer === null ? null : idOf(intent.customer),
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: outcome('approved_by_network', 'authorized'),
    paid: true,
    payment_intent: intent.id,
    payment_method: idOf(intent.payment_method),
    payment_method_details: { type: 'card', card: cardDetails(cards[cardId]) },
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: 'succeeded',
    transfer_data: null,
    transfer_group: intent.transfer_group,
  };
}

function outcome(networkStatus: string, type: string): Stripe.Charge.Outcome {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: networkStatus,
    reason: null,
    risk_level: 'normal',
    seller_message: null,
    type,
  };
}

function cardDetails({ brand, last4, outcome: how }: Card): Stripe.Charge.PaymentMethodDetails.Card {
  return {
    amount_authorized: null,
    authorization_code: null,
    brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: 'GB',
    electronic_commerce_indicator: null,
    exp_month: 12,
    exp_year: 2040,
    funding: 'debit',
    installments: null,
    last4,
    mandate: null,
    network: brand,
    network_transaction_id: null,
    regulated_status: 'unregulated',
    three_d_secure: how === 'challenge' ? challengePassed : null,
    transaction_link_id: null,
    wallet: null,
  };
}

const challengePassed: Stripe.Charge.PaymentMethodDetails.Card.ThreeDSecure = {
  authentication_flow: 'challenge',
  electronic_commerce_indicator: '05',
  exemption_indicator: null,
  result: 'authenticated',
  result_reason: null,
  transaction_id: null,
  version: '2.2.0',
};
