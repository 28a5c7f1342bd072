import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createApp } from '../../src/app.js';
import type { LetterKind } from '../../src/mail/index.js';
import { Mail } from '../../src/mail/index.js';
import { Database } from '../../src/platform/database.js';
import { Jobs } from '../../src/platform/jobs.js';
import { appRole } from '../../src/platform/prepare-database.js';
import { Client } from '../support/client.js';
import { aPerson, type Somebody } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: Client;
let person: Somebody;
let own: Client;

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
});
afterAll(() => server.stop());
beforeEach(async () => {
  server.clock.moveTo(Temporal.Instant.from('2027-03-22T11:00:00Z'));
  person = await aPerson(server, { name: 'Ada', zone: 'America/New_York' });
  own = await client.as(person.email);
});

const preferences = '/api/v1/me/notification-preferences';

/** As any module posts one. */
async function post(subject: string, more: { kind?: LetterKind; startsAt?: string; id?: string } = {}): Promise<void> {
  const { kind = 'conversation-message', startsAt, id = '018f0000-0000-7000-8000-000000000001' } = more;
  await server.app.get(Database).transaction((tx) =>
    server.app.get(Mail).post(tx, {
      ...{ kind, to: { name: person.name, address: person.email }, subject },
      text: `Hello Ada,\n\nSomething was said.\n\nThe page:\n${server.baseUrl}/bookings/1`,
      ...(startsAt === undefined ? {} : { about: { id, startsAt: Temporal.Instant.from(startsAt) } }),
    }),
  );
}

/** What was mailed, the oldest first. */
async function mailed(): Promise<{ kind: string; subject: string; body: string }[]> {
  const { items } = (await client.get(`/dev/mail?to=${encodeURIComponent(person.email)}`)).body;
  return items.toReversed();
}

async function subjects(): Promise<string[]> {
  return (await mailed()).map(({ subject }) => subject);
}

async function sweepAt(instant: string): Promise<void> {
  server.clock.moveTo(Temporal.Instant.from(instant));
  await server.app.get(Jobs).sweepNow();
}

describe('a digest', () => {
  beforeEach(async () => {
    await own.put(preferences, { messages: { email: true, daily: true } });
  });

  test('comes once a day on its reader’s clock, with all that was held for it, by any number of servers', async () => {
    await post('First');
    await post('Second');
    await sweepAt('2027-03-22T11:59:00Z');
    expect(await mailed()).toEqual([]);
    const other = await createApp(server.config, server.clock, { url: server.databaseUrl, role: appRole });
    try {
      server.clock.moveTo(Temporal.Instant.from('2027-03-22T12:00:00Z')); // eight o'clock in New York
      await Promise.all([server.app, other, server.app, other].map((app) => app.get(Jobs).sweepNow()));
    } finally {
      await other.close();
    }
    await post('Third');
    await sweepAt('2027-03-22T20:00:00Z');
    const [digest, ...others] = await mailed();
    expect(others).toEqual([]);
    expect(digest).toMatchObject({ kind: 'digest', subject: 'Your day on Barefoot: 2 things' });
    const page = `${server.baseUrl}/bookings/1`;
    expect(digest?.body).toContain(`First:\n${page}\n\nSecond:\n${page}\n\n`);
    await sweepAt('2027-03-23T12:00:00Z');
    expect((await mailed()).at(-1)?.body).toContain('Third:\n');
    expect(await mailed()).toHaveLength(2);
  });

  test('brings what was held for it also to whoever wants none any more, unless they want no such letters', async () => {
    await post('Held');
    await own.put(preferences, { messages: { email: true, daily: false } });
    await post('At once');
    expect(await subjects()).toEqual(['At once']);
    await sweepAt('2027-03-22T12:00:00Z');
    expect((await mailed()).at(-1)?.body).toContain('Held:\n');
    await own.put(preferences, { messages: { email: true, daily: true } });
    await post('Refused');
    await own.put(preferences, { messages: { email: false } });
    await sweepAt('2027-03-23T12:00:00Z');
    expect(await mailed()).toHaveLength(2);
    const { items } = (await own.get('/api/v1/me/letters')).body;
    expect(items.map(({ subject }: { subject: string }) => subject)).toEqual(['Refused', 'At once', 'Held']);
  });

  test('has no letter in it that tells of a session before which it would come too late', async () => {
    await own.put(preferences, { bookings: { email: true, daily: true } });
    await post('Tonight', { kind: 'booking-declined', startsAt: '2027-03-22T22:00:00Z' });
    await post('Next week', { kind: 'booking-declined', startsAt: '2027-03-29T22:00:00Z' });
    expect(await subjects()).toEqual(['Tonight']);
  });

  test.each([
    ...(['waiting-time-offered', 'waiting-seat-offered', 'booking-requested'] as const),
    ...(['delivery-recorded', 'delivery-corrected', 'no-show-reported'] as const),
  ])('never has in it what is decided without an answer: %s', async (kind) => {
    await own.put(preferences, { bookings: { email: true, daily: true }, quiet_hours: { from: '00:00', to: '23:59' } });
    await post('Answer', { kind, startsAt: '2027-03-29T22:00:00Z' });
    expect(await subjects()).toEqual(['Answer']);
  });

  test('that was refused brings nothing more, also of what waited for it; what goes into none is mailed', async () => {
    await post('Waited');
    await own.put(preferences, { messages: { email: false, daily: true } });
    await post('Told here');
    await post('Tonight', { startsAt: '2027-03-22T22:00:00Z' });
    await sweepAt('2027-03-23T12:00:00Z');
    expect(await subjects()).toEqual(['Tonight']);
    const { items } = (await own.get('/api/v1/me/letters')).body;
    expect(items.map(({ subject }: { subject: string }) => subject)).toEqual(['Tonight', 'Told here', 'Waited']);
  });
});

