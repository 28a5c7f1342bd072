import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { startProviders, visit, type Providers } from '../support/providers.js';

let providers: Providers;
let stripe: Stripe;

beforeAll(async () => {
  providers = await startProviders();
  stripe = providers.stripe;
});

afterAll(() => providers.close());

function openSession(pence: number, more: Partial<Stripe.Checkout.SessionCreateParams> = {}) {
  return stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [
      { quantity: 1, price_data: { currency: 'gbp', unit_amount: pence, product_data: { name: 'A session' } } },
    ],
    success_url: 'http://localhost/paid?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://localhost/left',
    payment_intent_data: { transfer_group: 'booking_1', metadata: { payment_id: 'p1' } },
    adaptive_pricing: { enabled: false },
    allowed_payment_method_types: ['card'],
    ...more,
  });
}

/** A payment that has gone well, with its money on the way. */
async function paid(pence: number, card = 'pm_card_visa', more: Partial<Stripe.PaymentIntentCreateParams> = {}) {
  return stripe.paymentIntents.create({
    ...{ amount: pence, currency: 'gbp', confirm: true, payment_method: card, capture_method: 'automatic' },
    ...{ expand: ['latest_charge.balance_transaction'], return_url: 'http://localhost/back' },
    ...more,
  });
}

function chargeOf(intent: Stripe.PaymentIntent): Stripe.Charge {
  return intent.latest_charge as Stripe.Charge;
}

async function refusalOf(promise: Promise<unknown>): Promise<any> {
  return promise.then(
    () => expect('nothing was refused').toBe(''),
    (error: unknown) => error,
  );
}

function typesOf(events: readonly Stripe.Event[], since = 0): string[] {
  return events.slice(since).map(({ type }) => type);
}

test('a business card pays on the hosted page, and what Stripe keeps of it is told when the charge is settled', async () => {
  const session = await openSession(6000);
  expect(session).toMatchObject({ status: 'open', payment_intent: null, amount_total: 6000 });
  expect(session.adaptive_pricing).toEqual({ enabled: false });
  const page = await visit(session.url!);
  expect(await page.text()).toContain('To pay: £60.00');
  const left = await visit(session.url!, 'leave');
  expect(left.headers.get('location')).toBe('http://localhost/left');

  const back = await visit(session.url!, 'pm_card_sandboxBusiness');
  expect(back.status).toBe(303);
  expect(back.headers.get('location')).toBe(`http://localhost/paid?session=${session.id}`);
  const complete = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] });
  expect(complete).toMatchObject({ status: 'complete', payment_status: 'paid', url: null });
  const intent = complete.payment_intent as Stripe.PaymentIntent;
  expect(intent).toMatchObject({ status: 'succeeded', transfer_group: 'booking_1', metadata: { payment_id: 'p1' } });
  expect(chargeOf(intent).balance_transaction).toBeNull();

  await providers.sandbox.moveBy('PT2M');
  const charge = await stripe.charges.retrieve(chargeOf(intent).id, { expand: ['balance_transaction'] });
  expect(charge.balance_transaction).toMatchObject({ amount: 6000, fee: 134, net: 5866, status: 'pending' });
  expect(typesOf(providers.receiver.stripe)).toEqual([
    ...['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded', 'checkout.session.completed'],
    'charge.updated',
  ]);
  expect((await visit(session.url!)).status).toBe(200);
  expect(await (await visit(session.url!, 'pm_card_visa')).text()).toContain('closed');
});

