import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { EventHandlers } from '../../src/payments/events/event-handlers.js';
import { HandleEvents } from '../../src/payments/events/handle-events.job.js';
import { ReadProviderEvents } from '../../src/payments/events/read-provider-events.job.js';
import { LookAtPayments } from '../../src/payments/look-at-payments.job.js';
import { TellOfPayments } from '../../src/payments/tell-of-payments.job.js';
import { aMonday } from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import { anExpert, aSteward, anOrganisation } from '../support/factories.js';
import { aPurpose, fromProvider, handled, paymentNow, plan, transfersOf } from '../support/paid.js';
import { passTime, type PayingServer, startPayingServer } from '../support/paying.js';
import { visit } from '../support/providers.js';
import { Rails } from '../support/rails.js';

let server: PayingServer;
let client: Client;
let booker: Client;
let steward: Client;
let organisationId: string;
let told: ReturnType<typeof aPurpose>;
let stripe: Stripe;
const things: string[] = [];
let isThingBroken = false;

beforeAll(async () => {
  server = await startPayingServer({ logLevel: 'silent' });
  server.clock.moveTo(aMonday);
  await server.sandbox.moveTo(server.clock.now());
  client = await Client.of(server);
  const organisation = await anOrganisation(server);
  organisationId = organisation.id;
  booker = await client.as(organisation.booker.email);
  steward = await client.as((await aSteward(server)).email);
  await new Rails(server).byHand(); // a minute's sweep that came upon what a job is telling would tell it twice
  told = aPurpose(server);
  const options = { host: '127.0.0.1', port: server.sandbox.port, protocol: 'http', telemetry: false } as const;
  stripe = new Stripe('sk_test_sandbox', options);
  server.app.get(EventHandlers).tell('stripe', ['thing'], ({ subject }) => {
    if (isThingBroken) throw new Error('The thing is not there.');
    things.push(subject ?? '');
    return Promise.resolve();
  });
});
afterAll(() => server.stop());

