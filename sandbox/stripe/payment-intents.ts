import * as z from 'zod';
import type Stripe from 'stripe';
import type { Rows } from '../routes.js';
import { cards, isCard, type Card, type CardId } from './cards.js';
import { charge, declinedCharge } from './charges.js';
import { takes, type Endpoint } from './endpoints.js';
import { pageOf } from './lists.js';
import { amount, currency, flag, metadata, page, text } from './parameters.js';
import { invalid, refused, StripeRefusal } from './refusal.js';
import type { World } from './world.js';

const confirming = {
  payment_method: text.optional(),
  off_session: flag.default(false),
  return_url: z.url().optional(),
};
const creating = z.strictObject({
  ...confirming,
  amount,
  currency,
  automatic_payment_methods: z
    .strictObject({ enabled: flag, allow_redirects: z.enum(['always', 'never']).optional() })
    .optional(),
  capture_method: z.enum(['automatic', 'automatic_async']).default('automatic_async'),
  confirm: flag.default(false),
  customer: text.optional(),
  description: text.optional(),
  metadata: metadata.default({}),
  allowed_payment_method_types: z.array(z.literal('card')).optional(),
  receipt_email: z.email().optional(),
  setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
  statement_descriptor_suffix: text.optional(),
  transfer_group: text.optional(),
});
const reasons = z.enum(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer']);

/** Of a payment intent that a checkout session makes as well. */
type IntentWanted = Omit<z.output<typeof creating>, 'confirm' | 'off_session'>;

export function paymentIntentEndpoints(world: World): Rows<Endpoint> {
  const { shelf } = world;
  return {
    'POST /v1/payment_intents': takes(creating, (wanted): Stripe.PaymentIntent => {
      if (wanted.customer !== undefined) shelf.get('customer', wanted.customer, 'customer');
      if (wanted.confirm) cardOf(wanted.payment_method); // what is bad is said before anything is made
      const intent = newIntent(world, wanted);
      return wanted.confirm ? confirm(world, intent, wanted) : intent;
    }),
    'GET /v1/payment_intents/:id': takes(
      z.strictObject({ client_secret: text.optional() }),
      (_, id): Stripe.PaymentIntent => shelf.get('payment_intent', id, 'intent'),
    ),
    'GET /v1/payment_intents': takes(
      z.strictObject({ ...page, customer: text.optional() }),
      (asked, _, { owner }): Stripe.ApiList<Stripe.PaymentIntent> => {
        const found = shelf
          .all('payment_intent', owner)
          .filter(({ customer }) => asked.customer === undefined || customer === asked.customer);
        return pageOf(found, asked, '/v1/payment_intents');
      },
    ),
    'POST /v1/payment_intents/:id/confirm': takes(z.strictObject(confirming), (wanted, id): Stripe.PaymentIntent =>
      confirm(world, shelf.get('payment_intent', id, 'intent'), wanted),
    ),
    'POST /v1/payment_intents/:id/cancel': takes(
      z.strictObject({ cancellation_reason: reasons.optional() }),
      (wanted, id): Stripe.PaymentIntent => {
        const intent = shelf.get('payment_intent', id, 'intent');
        const session = shelf.all('checkout.session').find(({ payment_intent }) => payment_intent === id);
        if (session?.status === 'open')
          throw refused(
            'payment_intent_unexpected_state',
            `You cannot cancel ${id}: it belongs to the open Checkout Session ${session.id}. Expire that.`,
          );
        return cancel(world, intent, wanted.cancellation_reason ?? null);
      },
    ),
  };
}

export function newIntent(world: World, wanted: IntentWanted): Stripe.PaymentIntent {
  const id = world.newId('pi');
  const intent: Stripe.PaymentIntent = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: wanted.allowed_payment_method_types ?? null,
    amount: wanted.amount,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: wanted.automatic_payment_methods ? { allow_redirects: 'always', enabled: true } : null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: wanted.capture_method,
    client_secret: `${id}_secret_${world.newId('s').slice(2)}`,
    confirmation_method: 'automatic',
    created: world.now(),
    currency: wanted.currency,
    customer: wanted.customer ?? null,
    customer_account: null,
    description: wanted.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: { ...wanted.metadata },
    next_action: null,
    on_behalf_of: null,
    payment_method: wanted.payment_method ?? null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: wanted.receipt_email ?? null,
    review: null,
    setup_future_usage: wanted.setup_future_usage ?? null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: wanted.statement_descriptor_suffix ?? null,
    status: wanted.payment_method ? 'requires_confirmation' : 'requires_payment_method',
    transfer_group: wanted.transfer_group ?? null,
  };
  world.shelf.put(intent);
  world.tell('payment_intent.created', intent);
  return intent;
}