test('a challenge that is failed leaves the page open, one that is passed pays, and a declined card says so', async () => {
  const session = await openSession(2000);
  const declined = await visit(session.url!, 'pm_card_chargeDeclined');
  expect(await declined.text()).toContain('role="alert"');
  const challenge = await visit(session.url!, 'pm_card_authenticationRequired');
  const url = challenge.headers.get('location')!;
  expect(await (await visit(url)).text()).toContain('Your bank asks');
  const failed = await visit(url, 'fail');
  expect(failed.headers.get('location')).toContain(`/pay/${session.id}?failed=1`);
  const open = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
  expect((open.payment_intent as Stripe.PaymentIntent).last_payment_error?.code).toBe(
    'payment_intent_authentication_failure',
  );

  const again = await visit(session.url!, 'pm_card_authenticationRequired');
  const passed = await visit(again.headers.get('location')!, 'pass');
  expect(passed.headers.get('location')).toContain('/paid?session=');
  const intent = await stripe.paymentIntents.retrieve((open.payment_intent as Stripe.PaymentIntent).id, {
    expand: ['latest_charge'],
  });
  expect(intent.status).toBe('succeeded');
  expect(chargeOf(intent).payment_method_details?.card?.three_d_secure?.result).toBe('authenticated');
});

test('a session ends when it is expired, or by the clock, and takes its payment intent with it', async () => {
  const soon = Math.floor(providers.sandbox.timetable.seconds()) + 31 * 60;
  const [left, ended] = [await openSession(1000, { expires_at: soon }), await openSession(1000)];
  await visit(ended.url!, 'pm_card_chargeDeclined');
  const intent = (await stripe.checkout.sessions.retrieve(ended.id)).payment_intent as string;
  const blocked = await refusalOf(stripe.paymentIntents.cancel(intent));
  expect(blocked.code).toBe('payment_intent_unexpected_state');
  expect((await stripe.checkout.sessions.expire(ended.id)).status).toBe('expired');
  expect((await stripe.paymentIntents.retrieve(intent)).status).toBe('canceled');
  await providers.sandbox.moveBy('PT32M');
  expect((await stripe.checkout.sessions.retrieve(left.id)).status).toBe('expired');
  expect((await refusalOf(openSession(1000, { expires_at: soon }))).param).toBe('expires_at');
});

test('a payment intent goes through its states, and a payer who is away cannot be challenged', async () => {
  const started = await stripe.paymentIntents.create({
    amount: 5000,
    currency: 'gbp',
    automatic_payment_methods: { enabled: true },
  });
  expect(started.status).toBe('requires_payment_method');
  const asked = await stripe.paymentIntents.confirm(started.id, {
    payment_method: 'pm_card_authenticationRequired',
    return_url: 'http://localhost/back',
  });
  expect(asked.status).toBe('requires_action');
  const answered = await visit(asked.next_action!.redirect_to_url!.url!, 'pass');
  expect(answered.headers.get('location')).toBe('http://localhost/back');
  expect((await stripe.paymentIntents.retrieve(started.id)).status).toBe('succeeded');
  expect((await refusalOf(stripe.paymentIntents.cancel(started.id))).code).toBe('payment_intent_unexpected_state');

  const away = await refusalOf(paid(5000, 'pm_card_authenticationRequired', { off_session: true }));
  expect(away).toMatchObject({ type: 'StripeCardError', code: 'authentication_required', statusCode: 402 });
  const short = await refusalOf(paid(5000, 'pm_card_chargeDeclinedInsufficientFunds'));
  expect(short).toMatchObject({ code: 'card_declined', decline_code: 'insufficient_funds' });
  const canceled = await stripe.paymentIntents.cancel(short.payment_intent.id, { cancellation_reason: 'abandoned' });
  expect(canceled.cancellation_reason).toBe('abandoned');
  expect((await refusalOf(stripe.paymentIntents.retrieve('pi_none'))).code).toBe('resource_missing');
});

