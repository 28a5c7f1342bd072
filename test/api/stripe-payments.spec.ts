import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { newId, type OrganisationId, type PaymentId, type RefundId } from '../../src/kernel/id.js';
import { money } from '../../src/kernel/money.js';
import { accountOf, Ledger, moved } from '../../src/ledger/index.js';
import type { Payment } from '../../src/payments/payment.js';
import { PAYMENT_PROVIDERS, type PaymentProviders } from '../../src/payments/payment-providers.js';
import { PaymentPurposes } from '../../src/payments/payment-purposes.js';
import { accountOfPayment } from '../../src/payments/payment.postings.js';
import { PaymentTable } from '../../src/payments/payment.table.js';
import { planPayment } from '../../src/payments/plan-payment.js';
import { type PaymentProvider, ProviderUnavailable } from '../../src/payments/provider.js';
import type { Refund } from '../../src/payments/refunds/refund.js';
import { RefreshPayment } from '../../src/payments/refresh-payment.action.js';
import { Database } from '../../src/platform/database.js';
import { aMonday } from '../support/bookings.js';
import { anOrganisation } from '../support/factories.js';
import { aDebt, balanceOf } from '../support/funding.js';
import { handled } from '../support/paid.js';
import { passTime, type PayingServer, startPayingServer, unheard } from '../support/paying.js';
import { visit } from '../support/providers.js';
import { SdkSchemas } from '../support/sdk-schemas.js';

const wanted = { description: 'A session with Ann', language: 'en', returnUrl: 'http://127.0.0.1/back' } as const;

/** Of Stripe's own client: what it does not know of, Stripe refuses. */
const schemas = new SdkSchemas();
let server: PayingServer;
let stripe: PaymentProvider;
let database: Database;
let client: Stripe;
let organisationId: OrganisationId;

beforeAll(async () => {
  server = await startPayingServer({}, schemas);
  server.clock.moveTo(aMonday);
  stripe = server.app.get<PaymentProviders>(PAYMENT_PROVIDERS).of('stripe');
  database = server.app.get(Database);
  const describe = () => Promise.resolve({ en: 'A debt', cy: 'Dyled', path: '/' });
  server.app.get(PaymentPurposes).tell('debt', { describe, heard: () => Promise.resolve() });
  const options = { host: '127.0.0.1', port: server.sandbox.port, protocol: 'http', telemetry: false } as const;
  client = new Stripe('sk_test_sandbox', options);
});
afterAll(async () => {
  await server.stop();
  expect(schemas.complaints).toEqual([]);
});
beforeEach(async () => {
  organisationId = (await anOrganisation(server)).id as OrganisationId;
});

function plan(begunWithin = 'PT15M', minor = 6000): Promise<Payment> {
  const now = server.clock.now();
  const of = { purpose: 'debt', reference: newId(), organisationId, rail: 'card', plannedBy: null } as const;
  const wanting = { ...of, amount: money(minor), expiresAt: now.add(begunWithin) };
  return database.transaction((tx) => planPayment(tx, wanting, now));
}

const find = (id: PaymentId) => database.transaction((tx) => new PaymentTable(tx).find(id));
const refresh = (payment: Payment) => server.app.get(RefreshPayment).run(payment.id);

/** Opens its page and writes down where that is. */
async function open(payment: Payment): Promise<Payment & { checkoutUrl: string }> {
  const { checkoutId, url } = await stripe.openCheckout(payment, wanted);
  const now = await find(payment.id);
  const opened = { ...now, state: 'open', checkoutId, checkoutUrl: url } as const;
  await database.transaction((tx) => new PaymentTable(tx).update(opened));
  return { ...(await find(payment.id)), checkoutUrl: url ?? '' };
}

/** One that has come, and lies unused. */
async function paid(card = 'pm_card_visa', minor = 6000): Promise<Payment> {
  const payment = await open(await plan('PT15M', minor));
  await visit(payment.checkoutUrl, card);
  return refresh(payment);
}

