import * as z from 'zod';
import type Stripe from 'stripe';
import type { Rows } from '../routes.js';
import { takes, type Endpoint } from './endpoints.js';
import { pageOf } from './lists.js';
import { idOf } from './money.js';
import { amount, currency, flag, integer, metadata, page, positive, text } from './parameters.js';
import { cancel, newIntent } from './payment-intents.js';
import { invalid, refused } from './refusal.js';
import type { World } from './world.js';

const lineItem = z.strictObject({
  quantity: positive.default(1),
  price_data: z.strictObject({
    currency,
    unit_amount: positive,
    product_data: z.strictObject({ name: text, description: text.optional(), metadata: metadata.optional() }),
  }),
});
const creating = z.strictObject({
  mode: z.literal('payment', { error: 'The sandbox takes single payments only: say payment.' }),
  line_items: z.array(lineItem).min(1).max(100),
  success_url: z.url(),
  cancel_url: z.url().optional(),
  client_reference_id: text.optional(),
  currency: currency.optional(),
  customer: text.optional(),
  customer_email: z.email().optional(),
  expires_at: integer.optional(),
  locale: z.enum(['auto', 'en', 'en-GB']).optional(),
  metadata: metadata.default({}),
  payment_intent_data: z
    .strictObject({
      capture_method: z.enum(['automatic', 'automatic_async']).default('automatic_async'),
      description: text.optional(),
      metadata: metadata.default({}),
      receipt_email: z.email().optional(),
      setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
      statement_descriptor_suffix: text.optional(),
      transfer_group: text.optional(),
    })
    .default({ capture_method: 'automatic_async', metadata: {} }),
  allowed_payment_method_types: z.array(z.literal('card')).optional(),
  submit_type: z.enum(['auto', 'book', 'donate', 'pay']).optional(),
  ui_mode: z.literal('hosted_page').optional(),
  billing_address_collection: z.enum(['auto', 'required']).optional(),
  allow_promotion_codes: flag.optional(),
  adaptive_pricing: z.strictObject({ enabled: flag }).optional(),
});
type Wanted = z.output<typeof creating>;

/** What a session needs to make its payment, once somebody pays: Stripe makes the payment intent no sooner. */
const plans = new WeakMap<Stripe.Checkout.Session, Wanted['payment_intent_data']>();

export function checkoutEndpoints(world: World): Rows<Endpoint> {
  const { shelf } = world;
  const listed = z.strictObject({
    ...page,
    payment_intent: text.optional(),
    status: z.enum(['complete', 'expired', 'open']).optional(),
  });
  return {
    'POST /v1/checkout/sessions': takes(creating, (wanted): Stripe.Checkout.Session => open(world, wanted)),
    'GET /v1/checkout/sessions/:id': takes(z.strictObject({}), (_, id): Stripe.Checkout.Session =>
      shelf.get('checkout.session', id, 'session'),
    ),
    'GET /v1/checkout/sessions': takes(listed, (asked): Stripe.ApiList<Stripe.Checkout.Session> => {
      const found = shelf
        .all('checkout.session')
        .filter((one) => asked.payment_intent === undefined || one.payment_intent === asked.payment_intent)
        .filter((one) => asked.status === undefined || one.status === asked.status);
      return pageOf(found, asked, '/v1/checkout/sessions');
    }),
    'POST /v1/checkout/sessions/:id/expire': takes(z.strictObject({}), (_, id): Stripe.Checkout.Session => {
      const session = shelf.get('checkout.session', id, 'session');
      if (session.status !== 'open')
        throw refused(
          'checkout_session_not_open',
          `Only Checkout Sessions with a status in ["open"] can be expired. This one has a status of ${session.status ?? 'none'}.`,
        );
      return expire(world, session);
    }),
  };
}

function open(world: World, wanted: Wanted): Stripe.Checkout.Session {
  if (wanted.customer !== undefined) world.shelf.get('customer', wanted.customer, 'customer');
  const expiresAt = wanted.expires_at ?? world.now() + 86_400;
  const minutes = (expiresAt - world.now()) / 60;
  if (minutes < 30 || minutes > 24 * 60)
    throw invalid(
      'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.',
      'expires_at',
    );
  const total = wanted.line_items.reduce((sum, { quantity, price_data }) => sum + quantity * price_data.unit_amount, 0);
  if (!amount.safeParse(String(total)).success)
    throw invalid("The Checkout Session's total amount must be at least £0.30 gbp.", 'line_items', 'amount_too_small');
  const session = world.shelf.put(newSession(world, wanted, total, expiresAt));
  plans.set(session, wanted.payment_intent_data);
  world.timetable.at(Temporal.Instant.fromEpochMilliseconds(expiresAt * 1000), () => {
    if (session.status === 'open') expire(world, session);
  });
  return session;
}

/** The payment intent of a session, made when somebody first tries to pay. */
export function intentOf(world: World, session: Stripe.Checkout.Session): Stripe.PaymentIntent {
  if (session.payment_intent !== null) return world.shelf.get('payment_intent', idOf(session.payment_intent));
  const plan = plans.get(session) ?? { capture_method: 'automatic_async' as const, metadata: {} };
  const customer = session.customer === null ? undefined : idOf(session.customer);
  const intent = newIntent(world, { ...plan, amount: session.amount_total ?? 0, currency: 'gbp', customer });
  session.payment_intent = intent.id;
  return intent;
}

export function complete(world: World, session: Stripe.Checkout.Session): void {
  Object.assign(session, { status: 'complete', payment_status: 'paid', url: null });
  world.tell('checkout.session.completed', session);
}

function expire(world: World, session: Stripe.Checkout.Session): Stripe.Checkout.Session {
  Object.assign(session, { status: 'expired', url: null });
  const intent = session.payment_intent === null ? undefined : intentOf(world, session);
  if (intent && intent.status !== 'canceled') cancel(world, intent, 'expired');
  world.tell('checkout.session.expired', session);
  return session;
}

function newSession(world: World, wanted: Wanted, total: number, expiresAt: number): Stripe.Checkout.Session {
  const id = world.newId('cs_test');
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: wanted.adaptive_pricing ?? null,
    after_expiration: null,
    allow_promotion_codes: wanted.allow_promotion_codes ?? null,
    allowed_payment_method_types: wanted.allowed_payment_method_types ?? null,
    amount_subtotal: total,
    amount_total: total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: wanted.billing_address_collection ?? null,
    cancel_url: wanted.cancel_url ?? null,
    client_reference_id: wanted.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: world.now(),
    currency: 'gbp',
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer: wanted.customer ?? null,
    customer_account: null,
    customer_creation: 'if_required',
    customer_details: null,
    customer_email: wanted.customer_email ?? null,
    discounts: [],
    expires_at: expiresAt,
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: wanted.locale ?? null,
    managed_payments: null,
    metadata: { ...wanted.metadata },
    mode: 'payment',
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: wanted.submit_type ?? null,
    subscription: null,
    success_url: wanted.success_url,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${world.pages()}/pay/${id}`,
    wallet_options: null,
  };
}