test('an idempotency key keeps its first answer for a day, a 500 too, and nothing that was not begun', async () => {
  const key = { idempotencyKey: 'operation-1' };
  const wanted = { amount: 700, currency: 'gbp' };
  expect((await refusalOf(stripe.paymentIntents.create({ ...wanted, amount: 1 }, key))).code).toBe('parameter_invalid');
  const first = await stripe.paymentIntents.create(wanted, key);
  const second = await stripe.paymentIntents.create(wanted, key);
  expect(second.id).toBe(first.id);
  expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect(second.lastResponse.requestId).not.toBe(first.lastResponse.requestId);
  const other = await refusalOf(stripe.paymentIntents.create({ ...wanted, amount: 800 }, key));
  expect(other).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 });
  await providers.sandbox.moveBy('PT24H');
  expect((await stripe.paymentIntents.create(wanted, key)).id).not.toBe(first.id);

  const { faults } = providers.sandbox;
  faults.plan({ kind: 'error-after', path: '/v1/customers', times: 1 });
  const lost = await refusalOf(stripe.customers.create({ email: 'a@b.example' }, { idempotencyKey: 'operation-2' }));
  expect(lost).toMatchObject({ type: 'StripeAPIError', statusCode: 500 });
  expect((await stripe.customers.list({ email: 'a@b.example' })).data).toHaveLength(1); // done, though the key says 500
  faults.plan({ kind: 'error-before', path: '/v1/customers', times: 1 });
  await refusalOf(stripe.customers.create({ email: 'c@d.example' }, { idempotencyKey: 'operation-3' }));
  expect((await stripe.customers.list({ email: 'c@d.example' })).data).toHaveLength(0);
});

test('a connection that is cut after the deed is retried by the client, and the deed is done once', async () => {
  const { faults } = providers.sandbox;
  faults.plan({ kind: 'closed-after', path: '/v1/customers', method: 'POST', times: 1 });
  const customer = await stripe.customers.create({ email: 'cut@b.example' });
  faults.plan({ kind: 'closed-before', path: '/v1/customers', method: 'GET', times: 1 });
  const { data } = await stripe.customers.list({ email: 'cut@b.example' });
  expect(data.map(({ id }) => id)).toEqual([customer.id]);
  const changed = await stripe.customers.update(customer.id, { metadata: { organisation: 'o1' }, name: 'Leaf Co-op' });
  expect(await stripe.customers.retrieve(changed.id)).toMatchObject({
    name: 'Leaf Co-op',
    metadata: { organisation: 'o1' },
  });
});

test('refunds come out of the balance, never exceed the charge, and may fail afterwards', async () => {
  const intent = await paid(4000);
  const part = await stripe.refunds.create({
    payment_intent: intent.id,
    amount: 1500,
    reason: 'requested_by_customer',
  });
  expect(part).toMatchObject({ status: 'succeeded', amount: 1500 });
  expect((await refusalOf(stripe.refunds.create({ payment_intent: intent.id, amount: 2501 }))).code).toBe(
    'amount_too_large',
  );
  await stripe.refunds.create({ payment_intent: intent.id });
  expect((await refusalOf(stripe.refunds.create({ payment_intent: intent.id }))).code).toBe('charge_already_refunded');

  const before = providers.receiver.stripe.length;
  const unlucky = await paid(900, 'pm_card_refundFail');
  const refund = await stripe.refunds.create({ charge: chargeOf(unlucky).id });
  await providers.sandbox.moveBy('PT3M');
  const failed = await stripe.refunds.retrieve(refund.id, { expand: ['failure_balance_transaction'] });
  expect(failed).toMatchObject({
    status: 'failed',
    failure_balance_transaction: { amount: 900, type: 'refund_failure' },
  });
  expect(typesOf(providers.receiver.stripe, before)).toEqual(
    expect.arrayContaining(['refund.created', 'charge.refunded', 'refund.updated', 'refund.failed']),
  );
  expect(await stripe.charges.retrieve(chargeOf(unlucky).id)).toMatchObject({ amount_refunded: 0, refunded: false });
});