/** Its money goes where it was meant to. */
function use({ id, amount }: Payment): Promise<void> {
  const now = server.clock.now();
  const postings = moved(amount, accountOfPayment(id), accountOf('client-debt', organisationId));
  const transfer = { code: 'debt-paid', reference: id, occurredAt: now, postings };
  return database.transaction((tx) => new Ledger(tx).post([transfer], now));
}

/** What the payment has made of the accounts: by kind, in pence. */
async function booksOf({ id }: Payment): Promise<Record<string, number>> {
  const { rows } = await server.owner.query<{ kind: string; amount: number }>(
    `SELECT a.kind, sum(p.amount_minor)::int AS amount
     FROM ledger_transfers t JOIN ledger_postings p ON p.transfer_id = t.id JOIN ledger_accounts a ON a.id = p.account_id
     WHERE t.reference = $1 OR t.reference IN (SELECT r.id::text FROM payment_reversals r WHERE r.payment_id::text = $1)
       OR t.reference IN (SELECT f.id::text FROM dispute_fees f WHERE f.payment_id::text = $1)
     GROUP BY a.kind HAVING sum(p.amount_minor) <> 0`,
    [id],
  );
  return Object.fromEntries(rows.map(({ kind, amount }) => [kind, amount]));
}

async function newsOf({ id }: Payment): Promise<string[]> {
  const { rows } = await server.owner.query<{ kind: string }>(
    'SELECT kind FROM payment_news WHERE payment_id = $1 ORDER BY at, id',
    [id],
  );
  return rows.map(({ kind }) => kind);
}

async function sessionsOf({ id }: Payment): Promise<Stripe.Checkout.Session[]> {
  const all = await client.checkout.sessions.list({ limit: 100 }).autoPagingToArray({ limit: 1000 });
  return all.filter((session) => session.client_reference_id === id);
}

const faults = (kind: 'error-before' | 'error-after' | 'closed-before' | 'closed-after', path: string, times = 1) =>
  server.sandbox.faults.plan({ kind, path, isExact: true, method: 'POST', times });