interface Confirmation {
  readonly payment_method?: string | undefined;
  readonly off_session?: boolean;
  readonly return_url?: string | undefined;
}

/** Pays, asks for a challenge, or is declined. @throws StripeRefusal 402 when declined, or when nobody is there to be challenged */
export function confirm(world: World, intent: Stripe.PaymentIntent, wanted: Confirmation): Stripe.PaymentIntent {
  mustBe(intent, 'confirm', ['requires_payment_method', 'requires_confirmation', 'requires_action']);
  const cardId = cardOf(wanted.payment_method ?? (intent.payment_method as string | null) ?? undefined);
  const card: Card = cards[cardId];
  intent.payment_method = cardId;
  intent.next_action = null;
  if (card.outcome === 'succeeds') return succeed(world, intent, cardId);
  if (card.outcome === 'declines') throw decline(world, intent, 'card_declined', card.declineCode);
  if (wanted.off_session) throw decline(world, intent, 'authentication_required', 'authentication_required');
  return challenge(world, intent, wanted.return_url ?? null);
}

/** What the payer does when their bank asks who they are. */
export function answerChallenge(world: World, id: string, isPassed: boolean): Stripe.PaymentIntent {
  const intent = world.shelf.get('payment_intent', id, 'intent');
  mustBe(intent, 'authenticate', ['requires_action']);
  intent.next_action = null;
  if (isPassed) return succeed(world, intent, cardOf(intent.payment_method as string));
  fail(world, intent, 'payment_intent_authentication_failure', undefined);
  return intent;
}

function challenge(world: World, intent: Stripe.PaymentIntent, returnUrl: string | null): Stripe.PaymentIntent {
  const url = `${world.pages()}/pay/challenges/${intent.id}`;
  intent.status = 'requires_action';
  intent.next_action = { type: 'redirect_to_url', redirect_to_url: { return_url: returnUrl, url } };
  world.tell('payment_intent.requires_action', intent);
  return intent;
}

function succeed(world: World, intent: Stripe.PaymentIntent, cardId: CardId): Stripe.PaymentIntent {
  intent.latest_charge = charge(world, intent, cardId).id;
  intent.status = 'succeeded';
  intent.amount_received = intent.amount;
  intent.last_payment_error = null;
  world.tell('payment_intent.succeeded', intent);
  return intent;
}

function decline(
  world: World,
  intent: Stripe.PaymentIntent,
  code: string,
  declineCode = 'generic_decline',
): StripeRefusal {
  const declined = declinedCharge(world, intent, cardOf(intent.payment_method as string));
  intent.latest_charge = declined.id;
  const message = fail(world, intent, code, declineCode);
  const snapshot = structuredClone(intent);
  const error = { type: 'card_error' as const, code, decline_code: declineCode, message, charge: declined.id };
  return new StripeRefusal(402, { ...error, payment_intent: snapshot });
}

/** Back to the start, with the reason. Returns what it says. */
function fail(world: World, intent: Stripe.PaymentIntent, code: string, declineCode: string | undefined): string {
  const message = messages[code] ?? 'Your card was declined.';
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.last_payment_error = { type: 'card_error', code, message, ...(declineCode && { decline_code: declineCode }) };
  world.tell('payment_intent.payment_failed', intent);
  return message;
}

const messages: Readonly<Record<string, string>> = {
  authentication_required: 'Your card was declined. This transaction requires authentication.',
  payment_intent_authentication_failure:
    'The provided PaymentMethod has failed authentication. Try again with another one.',
};

export function cancel(
  world: World,
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent['cancellation_reason'],
): Stripe.PaymentIntent {
  mustBe(intent, 'cancel', ['requires_payment_method', 'requires_confirmation', 'requires_action', 'processing']);
  Object.assign(intent, {
    status: 'canceled',
    canceled_at: world.now(),
    cancellation_reason: reason,
    next_action: null,
  });
  world.tell('payment_intent.canceled', intent);
  return intent;
}

function mustBe(intent: Stripe.PaymentIntent, deed: string, statuses: readonly string[]): void {
  if (statuses.includes(intent.status)) return;
  throw refused(
    'payment_intent_unexpected_state',
    `You cannot ${deed} this PaymentIntent because it has a status of ${intent.status}.`,
  );
}

function cardOf(paymentMethod: string | undefined): CardId {
  if (paymentMethod === undefined)
    throw invalid(
      'You cannot confirm this PaymentIntent because it is missing a payment method.',
      'payment_method',
      'parameter_missing',
    );
  if (isCard(paymentMethod)) return paymentMethod;
  throw invalid(
    `No such PaymentMethod: '${paymentMethod}'. The sandbox has ${Object.keys(cards).join(', ')}.`,
    'payment_method',
    'resource_missing',
  );
}
