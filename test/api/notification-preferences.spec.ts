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
const news = ['bookings', 'messages', 'reminders', 'money', 'account', 'members'];
const allOf = (choice: object) => Object.fromEntries(news.map((each) => [each, choice]));
const everything = { ...allOf({ email: true, daily: false }), quiet_hours: null, digest_at: '08:00' };

async function lettersTo(email: string): Promise<string[]> {
  const { items } = (await client.get(`/dev/mail?to=${encodeURIComponent(email)}`)).body;
  return items.map(({ kind }: { kind: string }) => kind);
}

test('who has not chosen wants everything', async () => {
  const own = await client.as((await aPerson(server)).email);
  expect((await own.get(path)).body).toEqual(everything);
});

test('a choice stands until another is made, and is one’s own; what is left out stays', async () => {
  const own = await client.as((await aPerson(server)).email);
  const other = await client.as((await aPerson(server)).email);
  const chosen = { ...everything, reminders: { email: false, daily: false } };
  expect((await own.put(path, { reminders: { email: false } })).body).toEqual(chosen);
  expect((await own.get(path)).body).toEqual(chosen);
  expect((await other.get(path)).body).toEqual(everything);
  const more = { bookings: { email: true, daily: true }, quiet_hours: { from: '21:00', to: '07:00' } };
  expect((await own.put(path, more)).body).toEqual({ ...chosen, ...more });
  expect((await own.put(path, { digest_at: '18:30' })).body).toEqual({ ...chosen, ...more, digest_at: '18:30' });
  expect((await own.put(path, everything)).body).toEqual(everything);
});

test.each([
  ['another kind of news', { gossip: { email: true } }],
  ['another channel', { account: { email: true, pigeon: true } }],
  ['no yes or no', { account: { email: 'yes' } }],
  ['reminders once a day', { reminders: { email: true, daily: true } }],
  ['quiet hours with no end', { quiet_hours: { from: '21:00' } }],
  ['quiet hours of a whole day', { quiet_hours: { from: '21:00', to: '21:00' } }],
  ['a time that is none', { digest_at: '24:00' }],
])('a choice of %s is refused', async (_, body) => {
  const own = await client.as((await aPerson(server)).email);
  expect((await own.put(path, body)).status).toBe(400);
  expect((await own.get(path)).body).toEqual(everything);
});

test('many choices at once end as one of them', async () => {
  const own = await client.as((await aPerson(server)).email);
  const none = {
    ...allOf({ email: false, daily: false }),
    ...{ quiet_hours: { from: '20:00', to: '06:00' }, digest_at: '10:00' },
  };
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => own.put(path, index % 2 === 0 ? none : everything)),
  );
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  expect([none, everything]).toContainEqual((await own.get(path)).body);
});

test('who wants no reminders gets none, and the other side does', async () => {
  const expert = await anExpert(server, client);
  const booker = await aBooker(server, client);
  await booker.client.put(path, { reminders: { email: false } });
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
  await booker.client.put(path, { bookings: { email: false } });
  const [slot] = await slotsOf(client, expert, server.clock.now().add({ hours: 72 }));
  await aSession(booker, slot);
  const dayBefore = Temporal.Instant.from(slot!.start).subtract({ hours: 23 });
  await client.call('PUT', '/dev/clock', { body: { now: dayBefore.toString() } });
  expect(await lettersTo(booker.organisation.booker.email)).toEqual(['booking-reminder']);
  const { items } = (await booker.client.get('/api/v1/me/letters')).body;
  expect(items.map(({ kind }: { kind: string }) => kind)).toEqual(['booking-reminder', 'booking-confirmed']);
});