describe('a payment by card', () => {
  test('that is declined, then fails the bank’s check and then passes it has come once, less what Stripe took for it', async () => {
    const payment = await open(await plan());
    expect(await refresh(payment)).toMatchObject({ state: 'open', version: payment.version });
    await visit(payment.checkoutUrl, 'pm_card_chargeDeclined');
    expect(await refresh(payment)).toMatchObject({ state: 'open', externalId: null });
    const first = await visit(payment.checkoutUrl, 'pm_card_authenticationRequired');
    await visit(first.headers.get('location')!, 'fail');
    expect((await refresh(payment)).state).toBe('open');
    const second = await visit(payment.checkoutUrl, 'pm_card_authenticationRequired');
    expect((await refresh(payment)).state).toBe('open');
    const back = await visit(second.headers.get('location')!, 'pass');
    expect(back.headers.get('location')).toBe(wanted.returnUrl);

    const looks = await Promise.all(Array.from({ length: 50 }, () => refresh(payment)));
    expect(new Set(looks.map(({ state }) => state))).toEqual(new Set(['settled']));
    const settled = await find(payment.id);
    expect(settled).toMatchObject({ isDebit: false, clearedAt: settled.settledAt });
    expect(settled.externalId).toMatch(/^pi_/);
    expect(await booksOf(payment)).toEqual({ stripe: -5890, payment: 6000, 'provider-fees': -110 });
    expect(await newsOf(payment)).toEqual(['secured']);
    const intent = await client.paymentIntents.retrieve(settled.externalId!);
    const { purpose, reference } = payment;
    expect(intent).toMatchObject({ metadata: { payment_id: payment.id }, transfer_group: `${purpose}_${reference}` });
    expect(await stripe.openCheckout(settled, wanted)).toEqual({ checkoutId: settled.checkoutId, url: null });
    await stripe.closeCheckout(settled);
  });

  test('costs what Stripe says it costs: a business card costs more', async () => {
    expect(await booksOf(await paid('pm_card_sandboxBusiness', 6000))).toMatchObject({ 'provider-fees': -134 });
  });

  test('whose page is closed can be paid no more, and has ended once the time to begin is over', async () => {
    const payment = await open(await plan());
    await stripe.closeCheckout(payment);
    await stripe.closeCheckout(payment);
    expect(await (await visit(payment.checkoutUrl, 'pm_card_visa')).text()).toContain('closed');
    expect((await refresh(payment)).state).toBe('open');
    await passTime(server, 'PT15M');
    expect(await refresh(payment)).toMatchObject({ state: 'expired', failure: null });
    expect(await booksOf(payment)).toEqual({});
    expect(await newsOf(payment)).toEqual(['ended']);
  });

  test('gets a new page once one is over, never two that can be paid, and is seen to be paid on whichever', async () => {
    const payment = await open(await plan('PT96H'));
    expect(await stripe.openCheckout(payment, wanted)).toEqual({
      checkoutId: payment.checkoutId,
      url: payment.checkoutUrl,
    });
    await passTime(server, 'PT24H');
    expect((await refresh(payment)).state).toBe('open');
    const next = await stripe.openCheckout(payment, wanted);
    expect(next.checkoutId).not.toBe(payment.checkoutId);
    expect(await (await visit(payment.checkoutUrl, 'pm_card_visa')).text()).toContain('closed');
    expect((await stripe.openCheckout(payment, { ...wanted, language: 'cy' })).checkoutId).toBe(next.checkoutId);

    // As if nobody had written down the second page.
    await visit(next.url!, 'pm_card_visa');
    expect((await refresh(payment)).state).toBe('settled');
  });

  test('has one page, however many ask for it at once', async () => {
    const payment = await plan();
    const asked = Array.from({ length: 50 }, (_, each) =>
      stripe.openCheckout(payment, { ...wanted, description: `A session, for the ${each % 2}th who asks` }),
    );
    expect(new Set((await Promise.all(asked)).map(({ url }) => url)).size).toBe(1);
    expect(await sessionsOf(payment)).toHaveLength(1);
  });

  test('that nobody but us knows of is nothing at Stripe', async () => {
    const payment = await plan();
    expect(await stripe.look(payment)).toBeNull();
    expect((await refresh(payment)).state).toBe('planned');
    await stripe.closeCheckout(payment);
  });
});

describe('an answer that is lost', () => {
  test.each([
    ['a failure after the deed', 'error-after', 1],
    ['a failure before it, which Stripe says again for a day', 'error-before', 1],
    ['a connection that is cut after it, once', 'closed-after', 1],
  ] as const)('of %s, leaves one page', async (_, kind, times) => {
    const payment = await plan();
    faults(kind, '/v1/checkout/sessions', times);
    const { checkoutId, url } = await stripe.openCheckout(payment, wanted);
    expect(url).not.toBeNull();
    expect((await sessionsOf(payment)).map(({ id }) => id)).toEqual([checkoutId]);
  });

  test('for good, leaves a page that is found: by who asks again, who looks, and who closes it', async () => {
    const [asked, looked, closed, late] = [await plan(), await plan(), await plan(), await plan('PT96H')];
    faults('closed-after', '/v1/checkout/sessions', 4 * 3);
    const lost = await Promise.allSettled(
      [asked, looked, closed, late].map((payment) => stripe.openCheckout(payment, wanted)),
    );
    expect(lost.every((one) => one.status === 'rejected' && one.reason instanceof ProviderUnavailable)).toBe(true);
    const [only] = await sessionsOf(asked);
    const again = await stripe.openCheckout(asked, { ...wanted, description: 'In other words' });
    expect(again).toEqual({ checkoutId: only?.id, url: only?.url });

    const [found] = await sessionsOf(looked);
    await visit(found!.url!, 'pm_card_visa');
    expect(await refresh(looked)).toMatchObject({ state: 'settled', checkoutId: found?.id });

    await stripe.closeCheckout(closed);
    expect((await sessionsOf(closed)).map(({ status }) => status)).toEqual(['expired']);

    // The first page is over before anybody asks again, though its key still answers that it is open.
    await client.checkout.sessions.expire((await sessionsOf(late))[0]!.id);
    const { checkoutId, url } = await stripe.openCheckout(late, wanted);
    expect(url).not.toBeNull();
    expect((await sessionsOf(late)).map(({ id, status }) => [id === checkoutId, status])).toEqual([
      [true, 'open'],
      [false, 'expired'],
    ]);
  });

  test('of a question is unknown, and changes nothing', async () => {
    const payment = await open(await plan());
    server.sandbox.faults.plan({ kind: 'error-before', path: `/v1/checkout/sessions/${payment.checkoutId}`, times: 3 });
    await expect(refresh(payment)).rejects.toBeInstanceOf(ProviderUnavailable);
    expect(await find(payment.id)).toEqual({ ...payment });
  });
});