test('a dispute takes the charge and a fee of £20, and gives back what is won', async () => {
  const [won, lost] = [await paid(3000, 'pm_card_createDispute'), await paid(3000)];
  await providers.sandbox.moveBy('PT3M');
  const [opened] = (await stripe.disputes.list({ payment_intent: won.id })).data;
  expect(opened).toMatchObject({ status: 'needs_response', balance_transactions: [{ amount: -3000, fee: 2000 }] });
  expect((await refusalOf(stripe.refunds.create({ payment_intent: won.id }))).code).toBe('charge_disputed');
  const submitted = await stripe.disputes.update(opened!.id, {
    evidence: { uncategorized_text: 'The session took place.' },
  });
  expect(submitted.status).toBe('under_review');
  providers.sandbox.play('stripe', 'dispute_won', opened!.id);
  const closed = await stripe.disputes.retrieve(opened!.id);
  expect(closed.balance_transactions.map(({ net }) => net)).toEqual([-5000, 3000]);

  providers.sandbox.play('stripe', 'dispute_opened', chargeOf(lost).id);
  const [second] = (await stripe.disputes.list({ charge: chargeOf(lost).id })).data;
  expect((await stripe.disputes.close(second!.id)).status).toBe('lost');
  await providers.sandbox.settled();
  const told = typesOf(providers.receiver.stripe).filter((type) => type.startsWith('charge.dispute'));
  expect(told).toEqual([
    ...['charge.dispute.created', 'charge.dispute.funds_withdrawn', 'charge.dispute.updated', 'charge.dispute.closed'],
    ...['charge.dispute.funds_reinstated', 'charge.dispute.created', 'charge.dispute.funds_withdrawn'],
    'charge.dispute.closed',
  ]);
});

test('an adviser is transferred to once Stripe knows them, from a charge at once and otherwise from what is available', async () => {
  const account = await stripe.accounts.create({
    country: 'GB',
    controller: {
      fees: { payer: 'application' },
      losses: { payments: 'application' },
      stripe_dashboard: { type: 'express' },
    },
    capabilities: { transfers: { requested: true } },
  });
  expect(account.capabilities?.transfers).toBe('inactive');
  const intent = await paid(10_000);
  const transfer = { amount: 7000, currency: 'gbp', destination: account.id, source_transaction: chargeOf(intent).id };
  expect((await refusalOf(stripe.transfers.create(transfer))).code).toBe('insufficient_capabilities_for_transfer');
  const link = await stripe.accountLinks.create({
    account: account.id,
    type: 'account_onboarding',
    refresh_url: 'http://localhost/again',
    return_url: 'http://localhost/said',
  });
  expect((await visit(link.url)).status).toBe(200);
  expect((await visit(link.url, 'finish')).headers.get('location')).toBe('http://localhost/said');
  expect(await stripe.accounts.retrieve(account.id)).toMatchObject({
    payouts_enabled: true,
    requirements: { currently_due: [] },
  });

  const made = await stripe.transfers.create(transfer);
  expect((await refusalOf(stripe.transfers.create(transfer))).code).toBe('source_transaction_insufficient');
  const theirs = { stripeAccount: account.id };
  const balance = await stripe.balance.retrieve({}, theirs);
  expect([balance.available[0]?.amount, balance.pending[0]?.amount]).toEqual([0, 7000]);
  expect((await refusalOf(stripe.transfers.createReversal(made.id))).code).toBe('balance_insufficient');
  await providers.sandbox.moveBy('PT120H');
  const reversal = await stripe.transfers.createReversal(made.id, { amount: 1000 });
  expect(reversal.amount).toBe(1000);
  expect((await stripe.transfers.retrieve(made.id)).reversals.data).toHaveLength(1);

  const short = await refusalOf(
    stripe.transfers.create({ amount: 99_000_000, currency: 'gbp', destination: account.id }),
  );
  expect(short.code).toBe('balance_insufficient');
  const payout = await stripe.payouts.create({ amount: 6000, currency: 'gbp' }, theirs);
  await providers.sandbox.moveBy('PT48H');
  expect((await stripe.payouts.retrieve(payout.id, {}, theirs)).status).toBe('paid');
  expect((await refusalOf(stripe.payouts.retrieve(payout.id))).code).toBe('resource_missing'); // not the platform's
  expect((await refusalOf(stripe.refunds.list({}, theirs))).param).toBe('Stripe-Account');
  providers.sandbox.play('stripe', 'payout_failed', payout.id);
  expect((await stripe.balance.retrieve({}, theirs)).available[0]?.amount).toBe(6000);
  await providers.sandbox.settled();
  expect(typesOf(providers.receiver.connect)).toEqual(
    expect.arrayContaining(['capability.updated', 'account.updated', 'payout.paid', 'payout.failed']),
  );
  expect(providers.receiver.connect.every((event) => event.account === account.id)).toBe(true);
});

