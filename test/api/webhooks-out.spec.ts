import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { PoolClient } from 'pg';
import { ErasePeople } from '../../src/accounts/privacy/erase-people.job.js';
import { createApp } from '../../src/app.js';
import { eventKinds, Events, eventTypes } from '../../src/events/index.js';
import { newId, type OrganisationId } from '../../src/kernel/id.js';
import { Database } from '../../src/platform/database.js';
import { Jobs } from '../../src/platform/jobs.js';
import { appRole } from '../../src/platform/prepare-database.js';
import { WebhookDeliveryTable } from '../../src/webhooks/webhook-delivery.table.js';
import { SendWebhooks } from '../../src/webhooks/send-webhooks.job.js';
import { type ABooker, aBooker, aMonday, aSession, cancel, move } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { aMembership, anExpert, type AnExpert, aPerson, slotsOf } from '../support/factories.js';
import { deadlocksIn, startServer, type TestServer } from '../support/server.js';
import { eventually, isProven, type ReceivedWebhook, WebhookReceiver } from '../support/webhook-receiver.js';

let server: TestServer;
let receiver: WebhookReceiver;
let nobody: Client;
let expert: AnExpert;
let booker: ABooker;
let admin: Client;
let adminId: string;
let organisationId: OrganisationId;

beforeAll(async () => {
  server = await startServer();
  server.clock.moveTo(aMonday);
  receiver = await WebhookReceiver.start();
  nobody = await Client.of(server);
  expert = await anExpert(server, nobody);
});
beforeEach(async () => {
  receiver.received.length = 0;
  receiver.answers = () => ({ status: 204 });
  await server.owner.query('DELETE FROM webhook_deliveries');
  await server.owner.query('DELETE FROM webhook_endpoints');
  booker = await aBooker(server, nobody);
  organisationId = booker.organisation.id as OrganisationId;
  const person = await aPerson(server, { name: 'Ada Admin' });
  await aMembership(server, organisationId, person, 'admin');
  adminId = person.id;
  admin = await nobody.as(person.email);
});
afterAll(async () => {
  await receiver.stop();
  await server.stop();
  expect(await deadlocksIn(server.databaseUrl)).toBe(0);
});

const root = '/api/v1/webhook-endpoints';
const send = () => server.app.get(SendWebhooks).sweep();
const pass = (minutes: number) => server.clock.moveTo(server.clock.now().add({ seconds: minutes * 60 }));