describe('a dispute', () => {
  /** The first that there is of a payment. */
  const disputeOf = async ({ externalId }: Payment) =>
    (await client.disputes.list({ payment_intent: externalId! })).data[0]!.id;

  test('takes what was used from its payer, who owes it until it is won, and its fee from us for good', async () => {
    await aDebt(server, organisationId, 6000);
    const payment = await paid('pm_card_createDispute');
    await use(payment);
    expect(await balanceOf(server, 'client-debt', organisationId)).toBe(0);
    await passTime(server, 'PT3M');
    expect((await refresh(payment)).state).toBe('reversed');
    expect(await refresh(payment)).toMatchObject({ state: 'reversed' });
    const fees = { 'provider-fees': -110 - 2000 };
    expect(await booksOf(payment)).toEqual({ ...fees, stripe: 2110 });
    const reversals = await database.transaction((tx) => new PaymentTable(tx).reversalsOf(payment.id));
    expect(reversals).toMatchObject([{ kind: 'dispute', amount: money(6000), isOwed: true }]);
    expect(await balanceOf(server, 'client-debt', organisationId)).toBe(-6000);

    server.sandbox.play('stripe', 'dispute_won', await disputeOf(payment));
    expect((await refresh(payment)).state).toBe('settled');
    expect(await booksOf(payment)).toEqual({ ...fees, stripe: -3890, 'client-debt': 6000 });
    expect(await balanceOf(server, 'client-debt', organisationId)).toBe(0);
    expect(await newsOf(payment)).toEqual(['secured', 'reversed', 'restored']);
  });

  test('that is won before anybody looked costs its fee, once', async () => {
    const payment = await paid('pm_card_createDispute');
    await handled(server);
    await unheard(server, async () => {
      await passTime(server, 'PT3M');
      server.sandbox.play('stripe', 'dispute_won', await disputeOf(payment));
    });
    const looks = await Promise.all(Array.from({ length: 50 }, () => refresh(payment)));
    expect(new Set(looks.map(({ state }) => state))).toEqual(new Set(['settled']));
    expect(await booksOf(payment)).toEqual({ payment: 6000, 'provider-fees': -2110, stripe: -3890 });
    expect(await newsOf(payment)).toEqual(['secured']);
  });

  test('that is lost before anybody used the money leaves nothing, and nobody in debt', async () => {
    const payment = await open(await plan());
    await visit(payment.checkoutUrl, 'pm_card_createDispute');
    await passTime(server, 'PT3M');
    const [disputed] = await sessionsOf(payment);
    const { data } = await client.disputes.list({ payment_intent: disputed!.payment_intent as string });
    server.sandbox.play('stripe', 'dispute_lost', data[0]!.id);
    expect((await refresh(payment)).state).toBe('reversed');
    expect(await booksOf(payment)).toEqual({ stripe: 2110, 'provider-fees': -2110 });
    expect(await balanceOf(server, 'client-debt', organisationId)).toBe(0);
  });
});

