import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aBooker, aHold, aSession } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { type AnExpert, anExpert, anOffer, aPerson, slotsOf } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let anyone: Client;
let adviser: AnExpert;
let booker: Awaited<ReturnType<typeof aBooker>>;

beforeAll(async () => {
  server = await startServer();
  anyone = await Client.of(server);
  adviser = await anExpert(server, anyone);
  booker = await aBooker(server, anyone);
});
afterAll(() => server.stop());

const needsOf = async (client: Client) => (await client.get('/api/v1/me/needs')).body.items;
const toldTo = async (client: Client) => (await client.get('/api/v1/me/letters')).body;

test('What waits is told to whoever can do it, and to nobody else', async () => {
  const slots = await slotsOf(anyone, adviser, server.clock.now());
  const held = await aHold(booker, slots[0]);
  expect(await needsOf(booker.client)).toMatchObject([
    { kind: 'confirm', id: held.id, by: held.lapses_at, about: adviser.person.name, title: { en: anOffer.title.en } },
  ]);
  expect(await needsOf(adviser.client)).toEqual([]);
  expect(await needsOf(await anyone.as((await aPerson(server)).email))).toEqual([]);
  server.clock.moveTo(Temporal.Instant.from(held.lapses_at));
  expect(await needsOf(booker.client)).toEqual([]);
});

test('A session that is over is to be recorded, then to be accepted', async () => {
  const slots = await slotsOf(anyone, adviser, server.clock.now());
  const session = await aSession(booker, slots[0]);
  expect(await needsOf(adviser.client)).toEqual([]);
  server.clock.moveTo(Temporal.Instant.from(session.end));
  expect(await needsOf(adviser.client)).toMatchObject([{ kind: 'record', id: session.id, by: null }]);
  await server.owner.query(
    `UPDATE bookings SET state = 'delivered', delivered_at = $2, delivered_by = $3, accept_by = $4 WHERE id = $1`,
    [session.id, session.end, adviser.person.id, server.clock.now().add({ hours: 24 }).toString()],
  );
  expect(await needsOf(adviser.client)).toEqual([]);
  expect(await needsOf(booker.client)).toMatchObject([{ kind: 'accept', id: session.id }]);
});

test('What somebody was written is told with where it leads, and is unread until they saw it', async () => {
  await aSession(booker, (await slotsOf(anyone, adviser, server.clock.now()))[0]);
  const told = await toldTo(adviser.client);
  const { path } = told.items.find(({ kind }: any) => kind === 'booking-confirmed');
  expect(path).toMatch(/^\/bookings\/[\w-]{36}$/);
  expect([told.unread, told.items.some(({ read }: any) => read)]).toEqual([told.items.length, false]);
  expect((await toldTo(await anyone.as((await aPerson(server)).email))).items).toEqual([]);
  const first = (await adviser.client.get('/api/v1/me/letters?limit=1')).body;
  const rest = (await adviser.client.get(`/api/v1/me/letters?cursor=${first.next_cursor}`)).body;
  expect([...first.items, ...rest.items]).toEqual(told.items);
  expect((await adviser.client.post('/api/v1/me/letters/read', { until: '2020-01-01T00:00:00Z' })).status).toBe(204);
  expect((await toldTo(adviser.client)).unread).toBe(told.unread);
  await adviser.client.post('/api/v1/me/letters/read', { until: told.items[0].at });
  const seen = await toldTo(adviser.client);
  expect([seen.unread, seen.items.every(({ read }: any) => read)]).toEqual([0, true]);
  expect((await toldTo(booker.client)).unread).toBeGreaterThan(0);
});

test('A link that signs somebody in is not told', async () => {
  const { email } = await aPerson(server);
  await anyone.post('/api/auth/sign-in/magic-link', { email });
  expect((await toldTo(await anyone.as(email))).items).toEqual([]);
  const { rows } = await server.owner.query('SELECT path FROM letters WHERE to_address = $1', [email]);
  expect(rows).toEqual([{ path: null }]);
});
