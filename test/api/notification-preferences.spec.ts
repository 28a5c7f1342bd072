import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aBooker, aMonday, aSession } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { anExpert, aPerson, slotsOf } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: Client;

beforeAll(async () => {
  server = await startServer();
  server.clock.moveTo(aMonday);
  client = await Client.of(server);
});
afterAll(() => server.stop());

const path = '/api/v1/me/notification-preferences';
const everything = { bookings: { email: true }, reminders: { email: true }, account: { email: true } };

async function lettersTo(email: string): Promise<string[]> {
  const { items } = (await client.get(`/dev/mail?to=${encodeURIComponent(email)}`)).body;
  return items.map(({ kind }: { kind: string }) => kind);
}

test('who has not chosen wants everything', async () => {
  const own = await client.as((await aPerson(server)).email);
  expect((await own.get(path)).body).toEqual(everything);
});

test('a choice stands until another is made, and is one’s own', async () => {
  const own = await client.as((await aPerson(server)).email);
  const other = await client.as((await aPerson(server)).email);
  const chosen = { ...everything, reminders: { email: false } };
  expect((await own.put(path, chosen)).body).toEqual(chosen);
  expect((await own.get(path)).body).toEqual(chosen);
  expect((await other.get(path)).body).toEqual(everything);
  await own.put(path, everything);
  expect((await own.get(path)).body).toEqual(everything);
});

test.each([
  ['nothing', {}],
  ['less than all', { bookings: { email: true } }],
  ['another kind of news', { ...everything, gossip: { email: true } }],
  ['another channel', { ...everything, account: { email: true, pigeon: true } }],
  ['no yes or no', { ...everything, account: { email: 'yes' } }],
])('a choice of %s is refused', async (_, body) => {
  const own = await client.as((await aPerson(server)).email);
  expect((await own.put(path, body)).status).toBe(400);
});

test('many choices at once end as one of them', async () => {
  const own = await client.as((await aPerson(server)).email);
  const none = { bookings: { email: false }, reminders: { email: false }, account: { email: false } };
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => own.put(path, index % 2 === 0 ? none : everything)),
  );
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  expect([none, everything]).toContainEqual((await own.get(path)).body);
});

test('who wants no reminders gets none, and the other side does', async () => {
  const expert = await anExpert(server, client);
  const booker = await aBooker(server, client);
  await booker.client.put(path, { ...everything, reminders: { email: false } });
  const [slot] = await slotsOf(client, expert, server.clock.now().add({ hours: 72 }));
  await aSession(booker, slot);
  const dayBefore = Temporal.Instant.from(slot!.start).subtract({ hours: 23 });
  await client.call('PUT', '/dev/clock', { body: { now: dayBefore.toString() } });
  expect(await lettersTo(booker.organisation.booker.email)).toEqual(['booking-confirmed']);
  expect(await lettersTo(expert.person.email)).toEqual(['booking-reminder', 'booking-confirmed']);
});

test('who wants no letters about bookings gets reminders still', async () => {
  const expert = await anExpert(server, client);
  const booker = await aBooker(server, client);
  await booker.client.put(path, { ...everything, bookings: { email: false } });
  const [slot] = await slotsOf(client, expert, server.clock.now().add({ hours: 72 }));
  await aSession(booker, slot);
  const dayBefore = Temporal.Instant.from(slot!.start).subtract({ hours: 23 });
  await client.call('PUT', '/dev/clock', { body: { now: dayBefore.toString() } });
  expect(await lettersTo(booker.organisation.booker.email)).toEqual(['booking-reminder']);
});