describe('a refund', () => {
  const aRefund = ({ id }: Payment, minor: number): Refund =>
    ({
      ...{ id: newId<RefundId>(), paymentId: id, amount: money(minor), total: money(minor), why: 'not-needed' },
      ...{ state: 'planned', version: 1, plannedAt: server.clock.now(), sentAt: null, endedAt: null },
      ...{ externalId: null, failure: null },
    }) as unknown as Refund;
  const refundsOf = async ({ externalId }: Payment) =>
    (await client.refunds.list({ payment_intent: externalId! })).data.map(({ amount }) => amount);

  test('is sent once for its id, whether or not its answer came and however late it is asked again', async () => {
    const payment = await paid();
    const refund = aRefund(payment, 1500);
    expect(await stripe.lookAtRefund(payment, refund)).toBeNull();
    const sent = await stripe.refund(payment, refund);
    expect(sent).toMatchObject({ state: 'paid', failure: null });
    await passTime(server, 'PT25H'); // by then Stripe has forgotten the key
    expect(await stripe.refund(payment, refund)).toEqual(sent);
    expect(await stripe.lookAtRefund(payment, { ...refund, externalId: sent.externalId })).toEqual(sent);

    const lost = aRefund(payment, 1000);
    faults('closed-after', '/v1/refunds', 3);
    await expect(stripe.refund(payment, lost)).rejects.toBeInstanceOf(ProviderUnavailable);
    expect(await stripe.lookAtRefund(payment, lost)).toMatchObject({ state: 'paid' });
    faults('error-after', '/v1/refunds');
    const failing = aRefund(payment, 500);
    await expect(stripe.refund(payment, failing)).rejects.toBeInstanceOf(ProviderUnavailable);
    expect(await stripe.refund(payment, failing)).toMatchObject({ state: 'paid' });
    expect(await refundsOf(payment)).toEqual([500, 1000, 1500]);
    await expect(stripe.refund(payment, aRefund(payment, 3001))).rejects.toThrow('amount_too_large');
    expect((await refresh(payment)).state).toBe('settled');
  });

  test('that the payer’s bank sends back has failed, and a disputed payment gives nothing back', async () => {
    const unlucky = await paid('pm_card_refundFail');
    const refund = aRefund(unlucky, 6000);
    const { externalId } = await stripe.refund(unlucky, refund);
    await passTime(server, 'PT3M');
    const failed = { state: 'failed', externalId, failure: 'expired_or_canceled_card' };
    expect(await stripe.lookAtRefund(unlucky, refund)).toEqual(failed);

    const disputed = await paid('pm_card_createDispute');
    await passTime(server, 'PT3M');
    await expect(stripe.refund(disputed, aRefund(disputed, 100))).rejects.toThrow('charge_disputed');
    const unpaid = await open(await plan());
    expect(await stripe.lookAtRefund(unpaid, aRefund(unpaid, 100))).toBeNull();
    await expect(stripe.refund(unpaid, aRefund(unpaid, 100))).rejects.toThrow('Nothing has come');
  });
});

