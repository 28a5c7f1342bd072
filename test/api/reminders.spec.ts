import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createApp } from '../../src/app.js';
import { Jobs } from '../../src/platform/jobs.js';
import { appRole } from '../../src/platform/prepare-database.js';
import { aBooker, type ABooker, aMonday, aSession, cancel, move } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { anExpert, type AnExpert, slotsOf } from '../support/factories.js';
import { aGroupAdviser, aGroupSession, aSeat } from '../support/groups.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: Client;
let booker: ABooker;
let expert: AnExpert;

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
});
afterAll(() => server.stop());

beforeEach(async () => {
  server.clock.moveTo(aMonday);
  booker = await aBooker(server, client);
  expert = await anExpert(server, client);
});

const thursday = '2027-03-25T14:00:00Z';
const [day, hour] = ['booking-reminder', 'booking-reminder-soon'];

async function aSessionAt(start: string): Promise<{ id: string }> {
  const slots = await slotsOf(client, expert, Temporal.Instant.from(start), 1);
  return aSession(
    booker,
    slots.find((slot) => slot.start === start),
  );
}

async function sweepAt(instant: string): Promise<void> {
  server.clock.moveTo(Temporal.Instant.from(instant));
  await server.app.get(Jobs).sweepNow();
}

async function sentTo({ email }: { readonly email: string }): Promise<{ kind: string; subject: string }[]> {
  const { rows } = await server.owner.query<{ kind: string; subject: string }>(
    `SELECT kind, subject FROM letters WHERE to_address = $1 AND kind LIKE '%reminder%' ORDER BY created_at, id`,
    [email],
  );
  return rows;
}

async function remindersOf(person: { readonly email: string }): Promise<string[]> {
  return (await sentTo(person)).map(({ kind }) => kind);
}

const bothSides = () => [booker.organisation.booker, expert.person];

describe('both sides of a session', () => {
  test('are reminded a day and an hour before it, once each, by any number of servers', async () => {
    await aSessionAt(thursday);
    const other = await createApp(server.config, server.clock, { url: server.databaseUrl, role: appRole });
    try {
      for (const instant of [
        '2027-03-24T13:59:30Z',
        '2027-03-24T14:00:00Z',
        '2027-03-25T12:59:30Z',
        '2027-03-25T13:00:00Z',
      ]) {
        server.clock.moveTo(Temporal.Instant.from(instant));
        const sweeps = [server.app, other, server.app, other].map((app) => app.get(Jobs).sweepNow());
        await Promise.all(sweeps);
      }
      await sweepAt('2027-03-25T13:14:00Z');
    } finally {
      await other.close();
    }
    for (const person of bothSides()) expect(await remindersOf(person)).toEqual([day, hour]);
    const [first, second] = await sentTo(booker.organisation.booker);
    expect(first?.subject).toMatch(/^Reminder: /);
    expect(second?.subject).toMatch(/^In one hour: /);
  });

  test('are not reminded of one that was cancelled', async () => {
    const { id } = await aSessionAt(thursday);
    await sweepAt('2027-03-24T14:00:01Z');
    await cancel(booker.client, id);
    await sweepAt('2027-03-25T13:00:01Z');
    for (const person of bothSides()) expect(await remindersOf(person)).toEqual([day]);
  });

  test('are reminded anew of one that was moved, and never of its time before', async () => {
    const { id } = await aSessionAt(thursday);
    await sweepAt('2027-03-24T14:00:01Z');
    server.clock.moveTo(Temporal.Instant.from('2027-03-24T20:00:00Z'));
    await move(booker.client, id, '2027-03-26T15:00:00Z');
    await sweepAt('2027-03-25T13:00:01Z');
    for (const person of bothSides()) expect(await remindersOf(person)).toEqual([day]);
    await sweepAt('2027-03-25T15:00:01Z');
    await sweepAt('2027-03-26T14:00:01Z');
    for (const person of bothSides()) expect(await remindersOf(person)).toEqual([day, day, hour]);
  });

  test('are reminded an hour before alone of one that was booked inside its last day', async () => {
    server.clock.moveTo(Temporal.Instant.from('2027-03-24T15:00:00Z'));
    await aSessionAt(thursday);
    await sweepAt('2027-03-24T15:01:00Z');
    await sweepAt('2027-03-25T13:00:01Z');
    for (const person of bothSides()) expect(await remindersOf(person)).toEqual([hour]);
  });

  test.each([
    ['a day before is left out two hours before', '2027-03-25T12:00:00Z', []],
    ['a day before is sent some hours late', '2027-03-24T19:00:00Z', [day]],
    ['an hour before is sent some minutes late', '2027-03-25T13:10:00Z', [hour]],
    ['an hour before is left out half an hour before', '2027-03-25T13:30:00Z', []],
    ['either is left out once it has begun', '2027-03-25T14:00:00Z', []],
  ])('after nothing was sent for long, one that was due %s', async (_, instant, kinds) => {
    await aSessionAt(thursday);
    await sweepAt(instant);
    for (const person of bothSides()) expect(await remindersOf(person)).toEqual(kinds);
  });
});

test('whoever has a seat is reminded of it, and the adviser of the whole session, who has known for a day that it takes place', async () => {
  const adviser = await aGroupAdviser(server, client, { minimum_seats: 1 });
  const { id } = await aGroupSession(adviser, thursday);
  await aSeat(booker, id);
  for (const instant of [
    '2027-03-24T14:00:01Z',
    '2027-03-24T14:01:01Z',
    '2027-03-25T13:00:01Z',
    '2027-03-25T13:01:01Z',
  ])
    await sweepAt(instant);
  expect(await remindersOf(booker.organisation.booker)).toEqual([day, hour]);
  // That it takes place was told a day before.
  expect(await remindersOf(adviser.person)).toEqual(['group-session-reminder-soon']);
});