async function anEndpoint(given: object = {}, own = admin): Promise<any> {
  const { status, body } = await own.post(root, { organisation_id: organisationId, url: receiver.url(), ...given });
  if (status !== 201) throw new Error(`Not made, but ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Something of an organisation that has no other effect. */
function tell(about: string, { to = organisationId, role = 'member', at = server.clock.now() } = {}): Promise<void> {
  return server.app.get(Database).transaction((tx) =>
    new Events(tx).tell({
      ...{ type: 'member.added', about: { kind: 'organisation', id: about }, at },
      to: { organisations: [to] },
      data: { organisation_id: to, user_id: about, role },
    }),
  );
}

async function deliveries(endpoint: { id: string }, query = ''): Promise<any[]> {
  return (await admin.get(`${root}/${endpoint.id}/deliveries${query}`)).body.items;
}

async function standing(endpoint: { id: string }): Promise<any> {
  return (await admin.get(`${root}/${endpoint.id}`)).body;
}

/** Whether what came of every try is written down. */
async function nobodyTries(): Promise<boolean> {
  return (await server.owner.query('SELECT FROM webhook_deliveries WHERE claim IS NOT NULL')).rowCount === 0;
}

/** How many jobs are to send to an endpoint, or were. */
async function jobsOf({ id }: { id: string }): Promise<number> {
  const { rows } = await server.owner.query(
    `SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'send-webhooks' AND data->>'endpointId' = $1`,
    [id],
  );
  return rows[0].count;
}

/** Has things told that wait, and nobody woken for them. */
async function tellUnwoken({ id }: { id: string }, count: number): Promise<void> {
  await admin.patch(`${root}/${id}`, { state: 'paused' });
  for (let each = 0; each < count; each += 1) await tell(newId());
  await server.owner.query(`UPDATE webhook_endpoints SET state = 'enabled' WHERE id = $1`, [id]);
}

/** What somebody else does first, who holds a row, while something that needs it waits. */
async function whileHeld<T>(
  row: string,
  id: string,
  { begin, meanwhile }: { begin: () => Promise<T>; meanwhile: (holder: PoolClient) => Promise<unknown> },
): Promise<T> {
  const holder = await server.owner.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(`SELECT FROM ${row} WHERE id = $1 FOR NO KEY UPDATE`, [id]);
    const begun = begin();
    await eventually(async () => {
      const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      return (await server.owner.query(waiting)).rowCount === 1;
    });
    await meanwhile(holder);
    await holder.query('COMMIT');
    return await begun;
  } finally {
    holder.release();
  }
}

const types = (messages: readonly ReceivedWebhook[]) => messages.map(({ type }) => type);

describe('an endpoint', () => {
  test('is an organisation’s, made by its admins, and its secret is told once and sealed', async () => {
    const key = { 'idempotency-key': newId() };
    const given = { organisation_id: organisationId, url: receiver.url(), event_types: ['booking.moved'] };
    const made = await admin.post(root, given, key);
    expect(made.body).toMatchObject({ organisation_id: organisationId, state: 'enabled', waiting: 0 });
    expect(made.body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect((await admin.post(root, given, key)).body).toEqual({ ...made.body, secret: null });
    expect((await admin.get(`${root}?organisation=${organisationId}`)).body.items).toEqual([
      expect.not.objectContaining({ secret: expect.anything() }),
    ]);
    const { rows } = await server.owner.query('SELECT to_jsonb(e)::text AS row FROM webhook_endpoints e');
    expect(rows[0].row).not.toContain(made.body.secret.slice(6));
    expect(rows[0].row).not.toContain(Buffer.from(made.body.secret.slice(6), 'base64').toString('hex'));
  });

  test('is there for its admins alone', async () => {
    const { id } = await anEndpoint();
    const stranger = await nobody.as((await aPerson(server)).email);
    for (const [who, status] of [
      [stranger, 404],
      [expert.client, 404],
      [booker.client, 403],
    ] as const) {
      expect((await who.get(`${root}/${id}`)).status).toBe(status);
      expect((await who.patch(`${root}/${id}`, { state: 'paused' })).status).toBe(status);
      expect((await who.post(`${root}/${id}/secret`)).status).toBe(status);
      expect((await who.delete(`${root}/${id}`)).status).toBe(status);
      expect((await who.get(`${root}/${id}/deliveries`)).status).toBe(status);
      expect((await who.post(root, { organisation_id: organisationId, url: receiver.url() })).status).toBe(status);
    }
    expect((await stranger.post(root, { url: receiver.url() })).status).toBe(403); // no adviser, so nothing to follow
  });

  test.each([
    ['http://crm.example/', 'must begin with https://'],
    ['https://10.0.0.7/', 'must lead to a server on the public internet'],
    ['https://crm.example:8443/', 'must be at the usual port of https, 443'],
    ['nowhere', 'must be a web address, such as https://crm.example/webhooks'],
  ])('at %s is refused: %s', async (url, detail) => {
    const { status, body } = await admin.post(root, { organisation_id: organisationId, url });
    expect([status, body.errors]).toEqual([400, [{ pointer: '/url', detail, rule: 'format' }]]);
  });

  test('is one of ten at most, however many ask at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 14 }, () => admin.post(root, { organisation_id: organisationId, url: receiver.url() })),
    );
    expect(made.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(made.filter(({ body }) => body.code === 'webhook-endpoint-limit')).toHaveLength(4);
  });

  test('is not made by an admin who was shown the door meanwhile', async () => {
    const { status } = await whileHeld('organisations', organisationId, {
      begin: () => admin.post(root, { organisation_id: organisationId, url: receiver.url() }),
      meanwhile: (holder) => holder.query('DELETE FROM memberships WHERE user_id = $1', [adminId]),
    });
    expect(status).toBe(404);
    expect((await server.owner.query('SELECT FROM webhook_endpoints')).rowCount).toBe(0);
  });

  test('of somebody who is erased may be in use just then: nobody waits for each other', async () => {
    const endpoint = await anEndpoint();
    const person = await aPerson(server);
    await server.owner.query('UPDATE webhook_endpoints SET organisation_id = NULL, user_id = $1', [person.id]);
    const own = await nobody.as(person.email);
    expect((await own.post('/api/v1/me/erasure', { email: person.email })).status).toBe(201);
    pass(8 * 24 * 60);
    await whileHeld('webhook_endpoints', endpoint.id, {
      begin: () => server.app.get(ErasePeople).run(),
      meanwhile: (holder) =>
        holder.query(`SET LOCAL lock_timeout = '5s'; SELECT FROM "user" WHERE id = '${person.id}' FOR KEY SHARE`),
    });
    const { rows } = await server.owner.query(
      `SELECT name, (SELECT removed_at IS NOT NULL FROM webhook_endpoints) AS is_removed FROM "user" WHERE id = $1`,
      [person.id],
    );
    expect(rows).toEqual([{ name: 'Erased person', is_removed: true }]);
  });

  test('that is removed is told nothing more, and nothing of it is left', async () => {
    const endpoint = await anEndpoint({ description: 'Our CRM' });
    receiver.answers = () => ({ status: 500 });
    await tell(newId());
    expect((await admin.delete(`${root}/${endpoint.id}`)).status).toBe(204);
    expect((await admin.get(`${root}/${endpoint.id}`)).status).toBe(404);
    receiver.received.length = 0;
    pass(30);
    await tell(newId());
    await server.app.get(Jobs).sweepNow();
    expect(receiver.received).toEqual([]);
    const { rows } = await server.owner.query(
      'SELECT (SELECT count(*)::int FROM webhook_endpoints) AS endpoints, (SELECT count(*)::int FROM webhook_deliveries) AS deliveries',
    );
    expect(rows).toEqual([{ endpoints: 0, deliveries: 0 }]);
    const { rows: written } = await server.owner.query(
      'SELECT deed, organisation_id FROM audit_entries WHERE subject_id = $1 ORDER BY id',
      [endpoint.id],
    );
    expect(written).toEqual([
      { deed: 'webhook-endpoint-created', organisation_id: organisationId },
      { deed: 'webhook-endpoint-removed', organisation_id: organisationId },
    ]);
  });
});

test('an endpoint goes with the last member of its organisation', async () => {
  await anEndpoint();
  await server.owner.query('DELETE FROM memberships WHERE organisation_id = $1', [organisationId]);
  await server.app.get(Jobs).sweepNow();
  pass(11);
  await server.app.get(Jobs).sweepNow();
  expect((await server.owner.query('SELECT FROM webhook_endpoints')).rowCount).toBe(0);
});

describe('what happens', () => {
  test('to a session reaches both sides, signed, as the catalogue says', async () => {
    const { secret } = await anEndpoint({ url: receiver.url('/client') });
    const own = await expert.client.post(root, { url: receiver.url('/adviser') });
    const slots = await slotsOf(nobody, expert, server.clock.now(), 3);
    const session = await aSession(booker, slots[0]);
    await move(booker.client, session.id, slots[2]?.start);
    await cancel(booker.client, session.id);
    await eventually(() => receiver.received.length === 6);
    for (const [path, key] of [
      ['/client', secret],
      ['/adviser', own.body.secret],
    ]) {
      const messages = receiver.at(path);
      expect(types(messages)).toEqual(['booking.confirmed', 'booking.moved', 'booking.cancelled']);
      expect(messages.every((message) => isProven(message, key))).toBe(true);
      for (const { type, data } of messages) eventKinds[type as keyof typeof eventKinds].data.parse(data);
      expect(messages[1]?.data).toMatchObject({ booking_id: session.id, previous_start: slots[0]?.start });
      expect(messages[2]?.data).toMatchObject({ side: 'client', reason: 'no-longer-needed' });
    }
    const message = receiver.at('/client')[0]!;
    const signed = [message.id, message.headers['webhook-timestamp'], message.body].join('.');
    const hmac = createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
      .update(signed)
      .digest('base64');
    expect(message.headers['webhook-signature']).toBe(`v1,${hmac}`);
    const age = server.clock.now().epochMilliseconds / 1000 - Number(message.headers['webhook-timestamp']);
    expect(Math.abs(age)).toBeLessThan(60);
    expect(isProven({ ...message, body: message.body.replace('client', 'someone') }, own.body.secret)).toBe(false);
    expect(message.body).not.toContain('Ada');
  });

  test('to others does not, nor what is not asked for; and where nobody follows nothing is kept', async () => {
    await anEndpoint({ event_types: ['booking.cancelled'] });
    const other = await aBooker(server, nobody);
    const { rows: before } = await server.owner.query('SELECT count(*) FROM webhook_messages');
    await aSession(other, (await slotsOf(nobody, expert, server.clock.now()))[0]);
    await tell(newId(), { to: other.organisation.id as OrganisationId });
    const { rows: after } = await server.owner.query('SELECT count(*) FROM webhook_messages');
    expect(after).toEqual(before);
    const own = await aSession(booker, (await slotsOf(nobody, expert, server.clock.now()))[0]);
    await cancel(booker.client, own.id);
    await eventually(() => receiver.received.length > 0);
    await send();
    expect(types(receiver.received)).toEqual(['booking.cancelled']);
  });

  test('and is undone is not told', async () => {
    await anEndpoint();
    await server.app
      .get(Database)
      .transaction(async (tx) => {
        await new Events(tx).tell({
          ...{ type: 'member.added', about: { kind: 'organisation', id: organisationId }, at: server.clock.now() },
          to: { organisations: [organisationId] },
          data: { organisation_id: organisationId, user_id: organisationId, role: 'member' },
        });
        throw new Error('It did not happen.');
      })
      .catch(() => undefined);
    await send();
    expect(receiver.received).toEqual([]);
  });

  test('among members reaches their organisation, and what all decide reaches anyone', async () => {
    await anEndpoint();
    const member = await aPerson(server);
    await aMembership(server, organisationId, member, 'member');
    await admin.put(`/api/v1/organisations/${organisationId}/members/${member.id}/role`, { role: 'finance' });
    await admin.delete(`/api/v1/organisations/${organisationId}/members/${member.id}`);
    const proposed = await admin.post('/api/v1/policy-changes', {
      ...{ organisation_id: organisationId, name: 'free-introductions', value: { minutes: 30, a_month: 9 } },
      ...{
        reason: 'More first talks.',
        in_force_from: server.clock
          .now()
          .add({ hours: 24 * 90 })
          .toString(),
      },
    });
    expect(proposed.status).toBe(201);
    await eventually(() => receiver.received.length === 3);
    expect(types(receiver.received).sort()).toEqual(['member.removed', 'member.role_changed', 'policy.proposed']);
    const changed = receiver.received.find(({ type }) => type === 'member.role_changed');
    expect(changed?.data).toEqual({
      ...{ organisation_id: organisationId, user_id: member.id, role: 'finance', previous_role: 'member' },
    });
    for (const { type, data } of receiver.received) eventKinds[type as keyof typeof eventKinds].data.parse(data);
  });
});

describe('a delivery', () => {
  test('about one thing waits for the one before it, and others do not', async () => {
    await anEndpoint();
    const [slow, quick] = [newId(), newId()];
    let refusals = 2;
    receiver.answers = ({ data }) => {
      if (data.user_id !== slow || refusals === 0) return { status: 200 };
      refusals -= 1;
      return { status: 500 };
    };
    await tell(slow, { role: 'first' });
    await tell(slow, { role: 'second' });
    await tell(quick, { role: 'third' });
    await eventually(() => receiver.received.length === 2);
    await eventually(nobodyTries);
    pass(1);
    await send();
    pass(2);
    await send();
    await eventually(() => receiver.received.length === 5);
    const answered = receiver.received.map(({ data, answered }) => [data.role, answered]);
    expect(answered.filter(([role]) => role !== 'third')).toEqual([
      ...[
        ['first', 500],
        ['first', 500],
        ['first', 200],
      ],
      ['second', 200],
    ]);
    expect(answered.slice(0, 2)).toContainEqual(['third', 200]);
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(3);
  });

  test('is made once and in order by two servers that do not fail', async () => {
    const endpoint = await anEndpoint();
    await admin.patch(`${root}/${endpoint.id}`, { state: 'paused' });
    const things = Array.from({ length: 6 }, () => newId());
    for (let step = 0; step < 8; step += 1) for (const thing of things) await tell(thing, { role: `step ${step}` });
    expect(await standing(endpoint)).toMatchObject({ state: 'paused', waiting: 48 });
    expect(receiver.received).toEqual([]);
    const other = await createApp(server.config, server.clock, { url: server.databaseUrl, role: appRole });
    await other.init();
    let atOnce = 0;
    let mostAtOnce = 0;
    receiver.answers = async () => {
      mostAtOnce = Math.max(mostAtOnce, ++atOnce);
      await new Promise((resolve) => setTimeout(resolve, 5));
      atOnce -= 1;
      return { status: 200 };
    };
    await admin.patch(`${root}/${endpoint.id}`, { state: 'enabled' });
    const senders = [server.app, other].map((app) => app.get(SendWebhooks));
    await Promise.all(senders.flatMap((sender) => [sender.run(endpoint.id), sender.run(endpoint.id)]));
    await eventually(async () => (await standing(endpoint)).waiting === 0);
    await other.close();
    expect(receiver.received).toHaveLength(48);
    for (const thing of things) {
      const steps = receiver.received.filter(({ data }) => data.user_id === thing).map(({ data }) => data.role);
      expect(steps).toEqual(Array.from({ length: 8 }, (_, step) => `step ${step}`));
    }
    expect(mostAtOnce).toBeLessThanOrEqual(2);
  });

  test('wakes somebody once for each endpoint that is enabled, and for no other', async () => {
    const [enabled, paused, disabled] = [await anEndpoint(), await anEndpoint(), await anEndpoint()];
    await admin.patch(`${root}/${paused.id}`, { state: 'paused' });
    await server.owner.query(
      `UPDATE webhook_endpoints SET state = 'disabled', disabled_because = 'failing' WHERE id = $1`,
      [disabled.id],
    );
    await server.app.get(Database).transaction(async () => {
      await tell(newId());
      await tell(newId());
    });
    expect(await Promise.all([enabled, paused, disabled].map(jobsOf))).toEqual([1, 0, 0]);
    await eventually(() => receiver.received.length === 2);
    expect(await Promise.all([enabled, paused, disabled].map(standing))).toMatchObject([
      ...[{ state: 'enabled' }, { state: 'paused', waiting: 2 }, { state: 'disabled', waiting: 2 }],
    ]);
  });

  test('to an endpoint that was slow gives way to others, and is the sweep’s for ten minutes', async () => {
    const endpoint = await anEndpoint();
    await tellUnwoken(endpoint, 3);
    receiver.answers = async () => {
      await new Promise((resolve) => setTimeout(resolve, 2100));
      return { status: 200 };
    };
    await server.app.get(SendWebhooks).run(endpoint.id);
    expect(receiver.received).toHaveLength(1);
    receiver.answers = () => ({ status: 200 });
    await server.app.get(SendWebhooks).run(endpoint.id);
    expect(receiver.received).toHaveLength(1);
    await send();
    expect(receiver.received).toHaveLength(3);
    await tellUnwoken(endpoint, 1);
    await server.owner.query('UPDATE webhook_endpoints SET slow_at = $1', [server.clock.now().toString()]);
    await server.app.get(SendWebhooks).run(endpoint.id);
    expect(receiver.received).toHaveLength(3);
    pass(10);
    await server.app.get(SendWebhooks).run(endpoint.id);
    expect(receiver.received).toHaveLength(4);
  });

  test('goes on for as long as an endpoint has its turn, and the sweep sends the rest', async () => {
    const endpoint = await anEndpoint();
    await tellUnwoken(endpoint, 5);
    receiver.answers = async () => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      return { status: 200 };
    };
    await server.app.get(SendWebhooks).run(endpoint.id, { lastsMs: 50, isForSlow: false });
    expect(receiver.received).toHaveLength(1);
    await send();
    expect(receiver.received).toHaveLength(5);
  });

  test('that an address answered which was given up meanwhile counts against no other', async () => {
    const endpoint = await anEndpoint({ url: receiver.url('/old') });
    receiver.answers = async ({ path }) => {
      if (path === '/new') return { status: 200 };
      await admin.patch(`${root}/${endpoint.id}`, { url: receiver.url('/new') });
      return { status: 410 };
    };
    await tell(newId());
    await eventually(() => receiver.received.length === 2);
    await eventually(nobodyTries);
    expect(receiver.received.map(({ path, answered }) => [path, answered])).toEqual([
      ['/old', 410],
      ['/new', 200],
    ]);
    expect(await standing(endpoint)).toMatchObject({ state: 'enabled', failing_since: null, waiting: 0 });
  });

  test('is tried for three days, ever less often, and then given up; its keeper is written to', async () => {
    const endpoint = await anEndpoint({ url: receiver.url('/crm?token=a-secret') });
    const begun = server.clock.now();
    receiver.answers = () => 'drop';
    const thing = newId();
    await tell(thing);
    await eventually(async () => (await deliveries(endpoint))[0].tries === 1);
    const hours: number[] = [];
    for (let due: string | null = 'at once'; due !== null; due = (await deliveries(endpoint))[0].next_try_at) {
      if (due !== 'at once') server.clock.moveTo(Temporal.Instant.from(due));
      await send();
      const [{ first_tried_at: first, last_tried_at: last }] = await deliveries(endpoint);
      hours.push(Temporal.Instant.from(first).until(Temporal.Instant.from(last)).total('hours'));
    }
    expect(hours.slice(0, 4).map((each) => Math.round(each * 60))).toEqual([0, 1, 3, 8]);
    expect(Math.max(...hours)).toBeCloseTo(72, 1);
    expect(receiver.received).toHaveLength(hours.length);
    expect(hours.length).toBeGreaterThan(15);
    const [delivery] = await deliveries(endpoint);
    expect(delivery).toMatchObject({ state: 'given-up', failure: 'unreachable', status: null, tries: hours.length });
    expect(await standing(endpoint)).toMatchObject({ state: 'disabled', disabled_because: 'failing' });
    const { rows } = await server.owner.query(
      `SELECT kind, to_name, path, body FROM letters WHERE kind LIKE 'webhook-%' ORDER BY created_at`,
    );
    expect(rows.map(({ kind, to_name }) => [kind, to_name])).toEqual([
      ['webhook-failing', 'Ada Admin'],
      ['webhook-disabled', 'Ada Admin'],
    ]);
    expect(rows[0].path).toBe(`/organisations/${organisationId}/webhooks`);
    expect(JSON.stringify(rows)).not.toContain('a-secret');

    receiver.answers = () => ({ status: 200 });
    receiver.received.length = 0;
    await tell(thing, { role: 'later' });
    await send();
    expect(receiver.received).toEqual([]);
    await admin.patch(`${root}/${endpoint.id}`, { state: 'enabled' });
    await admin.post(`${root}/${endpoint.id}/replay`, { since: begun.toString() });
    await send();
    await eventually(() => receiver.received.length === 2);
    expect(receiver.received.map(({ data }) => data.role)).toEqual(['member', 'later']);
    expect(await standing(endpoint)).toMatchObject({ state: 'enabled', failing_since: null, waiting: 0 });
  });

  test.each([
    ['a redirect', { status: 307, headers: { location: '/elsewhere' } }, 'redirected'],
    [
      'a redirect to a machine of the network',
      { status: 302, headers: { location: 'http://10.0.0.1/' } },
      'redirected',
    ],
    ['a refusal', { status: 404 }, 'refused'],
    ['a fault', { status: 503 }, 'refused'],
  ])('that is answered by %s has failed, and is not followed', async (_, reply, failure) => {
    const endpoint = await anEndpoint();
    receiver.answers = () => reply;
    await tell(newId());
    await eventually(async () => (await deliveries(endpoint))[0].tries === 1);
    expect((await deliveries(endpoint))[0]).toMatchObject({ state: 'waiting', status: reply.status, failure });
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook']);
  });

  test('is received with the first line of the answer, however long the rest takes', async () => {
    const endpoint = await anEndpoint();
    receiver.answers = () => ({ status: 202, slowBody: true });
    await tell(newId());
    await eventually(async () => (await deliveries(endpoint))[0].state === 'delivered');
  });

  test('waits for as long as the endpoint asks, within bounds', async () => {
    const endpoint = await anEndpoint();
    receiver.answers = () => ({ status: 429, headers: { 'retry-after': '1500' } });
    await tell(newId());
    await eventually(async () => (await deliveries(endpoint))[0].tries === 1);
    receiver.answers = () => ({ status: 200 });
    pass(24);
    await send();
    expect(receiver.received).toHaveLength(1);
    pass(1);
    await send();
    expect(receiver.received).toHaveLength(2);
  });

  test('to one that says it is gone is the last', async () => {
    const endpoint = await anEndpoint();
    receiver.answers = () => ({ status: 410 });
    await tell(newId());
    await eventually(async () => (await standing(endpoint)).state === 'disabled');
    expect(await standing(endpoint)).toMatchObject({ disabled_because: 'gone', waiting: 1 });
    pass(60);
    await tell(newId());
    await send();
    expect(receiver.received).toHaveLength(1);
    expect((await admin.post(`${root}/${endpoint.id}/test`)).body.code).toBe('webhook-endpoint-state');
  });

  test('is signed with both secrets for a day after one is changed', async () => {
    const endpoint = await anEndpoint();
    const { body } = await admin.post(`${root}/${endpoint.id}/secret`);
    expect(body.secret).not.toBe(endpoint.secret);
    const proven = async () => {
      receiver.received.length = 0;
      await tell(newId());
      await eventually(() => receiver.received.length === 1);
      return [endpoint.secret, body.secret].map((secret) => isProven(receiver.received[0]!, secret));
    };
    expect(await proven()).toEqual([true, true]);
    pass(24 * 60);
    expect(await proven()).toEqual([false, true]);
  });

  test('is signed with the newest secret and the oldest that is good, however often one is changed within a day', async () => {
    const endpoint = await anEndpoint();
    const rotate = async () => (await admin.post(`${root}/${endpoint.id}/secret`)).body.secret;
    const secrets = [endpoint.secret, await rotate()];
    pass(20 * 60);
    secrets.push(await rotate(), await rotate());
    const proven = async () => {
      receiver.received.length = 0;
      await tell(newId());
      await eventually(() => receiver.received.length === 1);
      return secrets.map((secret) => isProven(receiver.received[0]!, secret));
    };
    expect(await proven()).toEqual([true, false, false, true]);
    pass(4 * 60);
    expect(await proven()).toEqual([false, false, false, true]);
    secrets.push(await rotate());
    expect(await proven()).toEqual([false, false, false, true, true]);
  });

  test('that a process died over is made by another, a minute later', async () => {
    const endpoint = await anEndpoint();
    await admin.patch(`${root}/${endpoint.id}`, { state: 'paused' });
    await tell(newId());
    await server.owner.query(`UPDATE webhook_endpoints SET state = 'enabled'`); // and nobody is woken
    const claimed = await server.app
      .get(Database)
      .transaction((tx) =>
        new WebhookDeliveryTable(tx).claim(endpoint.id, { mostAtOnce: 2, isResting: false }, server.clock.now()),
      );
    expect(claimed?.type).toBe('member.added');
    await send();
    expect(receiver.received).toEqual([]);
    pass(1.5);
    await send();
    expect(receiver.received.map(({ id }) => id)).toEqual([claimed?.messageId]);
  });

  test('is made again as it was, one or all since an instant, by whoever keeps the endpoint', async () => {
    const endpoint = await anEndpoint();
    const thing = newId();
    await tell(newId(), { role: 'before' });
    pass(10);
    const since = server.clock.now().toString();
    await tell(thing, { role: 'first' });
    await tell(thing, { role: 'second' });
    await eventually(async () => (await deliveries(endpoint, '?state=delivered')).length === 3);
    const sent = receiver.received.splice(0);
    const [second] = await deliveries(endpoint);
    const read = await admin.get(`${root}/${endpoint.id}/deliveries/${second.id}`);
    expect(JSON.stringify(read.body.payload)).toBe(sent.find(({ id }) => id === second.message_id)?.body);

    expect((await admin.post(`${root}/${endpoint.id}/deliveries/${second.id}/redelivery`)).status).toBe(200);
    await eventually(() => receiver.received.length === 1);
    expect(receiver.received[0]).toMatchObject({ id: second.message_id, body: JSON.stringify(read.body.payload) });

    receiver.received.length = 0;
    expect((await admin.post(`${root}/${endpoint.id}/replay`, { since })).body).toEqual({ count: 2 });
    await eventually(() => receiver.received.length === 2);
    expect(receiver.received.map(({ data }) => data.role)).toEqual(['first', 'second']);
    expect(receiver.received.map(({ id }) => id).sort()).toEqual(
      sent.flatMap(({ id, data }) => (data.role === 'before' ? [] : [id])).sort(),
    );
    expect((await admin.post(`${root}/${endpoint.id}/replay`, { since })).status).toBe(429);
    const tooEarly = server.clock
      .now()
      .subtract({ hours: 31 * 24 })
      .toString();
    expect((await admin.post(`${root}/${endpoint.id}/replay`, { since: tooEarly })).status).toBe(422);
  });

  test('is of when it was told, and not of when it happened', async () => {
    const endpoint = await anEndpoint({ event_types: ['member.added'] });
    const at = server.clock.now().subtract({ hours: 72 });
    const since = server.clock.now().subtract({ minutes: 1 }).toString();
    await tell(newId(), { at });
    await eventually(async () => (await deliveries(endpoint, '?state=delivered')).length === 1);
    expect((await deliveries(endpoint))[0].told_at >= since).toBe(true);
    expect(JSON.parse(receiver.received[0]!.body).timestamp).toBe(at.toString());
    expect((await admin.post(`${root}/${endpoint.id}/replay`, { since })).body).toEqual({ count: 1 });
    await eventually(() => receiver.received.length === 2);
    await eventually(nobodyTries);
    pass(30 * 24 * 60 - 5);
    await server.app.get(Jobs).sweepNow();
    expect(await deliveries(endpoint)).toHaveLength(1);
  });

  test('of a test message is made at once, and twenty times an hour at most', async () => {
    const endpoint = await anEndpoint({ event_types: ['booking.moved'] });
    const { status } = await admin.post(`${root}/${endpoint.id}/test`);
    await eventually(() => receiver.received.length === 1);
    expect([status, receiver.received[0]?.type, receiver.received[0]?.data]).toEqual([
      ...[204, 'webhook.test', { endpoint_id: endpoint.id }],
    ]);
    const more = [];
    for (let tries = 0; tries < 20; tries += 1) more.push((await admin.post(`${root}/${endpoint.id}/test`)).status);
    expect(more.filter((each) => each === 204)).toHaveLength(19);
    expect(more.at(-1)).toBe(429);
  });

  test('of a test message is tried at once where an endpoint fails, before all that waits, and then takes turns', async () => {
    const endpoint = await anEndpoint();
    receiver.answers = () => ({ status: 500 });
    for (let each = 0; each < 7; each += 1) await tell(newId());
    await eventually(() => receiver.received.length >= 5); // or six: two are tried at once
    await eventually(nobodyTries);
    receiver.received.length = 0;
    await send();
    expect(receiver.received).toEqual([]);
    expect((await admin.post(`${root}/${endpoint.id}/test`)).status).toBe(204);
    await eventually(() => receiver.received.length > 0);
    await eventually(nobodyTries);
    await send();
    expect(types(receiver.received)).toEqual(['webhook.test']);
    await server.owner.query('UPDATE webhook_deliveries SET due_at = told_at'); // as if no job had come to the test
    await send();
    await eventually(() => receiver.received.length > 1);
    await eventually(nobodyTries);
    expect(types(receiver.received)).toEqual(['webhook.test', 'webhook.test']);
    receiver.received.length = 0;
    receiver.answers = () => ({ status: 200 });
    pass(1);
    await send();
    await eventually(async () => (await standing(endpoint)).waiting === 1);
    expect(types(receiver.received)).toEqual(Array<string>(7).fill('member.added'));
    pass(1);
    await send();
    await eventually(async () => (await standing(endpoint)).waiting === 0);
    expect(types(receiver.received).slice(7)).toEqual(['webhook.test']);
  });

  test('is kept for thirty days', async () => {
    const endpoint = await anEndpoint({ event_types: ['member.added'] });
    await tell(newId());
    await eventually(async () => (await deliveries(endpoint, '?state=delivered')).length === 1);
    pass(30 * 24 * 60 - 5);
    await server.app.get(Jobs).sweepNow();
    expect(await deliveries(endpoint)).toHaveLength(1);
    pass(10);
    await server.app.get(Jobs).sweepNow();
    expect(await deliveries(endpoint)).toEqual([]);
  });
});

describe('the catalogue', () => {
  test('is in the OpenAPI document, whole', () => {
    const { webhooks, components } = nobody.document as unknown as Record<string, Record<string, any>>;
    expect(Object.keys(webhooks!)).toEqual([...eventTypes]);
    const { schema } = webhooks!['booking.moved'].post.requestBody.content['application/json'];
    expect(schema.properties.type).toEqual({ type: 'string', const: 'booking.moved' });
    expect(Object.keys(schema.properties.data.properties)).toContain('previous_start');
    for (const [reference] of JSON.stringify(webhooks).matchAll(/#\/[^"]+/g))
      expect(Object.keys(components!['schemas'])).toContain(reference.split('/').at(-1));
  });

  test('has no event of which nobody tells', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && name !== join('events', 'catalogue.ts'))
      .map((name) => readFileSync(join('src', name), 'utf8'))
      .join('\n');
    expect(eventTypes.filter((type) => !sources.includes(`'${type}'`))).toEqual([]);
  });

  test('says in docs/webhooks.md what the service says', () => {
    const rows = [...readFileSync('docs/webhooks.md', 'utf8').matchAll(/^\| `([a-z_.]+)` \| (.+?) \|$/gm)];
    expect(rows.map(([, type, says]) => [type, says])).toEqual(
      eventTypes.map((type) => [type, eventKinds[type].says.en]),
    );
  });

  test('is there for anyone to read', async () => {
    const { body } = await nobody.get('/api/v1/webhook-event-types');
    expect(body.items.map(({ type }: { type: string }) => type)).toEqual([...eventTypes]);
  });
});