const send = (path: string, body: string | Uint8Array, headers: Record<string, string>): Promise<Response> =>
  fetch(`${server.baseUrl}/api/v1/webhooks/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: body as string,
  });

function fromStripe(told: string): Promise<Response> {
  const { body, headers } = fromProvider(server, 'stripe', told);
  return send('stripe', body, headers);
}

function fromGoCardless(told: string): Promise<Response> {
  const { body, headers } = fromProvider(server, 'gocardless', told);
  return send('gocardless', body, headers);
}

let number = 0;
function aThing(type = 'thing.happened', more: object = {}): string {
  const created = Math.floor(server.clock.now().epochMilliseconds / 1000);
  const object = { id: `th_${++number}`, object: 'thing', ...more };
  return JSON.stringify({ id: `evt_thing_${number}`, object: 'event', type, created, data: { object } });
}

function deafen(): void {
  hear();
  for (const each of Object.values(server.sandbox.deliveries)) each.plan({ kind: 'drop', count: 100 });
}

function hear(): void {
  server.sandbox.deliveries.stripe.behave();
  server.sandbox.deliveries.gocardless.behave();
}

async function eventsOf(condition: string, value: string): Promise<Record<string, any>[]> {
  const { rows } = await server.owner.query<Record<string, any>>(
    `SELECT * FROM provider_events WHERE ${condition} = $1 ORDER BY received_at, id`,
    [value],
  );
  return rows;
}

async function counted(): Promise<number> {
  const { rows } = await server.owner.query<{ count: string }>('SELECT count(*) FROM provider_events');
  return Number(rows[0]?.count);
}

/** On its way to be paid, on a page of its provider. */
async function opened(rail: 'card' | 'bank', within = 'PT30M') {
  const payment = await plan(server, organisationId, rail, { within });
  const { status, body } = await booker.post(`/api/v1/payments/${payment.id}/checkout`, { language: 'en' });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return { id: payment.id, url: String(body.url) };
}

async function everythingHandled(): Promise<void> {
  await server.sandbox.settled();
  await server.app.get(HandleEvents).sweep(); // what is tried again
  await handled(server);
}

describe('what is not signed by a provider', () => {
  test('is refused, as each of them asks for, and nothing of it is kept', async () => {
    const before = await counted();
    const body = aThing();
    const answers = await Promise.all([
      send('stripe', body, {}),
      fetch(`${server.baseUrl}/api/v1/webhooks/stripe`, { method: 'POST' }),
      send('stripe', body, { 'stripe-signature': 't=1,v1=00' }),
      send('stripe', `${body} `, fromProvider(server, 'stripe', body).headers),
      send('gocardless', '{"events":[]}', {}),
      send('gocardless', '{"events":[{}]}', fromProvider(server, 'gocardless').headers),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 498, 498]);
    const problems = (await Promise.all(answers.map((answer) => answer.json()))) as { code: string }[];
    expect(problems.map(({ code }) => code)).toEqual([
      ...['webhook-refused', 'webhook-refused', 'webhook-refused', 'webhook-refused'],
      ...['webhook-token-refused', 'webhook-token-refused'],
    ]);
    expect(await counted()).toBe(before);
  });

  test('is JSON of at most a megabyte, which is more than other addresses take', async () => {
    const ofSize = (bytes: number) => JSON.stringify({ text: 'x'.repeat(bytes) });
    expect((await fromStripe(ofSize(1024 * 1024))).status).toBe(413);
    expect((await send('stripe', ofSize(900 * 1024), {})).status).toBe(400);
    expect((await booker.post('/api/v1/organisations', ofSize(300 * 1024))).status).toBe(413);
    expect((await send('stripe', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
    expect((await booker.post('/api/v1/organisations', '{')).status).toBe(400);
  });
});

describe('a webhook', () => {
  test('of which fifty copies come at once is kept once, and the books know it once', async () => {
    deafen();
    const { id, url } = await opened('card');
    await visit(url, 'pm_card_visa');
    await server.sandbox.settled();
    expect((await paymentNow(server, id)).state).toBe('open');
    const { data } = await stripe.events.list({ limit: 100 });
    const event = data.find(
      ({ type, data: { object } }) =>
        type === 'payment_intent.succeeded' && (object as Stripe.PaymentIntent).metadata['payment_id'] === id,
    );
    const copies = await Promise.all(Array.from({ length: 50 }, () => fromStripe(JSON.stringify(event))));
    expect(new Set(copies.map(({ status }) => status))).toEqual(new Set([204]));
    await handled(server);
    expect(await eventsOf('event_id', event!.id)).toEqual([
      expect.objectContaining({ came_by: 'webhook', payment_id: id, failure: null, body: {} }),
    ]);
    expect(await transfersOf(server, id)).toEqual([
      ['payment-fee', 110],
      ['payment-settled', 6000],
    ]);
    expect(told.of(id)).toEqual(['secured']);
    hear();
  });

  test('that nobody handles is kept by its ids alone, and one that holds what Postgres cannot is kept without it', async () => {
    const body = aThing('other.happened', { status: 'null \0 and half \ud800' });
    expect((await fromStripe(body)).status).toBe(204);
    await handled(server);
    expect(await eventsOf('kind', 'other.happened')).toEqual([
      expect.objectContaining({ subject: `th_${number}`, tries: 0, failure: null, body: {} }),
    ]);
  });

  test('of GoCardless may bring 250 events, doubled and turned round, and the books know each payment once', async () => {
    const events = Array.from({ length: 250 }, (_, each) => ({
      ...{ id: `EV_${each}`, resource_type: 'exports', action: 'made', links: { export: `EX${each}` } },
      created_at: server.clock.now().toString(),
    }));
    expect((await fromGoCardless(JSON.stringify({ events }))).status).toBe(204);
    expect(await eventsOf('kind', 'exports.made')).toHaveLength(250);
    await handled(server);

    const { deliveries } = server.sandbox;
    deliveries.gocardless.plan({ kind: 'duplicate', count: 2 });
    deliveries.gocardless.plan({ kind: 'reorder', count: 4 });
    const { id, url } = await opened('bank');
    await visit(url, 'instant');
    for (let hours = 0; hours < 24 && (await paymentNow(server, id)).state !== 'settled'; hours += 1) {
      await passTime(server, 'PT1H');
      await everythingHandled();
    }
    expect(await transfersOf(server, id)).toEqual([['payment-settled', 6000]]);
    expect(told.of(id)).toEqual(['secured']);
  }, 60_000);
});

describe('what a provider told and nobody heard', () => {
  test('is read from its list, once', async () => {
    await server.app.get(ReadProviderEvents).sweep();
    await everythingHandled();
    deafen();
    const card = await opened('card');
    const bank = await opened('bank');
    await visit(card.url, 'pm_card_visa');
    await visit(bank.url, 'instant');
    await passTime(server, 'PT5M');
    hear();
    const heard = [...(await eventsOf('payment_id', card.id)), ...(await eventsOf('payment_id', bank.id))];
    expect(heard.filter(({ came_by: cameBy }) => cameBy === 'webhook')).toEqual([]);

    await Promise.all([server.app.get(ReadProviderEvents).sweep(), server.app.get(ReadProviderEvents).sweep()]);
    await everythingHandled();
    const came = await eventsOf('came_by', 'list');
    expect(new Set(came.map(({ provider }) => provider))).toEqual(new Set(['stripe', 'gocardless']));
    expect(told.of(card.id)).toEqual(['secured']);
    expect(told.of(bank.id)).toEqual(['secured']);
    const kept = await counted();
    await server.app.get(ReadProviderEvents).sweep();
    expect(await counted()).toBe(kept);
  }, 60_000);

  test('nor read is seen by asking how payments stand, ten minutes later', async () => {
    const { id, url } = await opened('card');
    deafen();
    await visit(url, 'pm_card_visa');
    await server.sandbox.settled();
    hear();
    await passTime(server, 'PT11M');
    await server.app.get(LookAtPayments).run();
    expect((await paymentNow(server, id)).state).toBe('settled');
    await handled(server);
    expect(told.of(id)).toEqual(['secured']);
  });
});

describe('what cannot be handled', () => {
  const problems = async (who: Client): Promise<Answer> => who.get('/api/v1/payment-problems');

  /** Every try that there is, an hour apart. */
  async function tryOften(attempt: () => Promise<void>): Promise<void> {
    for (let tries = 0; tries < 17; tries += 1) {
      await attempt();
      await handled(server);
      server.clock.moveTo(server.clock.now().add({ hours: 1 }));
    }
  }

  test('is tried ever less often and then parked, where a steward sees it and has it tried again', async () => {
    isThingBroken = true;
    expect((await fromStripe(aThing())).status).toBe(204);
    const subject = `th_${number}`;
    expect((await fromStripe(aThing('payment_intent.succeeded'))).status).toBe(204);
    const stranger = `th_${number}`;
    await tryOften(() => server.app.get(HandleEvents).sweep());
    const { body } = await problems(steward);
    expect(body.items).toEqual([
      expect.objectContaining({
        source: 'event',
        provider: 'stripe',
        subject,
        tries: 16,
        failure: 'The thing is not there.',
      }),
      expect.objectContaining({ subject: stranger, failure: expect.stringContaining('no such payment') }),
    ]);
    const [first] = body.items;
    const page = await steward.get('/api/v1/payment-problems?limit=1');
    expect(page.body.items.map(({ id }: { id: string }) => id)).toEqual([first.id]);
    const rest = await steward.get(`/api/v1/payment-problems?limit=1&cursor=${page.body.next_cursor}`);
    expect(rest.body).toMatchObject({ items: [{ subject: stranger }], next_cursor: null });
    expect((await problems(booker)).status).toBe(404);
    const redrive = `/api/v1/payment-problems/${first.id}/redrive`;
    expect((await booker.post(redrive)).status).toBe(404);

    isThingBroken = false;
    const redriven = await Promise.all(Array.from({ length: 10 }, () => steward.post(redrive)));
    expect(redriven.map(({ status }) => status).sort()).toEqual([204, ...Array<number>(9).fill(404)]);
    await handled(server);
    expect(things).toEqual([subject]);
    expect((await problems(steward)).body.items).toHaveLength(1);
    const { rows } = await server.owner.query('SELECT * FROM audit_entries WHERE deed = $1', [
      'payment-problem-redriven',
    ]);
    expect(rows).toEqual([expect.objectContaining({ subject_id: first.id, acted_as: 'steward' })]);
  }, 60_000);

  test('because its account is nobody’s here is tried for a while, as it may be written down late, and then ignored', async () => {
    const { person, client: own } = await anExpert(server, client);
    await own.post('/api/v1/me/payout-account/onboarding', {});
    await everythingHandled();
    const account = async (change: string) => {
      const { rows } = await server.owner.query<{ external_id: string }>(
        `UPDATE payout_accounts SET ${change} WHERE user_id = $1 RETURNING OLD.external_id`,
        [person.id],
      );
      return rows[0]!.external_id;
    };
    const late = await account(`external_id = NULL, state = 'planned', next_look_at = NULL`);
    const anEvent = (type: string, object: object, of: string) =>
      JSON.stringify({ ...(JSON.parse(aThing(type, object)) as object), account: of });
    await fromStripe(anEvent('account.updated', { id: late, object: 'account' }, late));
    const [tooEarly] = await eventsOf('event_id', `evt_thing_${number}`);
    await fromStripe(anEvent('account.updated', { id: 'acct_alien', object: 'account' }, 'acct_alien'));
    await fromStripe(anEvent('charge.succeeded', { object: 'charge' }, 'acct_alien'));
    await everythingHandled();
    expect(await eventsOf('id', tooEarly!['id'])).toEqual([expect.objectContaining({ handled_at: null, tries: 1 })]);
    await account(`external_id = '${late}', state = 'needs-more'`);
    await tryOften(() => server.app.get(HandleEvents).sweep());
    const because = 'It is of the account acct_alien, which is nobody’s here.';
    const ignored = await eventsOf('ignored_because', because);
    expect(ignored.map(({ kind }) => kind).sort()).toEqual(['account.updated', 'charge.succeeded']);
    for (const event of ignored) expect(event).toMatchObject({ tries: 10, parked_at: null, body: {} });
    expect(await eventsOf('id', tooEarly!['id'])).toEqual([
      expect.objectContaining({ handled_at: expect.anything(), parked_at: null, ignored_because: null }),
    ]);
  }, 60_000);

  test('of what became of a payment is parked as well, and is not told twice', async () => {
    const { id, url } = await opened('card');
    told.purpose.fails = 16;
    await visit(url, 'pm_card_visa');
    await everythingHandled();
    await tryOften(() => server.app.get(TellOfPayments).sweep());
    expect(told.of(id)).toEqual([]);
    const { body } = await problems(steward);
    const parked = body.items.find((item: { payment_id: string }) => item.payment_id === id);
    expect(parked).toMatchObject({ source: 'news', kind: 'secured', tries: 16, failure: 'Nobody listens.' });
    expect((await steward.post(`/api/v1/payment-problems/${parked.id}/redrive`)).status).toBe(204);
    await handled(server);
    expect(told.of(id)).toEqual(['secured']);
  }, 60_000);

  test('because its provider is away is tried until it is back', async () => {
    const { id, url } = await opened('card');
    server.sandbox.faults.plan({ kind: 'error-before', path: '/v1/payment_intents', method: 'GET', times: 3 });
    await visit(url, 'pm_card_visa');
    await server.sandbox.settled();
    await handled(server);
    await passTime(server, 'PT11S');
    await everythingHandled();
    expect((await paymentNow(server, id)).state).toBe('settled');
  }, 60_000);
});
