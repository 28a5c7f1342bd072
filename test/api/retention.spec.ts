import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../src/kernel/id.js';
import { Jobs } from '../../src/platform/jobs.js';
import { aBooker, type ABooker, cancel, hold } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { decideAtMeetings } from '../support/decisions.js';
import { anExpert, type AnExpert, aSteward, slotsOf } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: Client;
let steward: Client;
let expert: AnExpert;
let booker: ABooker;

beforeAll(async () => {
  server = await startServer();
  await decideAtMeetings(server);
  client = await Client.of(server);
  steward = await client.as((await aSteward(server)).email);
  expert = await anExpert(server, client);
  booker = await aBooker(server, client);
});
afterAll(() => server.stop());

const founding = {
  letter_days: 90,
  sign_in_trace_days: 1,
  idempotency_key_days: 1,
  lapsed_hold_days: 90,
  message_days: 730,
  meeting_days: 30,
  diagnostic_days: 365,
  complaint_years: 6,
  financial_years: 6,
  erasure_grace_days: 7,
};

/** Comes into force a minute from now. */
async function decide(change: Partial<typeof founding>) {
  return steward.post('/api/v1/policies', {
    name: 'retention',
    value: { ...founding, ...change },
    in_force_from: server.clock.now().add({ minutes: 1 }).toString(),
    decision: 'General meeting, minute 9',
  });
}

async function moveTo(instant: Temporal.Instant): Promise<void> {
  server.clock.moveTo(instant);
  await server.app.get(Jobs).sweepNow();
}

test('how long things are kept is public, with the decision behind it', async () => {
  const { items } = (await client.get('/api/v1/policies')).body;
  expect(items.filter(({ name }: any) => name === 'retention')).toMatchObject([
    { value: founding, standing: 'in force', decision: expect.stringContaining('Limitation Act 1980') },
  ]);
});