describe('quiet hours', () => {
  beforeEach(async () => {
    await own.put(preferences, { quiet_hours: { from: '21:00', to: '07:00' } });
    server.clock.moveTo(Temporal.Instant.from('2027-03-23T02:00:00Z')); // ten at night in New York
  });

  test('hold a letter until they end, and then it comes once', async () => {
    await post('Held');
    await sweepAt('2027-03-23T10:59:00Z');
    expect(await subjects()).toEqual([]);
    server.clock.moveTo(Temporal.Instant.from('2027-03-23T11:00:00Z'));
    await Promise.all(Array.from({ length: 4 }, () => server.app.get(Jobs).sweepNow()));
    await sweepAt('2027-03-23T11:30:00Z');
    expect(await subjects()).toEqual(['Held']);
  });

  test('hold nothing that always comes, or that tells of the next hours', async () => {
    await post('Sign in', { kind: 'sign-in' });
    await post('In one hour', { kind: 'booking-reminder-soon', startsAt: '2027-03-23T03:00:00Z' });
    await post('This morning', {
      kind: 'booking-moved',
      startsAt: '2027-03-23T13:00:00Z',
      id: '018f0000-0000-7000-8000-000000000003',
    });
    await post('In a week', {
      kind: 'booking-moved',
      startsAt: '2027-03-30T13:00:00Z',
      id: '018f0000-0000-7000-8000-000000000002',
    });
    expect(await subjects()).toEqual(['Sign in', 'In one hour', 'This morning']);
  });

  test('let no reminder out of a time that has changed since', async () => {
    await post('Tomorrow', { kind: 'booking-reminder', startsAt: '2027-03-24T02:00:00Z' });
    await post('Moved', { kind: 'booking-moved', startsAt: '2027-03-26T02:00:00Z' });
    await sweepAt('2027-03-23T11:00:00Z');
    expect(await subjects()).toEqual(['Moved']);
  });

  test('let no invitation out to what was moved or called off since', async () => {
    const about = { startsAt: '2027-03-26T02:00:00Z', id: '018f0000-0000-7000-8000-000000000004' };
    await post('Booked', { kind: 'booking-confirmed', ...about });
    await post('Elsewhere', { kind: 'booking-confirmed', startsAt: '2027-03-26T04:00:00Z' });
    await post('Moved', { kind: 'booking-moved', ...about });
    await post('Called off', { kind: 'booking-cancelled', ...about });
    await sweepAt('2027-03-23T11:00:00Z');
    expect((await subjects()).toSorted()).toEqual(['Called off', 'Elsewhere']);
    expect((await own.get('/api/v1/me/letters')).body.items).toHaveLength(4);
  });

  test('that are given up, or end earlier now, hold nothing back for longer', async () => {
    await post('Held');
    await own.put(preferences, { quiet_hours: { from: '21:00', to: '06:00' } });
    await sweepAt('2027-03-23T09:59:00Z');
    expect(await subjects()).toEqual([]);
    await sweepAt('2027-03-23T10:00:00Z');
    expect(await subjects()).toEqual(['Held']);
    server.clock.moveTo(Temporal.Instant.from('2027-03-24T02:00:00Z'));
    await post('Held as well');
    await own.put(preferences, { quiet_hours: null });
    await sweepAt('2027-03-24T02:01:00Z');
    expect(await subjects()).toEqual(['Held', 'Held as well']);
  });

  test('keep a reminder that waits where something else is told of the session', async () => {
    await post('Tomorrow', { kind: 'booking-reminder', startsAt: '2027-03-24T02:00:00Z' });
    await post('Nobody read that', { kind: 'reply-not-read', startsAt: '2027-03-24T02:00:00Z' });
    await post('The room', { kind: 'booking-meeting-changed', startsAt: '2027-03-24T02:00:00Z' });
    await sweepAt('2027-03-23T11:00:00Z');
    expect((await subjects()).toSorted()).toEqual(['Nobody read that', 'The room', 'Tomorrow']);
  });

  test('leave on the site what was refused meanwhile', async () => {
    await post('Held');
    await own.put(preferences, { messages: { email: false } });
    await sweepAt('2027-03-23T11:00:00Z');
    expect(await subjects()).toEqual([]);
    expect((await own.get('/api/v1/me/letters')).body.items).toMatchObject([{ subject: 'Held' }]);
  });
});