describe('an event', () => {
  const payment_id = newId();
  const body = (object: object, type = 'payment_intent.succeeded') =>
    Buffer.from(
      JSON.stringify({ id: 'evt_1', object: 'event', type, created: 1_806_000_000, data: { object } }, null, 2),
    );
  const signed = (payload: Buffer, secret = 'whsec_platform', at = server.clock.now()) => ({
    'stripe-signature': Stripe.webhooks.generateTestHeaderString({
      ...{ payload: payload.toString(), secret, timestamp: Math.floor(at.epochMilliseconds / 1000) },
    }),
  });
  const intent = body({
    ...{ object: 'payment_intent', id: 'pi_1', status: 'succeeded', amount: 6000, metadata: { payment_id } },
    ...{ receipt_email: 'ann@people.example', shipping: { name: 'Ann Example' } },
  });

  test('is taken from whom one of our secrets signed for, and of it no more is kept than ids and states', () => {
    const [told] = stripe.readWebhook(intent, signed(intent));
    expect(told).toEqual({
      ...{ eventId: 'evt_1', kind: 'payment_intent.succeeded', paymentId: payment_id, subject: 'pi_1' },
      happenedAt: Temporal.Instant.fromEpochMilliseconds(1_806_000_000_000),
      body: {
        ...{ id: 'evt_1', type: 'payment_intent.succeeded', created: 1_806_000_000, account: undefined },
        data: { object: { id: 'pi_1', object: 'payment_intent', status: 'succeeded', amount: 6000 } },
      },
    });
    expect(JSON.stringify(told)).not.toMatch(/ann/i);
    expect(stripe.readWebhook(intent, signed(intent, 'whsec_connect'))).toHaveLength(1);
  });

  test.each([
    [{ object: 'charge', id: 'ch_1', payment_intent: 'pi_2', metadata: { payment_id: 'order 7' } }, 'pi_2'],
    [{ object: 'dispute', id: 'dp_1', payment_intent: { id: 'pi_3' }, metadata: {} }, 'pi_3'],
    [{ object: 'dispute', id: 'dp_1', payment_intent: null }, 'dp_1'],
    [{ object: 'refund', id: 're_1', payment_intent: 'pi_4', metadata: null }, 're_1'],
    [{ object: 'capability', id: 'transfers', account: 'acct_1' }, 'acct_1'],
    [{ object: 'payout', id: 'po_1' }, 'po_1'],
    [{ object: 'balance' }, null],
  ])('that is about %j is found by %s', (object, subject) => {
    const payload = body(object);
    expect(stripe.readWebhook(payload, signed(payload))[0]).toMatchObject({ subject, paymentId: null });
  });

  test('of anybody else, or from too long ago by our clock, is refused', () => {
    const now = server.clock.now();
    const refused = (headers: Record<string, string | string[]>, payload = intent) =>
      expect(() => stripe.readWebhook(payload, headers)).toThrow(expect.objectContaining({ code: 'webhook-refused' }));
    refused({});
    refused({ 'stripe-signature': 'nonsense' });
    refused({ 'stripe-signature': [signed(intent)['stripe-signature']] });
    refused(signed(intent, 'whsec_another'));
    refused(signed(intent), body({ object: 'payout', id: 'po_1' }));
    refused(signed(intent, 'whsec_platform', now.subtract({ seconds: 302 })));
    expect(stripe.readWebhook(intent, signed(intent, 'whsec_platform', now.subtract({ seconds: 298 })))).toHaveLength(
      1,
    );
  });

  test('is in the list once, the oldest first, from wherever that was read up to', async () => {
    const first = await stripe.eventsAfter(null);
    expect(first.events.every(({ happenedAt }) => happenedAt.until(server.clock.now()).total('hours') <= 24)).toBe(
      true,
    );
    expect(await stripe.eventsAfter(first.cursor)).toEqual({ events: [], cursor: first.cursor });
    for (let count = 0; count < 110; count += 1) await client.customers.create({ email: 'a@customers.example' });
    const { events, cursor } = await stripe.eventsAfter(first.cursor);
    expect(events.filter(({ kind }) => kind === 'customer.created')).toHaveLength(110); // more than a page
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(events.length);
    const times = events.map(({ happenedAt }) => happenedAt.epochMilliseconds);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(events.at(-1)?.eventId).toBe(cursor);
    const half = await stripe.eventsAfter(events[59]!.eventId);
    expect(half.events.map(({ eventId }) => eventId)).toEqual(events.slice(60).map(({ eventId }) => eventId));

    const gone = await stripe.eventsAfter('evt_of_last_year');
    expect(gone.cursor).toBe(cursor);
    expect(gone.events.length).toBeGreaterThan(events.length);
  });
});