test.each([
  ['/value/financial_years', { financial_years: 5 }], // the law has it kept for six
  ['/value/erasure_grace_days', { erasure_grace_days: 29 }], // and an erasure done within a month
  ['/value/letter_days', { letter_days: 0 }],
  ['/value/letter_days', { letter_days: 7 }], // for which a letter is tried
  ['/value/letter_days', { letter_days: 1.5 }],
  ['/value/diagnostic_days', { diagnostic_days: 29 }],
  ['/value/meeting_days', { meeting_days: 6 }], // a no-show is contested for seven
])('the members cannot decide what the law forbids: %s', async (pointer, change) => {
  expect(await decide(change)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
});

test('answers to requests are kept a day, and longer once the members say so', async () => {
  const request = () =>
    booker.client.post('/api/v1/organisations', { name: 'Bakers', kind: 'co_op' }, { 'idempotency-key': 'a-key' });
  const kept = async () => (await server.owner.query('SELECT FROM idempotency_keys')).rowCount;
  await request();
  const asked = server.clock.now();
  await moveTo(asked.add({ hours: 23 }));
  expect(await kept()).toBe(1);
  await moveTo(asked.add({ hours: 25 }));
  expect(await kept()).toBe(0);

  await decide({ idempotency_key_days: 3 });
  server.clock.moveTo(server.clock.now().add({ minutes: 2 }));
  await request();
  const again = server.clock.now();
  await moveTo(again.add({ hours: 71 }));
  expect(await kept()).toBe(1);
  await moveTo(again.add({ hours: 73 }));
  expect(await kept()).toBe(0);
});

test('letters are kept for as long as the members say', async () => {
  await decide({ letter_days: 10 });
  server.clock.moveTo(server.clock.now().add({ minutes: 2 }));
  const [slot] = await slotsOf(client, expert, server.clock.now().add({ hours: 24 }), 3);
  const { body } = await hold(booker, slot);
  await booker.client.post(`/api/v1/bookings/${body.id}/confirmation`);
  const posted = server.clock.now();
  const confirmations = async () =>
    (await server.owner.query(`SELECT FROM letters WHERE kind = 'booking-confirmed'`)).rowCount;
  await moveTo(posted.add({ hours: 10 * 24 - 1 }));
  expect(await confirmations()).toBe(2);
  await moveTo(posted.add({ hours: 10 * 24 + 1 }));
  expect(await confirmations()).toBe(0);
});

test('what was written with a time that came to nothing goes after ninety days; with a session it stays', async () => {
  const slots = await slotsOf(client, expert, server.clock.now().add({ hours: 24 }), 4);
  const needs = 'Our rules, for fifteen members.';
  const lapsed = (await hold(booker, slots[0], { needs })).body.id;
  const letGo = (await hold(booker, slots[1], { needs })).body.id;
  await cancel(booker.client, letGo, 'other', 'We found another time.');
  const session = (await hold(booker, slots[2], { needs })).body.id;
  await booker.client.post(`/api/v1/bookings/${session}/confirmation`);
  const [standing, left] = [newId(), newId()];
  await aPlaceInLine(standing, null);
  await aPlaceInLine(left, server.clock.now());
  await moveTo(server.clock.now().add({ minutes: 20 }));
  const lapsedAt = server.clock.now();
  const words = async (id: string) => {
    const { needs: said, cancelled } = (await booker.client.get(`/api/v1/bookings/${id}`)).body;
    return [said, cancelled?.note ?? null];
  };

  await moveTo(lapsedAt.add({ hours: 89 * 24 }));
  expect(await words(lapsed)).toEqual([needs, null]);
  expect(await words(letGo)).toEqual([needs, 'We found another time.']);
  expect(await wordsInLine(left)).toBe('Our rules.');
  await moveTo(lapsedAt.add({ hours: 91 * 24 }));
  expect(await words(lapsed)).toEqual(['', null]);
  expect(await words(letGo)).toEqual(['', null]);
  expect(await words(session)).toEqual([needs, null]);
  expect(await wordsInLine(standing)).toBe('Our rules.');
  expect(await wordsInLine(left)).toBe('');
});

test('what was said and shown goes after two years, and that it was stays', async () => {
  const [slot] = await slotsOf(client, expert, server.clock.now().add({ hours: 24 }), 3);
  const { body } = await hold(booker, slot);
  await booker.client.post(`/api/v1/bookings/${body.id}/confirmation`);
  const messages = `/api/v1/bookings/${body.id}/messages`;
  expect(await booker.client.post(messages, { text: 'What shall we bring?' })).toMatchObject({ status: 201 });
  const said = server.clock.now();
  const texts = async () => (await booker.client.get(messages)).body.items.map(({ text }: any) => text);
  await moveTo(said.add({ hours: 729 * 24 }));
  expect(await texts()).toEqual(['What shall we bring?']);
  await moveTo(said.add({ hours: 731 * 24 }));
  expect(await texts()).toEqual([]);
});

test('where two met, and the number that a client left, goes thirty days after the session', async () => {
  const adviser = await anExpert(server, client, { offer: { modes: ['video', 'phone'] } });
  const url = 'https://meet.example/ada';
  await adviser.client.put(`/api/v1/experts/${adviser.id}/meeting`, { video: { how: 'link', url } });
  const slots = await slotsOf(client, adviser, server.clock.now().add({ hours: 24 }), 3);
  const session = (await hold(booker, slots[0])).body;
  const call = (await hold(booker, slots[1], { mode: 'phone', phone: '+44 29 2018 0000' })).body;
  for (const { id } of [session, call]) await booker.client.post(`/api/v1/bookings/${id}/confirmation`);
  const met = async ({ id }: { id: string }) => {
    const { body } = await adviser.client.get(`/api/v1/bookings/${id}/meeting`);
    return body.url ?? body.client_number;
  };
  const over = Temporal.Instant.from(call.end);
  await moveTo(over.add({ hours: 29 * 24 }));
  expect([await met(session), await met(call)]).toEqual([url, '+442920180000']);
  await moveTo(over.add({ hours: 31 * 24 }));
  expect([await met(session), await met(call)]).toEqual([null, null]);
});

test('what an organisation answered to the diagnostic goes after a year', async () => {
  const path = `/api/v1/organisations/${booker.organisation.id}/diagnostics`;
  expect(await booker.client.post(path, { answers: { stage: 'idea' }, consent_version: 1 })).toMatchObject({
    status: 201,
  });
  const kept = server.clock.now();
  const count = async () => (await booker.client.get(path)).body.items.length;
  await moveTo(kept.add({ hours: 364 * 24 }));
  expect(await count()).toBe(1);
  await moveTo(kept.add({ hours: 366 * 24 }));
  expect(await count()).toBe(0);
});

/** Of somebody who waits for a time in a few years, or waited until an instant. */
async function aPlaceInLine(id: string, endedAt: Temporal.Instant | null): Promise<void> {
  await server.owner.query(
    `INSERT INTO waiting_entries (id, expert_id, offer_id, organisation_id, entry_number, made_by, mode, needs, starts_from, ends_by,
       created_at, ended_at, end_reason)
     VALUES ($1, $2, $3, $4, $5, $6, 'video', 'Our rules.', '2091-01-01', '2091-03-01', $7, $8, $9)`,
    [
      ...[id, expert.id, expert.offerId, booker.organisation.id, endedAt ? null : 1, booker.organisation.booker.id],
      ...[server.clock.now().toString(), endedAt?.toString() ?? null, endedAt ? 'left' : null],
    ],
  );
}

async function wordsInLine(id: string): Promise<string> {
  return (await server.owner.query('SELECT needs FROM waiting_entries WHERE id = $1', [id])).rows[0].needs;
}