test('the list of events has what the webhooks had, page by page, and the balance is the sum of its lines', async () => {
  await providers.sandbox.settled();
  const listed: string[] = [];
  for await (const { id } of stripe.events.list({ limit: 7 })) listed.push(id);
  expect(listed.toReversed().toSorted()).toEqual(providers.receiver.stripe.map(({ id }) => id).toSorted());
  const refunds = await stripe.events.list({ types: ['refund.failed'] });
  expect(refunds.data.map(({ type }) => type)).toEqual(['refund.failed']);
  expect((await stripe.events.retrieve(listed[0]!)).id).toBe(listed[0]);

  const lines = await stripe.balanceTransactions.list({ limit: 100 });
  const { available, pending } = await stripe.balance.retrieve();
  expect(available[0]!.amount + pending[0]!.amount).toBe(lines.data.reduce((sum, { net }) => sum + net, 0));
});

test('what is made can be listed, and found by what it belongs to', async () => {
  const intent = await paid(1200, 'pm_card_bypassPending', { transfer_group: 'booking_9' });
  const { id: charge } = chargeOf(intent);
  const refund = await stripe.refunds.create({ charge, amount: 100 });
  expect((await stripe.charges.list({ transfer_group: 'booking_9' })).data.map(({ id }) => id)).toEqual([charge]);
  expect((await stripe.refunds.list({ payment_intent: intent.id })).data.map(({ id }) => id)).toEqual([refund.id]);
  const line = (chargeOf(intent).balance_transaction as Stripe.BalanceTransaction).id;
  expect(await stripe.balanceTransactions.retrieve(line)).toMatchObject({ status: 'available', fee: 38 });
  const [first, second] = (await stripe.paymentIntents.list({ limit: 2 })).data;
  const older = await stripe.paymentIntents.list({ limit: 1, starting_after: first!.id });
  expect(older.data[0]!.id).toBe(second!.id);
  const session = await openSession(900);
  expect((await stripe.checkout.sessions.list({ status: 'open' })).data.map(({ id }) => id)).toContain(session.id);

  const [account] = (await stripe.accounts.list({ limit: 1 })).data;
  const named = await stripe.accounts.update(account!.id, { metadata: { adviser: 'a1' } });
  expect(named.metadata).toEqual({ adviser: 'a1' });
  const [transfer] = (await stripe.transfers.list({ destination: account!.id })).data;
  expect((await stripe.transfers.listReversals(transfer!.id)).data).toHaveLength(1);
  const payout = await stripe.payouts.create({ amount: 100, currency: 'gbp' });
  expect((await stripe.payouts.cancel(payout.id)).status).toBe('canceled');
  expect((await stripe.payouts.list({ status: 'canceled' })).data.map(({ id }) => id)).toEqual([payout.id]);
});

test("every request and answer above fits the types of Stripe's own client, which a wrong one would not", () => {
  const { schemas } = providers;
  expect(schemas.complaints).toEqual([]);
  expect([...schemas.seen].toSorted()).toEqual(providers.sandbox.stripe.endpoints.toSorted());
  schemas.observe({
    provider: 'stripe',
    endpoint: 'POST /v1/refunds',
    request: { sum: '1' },
    answer: { object: 'refund' },
  });
  expect(schemas.complaints).toEqual([
    expect.stringContaining('request: data must NOT have additional properties'),
    expect.stringContaining("answer: data must have required property 'id'"),
  ]);
});
