import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { Jobs } from '../../src/platform/jobs.js';
import { aBooker, type ABooker, aHold, aMonday, aSession, cancel, move } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { anExpert, type AnExpert, aPerson, slotsOf } from '../support/factories.js';
import { MailServer, type ReceivedLetter } from '../support/mail-server.js';
import { startServer, type TestServer } from '../support/server.js';

let mail: MailServer;
let server: TestServer;
let client: Client;
/** Reads Welsh, in London. */
let booker: ABooker;
/** Reads English, in New York, where they also work. */
let expert: AnExpert;

beforeAll(async () => {
  mail = await MailServer.start();
  server = await startServer({ smtpUrl: mail.url, logLevel: 'silent' });
  client = await Client.of(server);
});
afterAll(async () => {
  await server.stop();
  await mail.close();
});

beforeEach(async () => {
  server.clock.moveTo(aMonday);
  booker = await aBooker(server, client, { name: 'Siân Tŷ-mawr', language: 'cy', zone: 'Europe/London' });
  expert = await anExpert(server, client, {
    person: await aPerson(server, { name: 'Ada Byrne', zone: 'America/New_York' }),
    zone: 'America/New_York',
    offer: { title: { en: 'A first talk', cy: 'Sgwrs gyntaf' } },
  });
});

const thursday = '2027-03-25T14:00:00Z'; // ten o'clock in New York, two in the afternoon in London
const monday = '2027-03-29T14:00:00Z'; // ten o'clock in New York, and three in London: clocks have gone forward there

async function aSessionAt(start: string): Promise<{ id: string }> {
  const slots = await slotsOf(client, expert, Temporal.Instant.from(start), 1);
  return aSession(
    booker,
    slots.find((slot) => slot.start === start),
  );
}

/** Moves the clock and does what is due then. */
async function sweepAt(instant: string): Promise<void> {
  server.clock.moveTo(Temporal.Instant.from(instant));
  await server.app.get(Jobs).sweepNow();
}

/** What a calendar program that knows nothing else makes of an invitation. */
function readInvite({ calendar }: ReceivedLetter) {
  const vcalendar = new ICAL.Component(ICAL.parse(calendar?.content ?? '') as unknown[]);
  const [event, ...others] = vcalendar.getAllSubcomponents('vevent');
  const [zone, ...otherZones] = vcalendar.getAllSubcomponents('vtimezone');
  if (!event || !zone || others.length > 0 || otherZones.length > 0) throw new Error('Not one event in one zone.');
  const value = (name: string) => event.getFirstPropertyValue(name);
  const instant = (name: string) => {
    const property = event.getFirstProperty(name);
    if (property?.getFirstParameter('tzid') !== zone.getFirstPropertyValue('tzid')) throw new Error('Another zone.');
    const { year, month, day, hour, minute, second } = property.getFirstValue() as unknown as ICAL.Time;
    const time = new ICAL.Time({ year, month, day, hour, minute, second }, new ICAL.Timezone(zone));
    return Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000).toString();
  };
  return {
    typeMethod: calendar?.method,
    method: vcalendar.getFirstPropertyValue('method'),
    uid: value('uid'),
    sequence: value('sequence'),
    status: value('status'),
    start: instant('dtstart'),
    end: instant('dtend'),
    tzid: zone.getFirstPropertyValue('tzid'),
    organizer: value('organizer'),
    attendees: event.getAllProperties('attendee').map((each) => String(each.getFirstValue()).toLowerCase()),
  };
}

async function sequenceOf(id: string): Promise<number> {
  const { body } = await booker.client.get(`/api/v1/bookings/${id}`);
  return body.sequence;
}

describe('both sides of a session', () => {
  test('are invited, told of a move, reminded and told of the end, in their language, zone and calendar', async () => {
    const [theirs, ours] = [booker.organisation.booker.email, expert.person.email];
    const { id } = await aSessionAt(thursday);
    const sequences = [await sequenceOf(id)];
    await move(booker.client, id, monday);
    sequences.push(await sequenceOf(id));
    await sweepAt('2027-03-28T14:00:00Z');
    for (const address of [theirs, ours]) await mail.waitFor(address, 3); // what is not mailed yet when it is called off never is
    sequences.push(await sequenceOf(id));
    await cancel(expert.client, id, 'illness', 'A cold. Sorry!');
    sequences.push(await sequenceOf(id));
    expect(sequences).toEqual([0, 1, 1, 2]);

    const [welsh, english] = [await mail.waitFor(theirs, 4), await mail.waitFor(ours, 4)];
    for (const letters of [welsh, english]) letters.sort((a, b) => (a.messageId < b.messageId ? -1 : 1));
    expect(english.map(({ subject }) => subject)).toEqual([
      'Confirmed: A first talk, Thursday 25 March 2027',
      'Moved: A first talk, Monday 29 March 2027',
      'Reminder: A first talk, Monday 29 March 2027',
      'Cancelled: A first talk, Monday 29 March 2027',
    ]);
    expect(welsh.map(({ subject }) => subject)).toEqual([
      'Cadarnhawyd: Sgwrs gyntaf, dydd Iau 25 Mawrth 2027',
      'Symudwyd: Sgwrs gyntaf, dydd Llun 29 Mawrth 2027',
      "I'ch atgoffa: Sgwrs gyntaf, dydd Llun 29 Mawrth 2027",
      'Canslwyd: Sgwrs gyntaf, dydd Llun 29 Mawrth 2027',
    ]);
    const before = [
      'Thursday 25 March 2027, 10:00 to 10:30 (New York time)',
      'Dydd Iau 25 Mawrth 2027, 14:00 tan 14:30 (amser y DU)',
    ];
    const then = [
      'Monday 29 March 2027, 10:00 to 10:30 (New York time)',
      'Dydd Llun 29 Mawrth 2027, 15:00 tan 15:30 (amser y DU)',
    ];
    for (const [index, [inEnglish, inWelsh]] of [before, then, then, then].entries()) {
      expect(english[index]?.text).toContain(inEnglish);
      expect(welsh[index]?.text).toContain(inWelsh);
      expect(welsh[index]?.text).toContain('Helo Siân Tŷ-mawr,');
    }
    expect(english[3]?.text).toContain('A cold. Sorry!');
    for (const letter of [...welsh, ...english]) {
      expect(letter.from).toBe('Barefoot <bookings@barefoot.example>');
      expect(letter.to).toHaveLength(1);
    }

    const common = {
      uid: `${id}@barefoot`,
      tzid: 'America/New_York',
      organizer: 'mailto:bookings@barefoot.example',
      attendees: [`mailto:${ours}`, `mailto:${theirs}`],
    };
    const atFirst = { ...common, start: thursday, end: '2027-03-25T14:30:00Z' };
    const afterwards = { ...common, start: monday, end: '2027-03-29T14:30:00Z' };
    const request = { typeMethod: 'REQUEST', method: 'REQUEST', status: 'CONFIRMED' };
    const invites = [
      { ...atFirst, ...request, sequence: 0 },
      { ...afterwards, ...request, sequence: 1 },
      { ...afterwards, ...request, sequence: 1 },
      { ...afterwards, typeMethod: 'CANCEL', method: 'CANCEL', status: 'CANCELLED', sequence: 2 },
    ];
    expect(english.map(readInvite)).toEqual(invites);
    expect(welsh.map(readInvite)).toEqual(invites);
  });

  test('get nothing of what did not happen', async () => {
    const [slot] = await slotsOf(client, expert, aMonday);
    const { id } = await aHold(booker, slot);
    // The last statement of the request fails: all that it did before, letters included, must be undone.
    await server.owner.query('ALTER TABLE idempotency_keys ADD CONSTRAINT broken CHECK (false) NOT VALID');
    const address = `/api/v1/bookings/${id}/confirmation`;
    await expect(booker.client.post(address, undefined, { 'idempotency-key': 'one' })).rejects.toThrow('answered 500');
    await server.owner.query('ALTER TABLE idempotency_keys DROP CONSTRAINT broken');
    expect((await booker.client.get(`/api/v1/bookings/${id}`)).body.state).toBe('held');
    expect(await postedTo(booker)).toEqual([]);
    const again = await booker.client.post(address, undefined, { 'idempotency-key': 'one' });
    expect(again).toMatchObject({ status: 200, body: { state: 'confirmed' } });
    await mail.waitFor(booker.organisation.booker.email, 1);
    await mail.waitFor(expert.person.email, 1);
    expect(await postedTo(booker)).toEqual(['booking-confirmed']);
    expect(mail.to(expert.person.email)).toHaveLength(1);
    expect(mail.to(booker.organisation.booker.email)).toHaveLength(1);
  });

  test('get letters of which we keep no text once they are sent', async () => {
    await aSessionAt(thursday);
    const addresses = [booker.organisation.booker.email, expert.person.email];
    for (const address of addresses) await mail.waitFor(address, 1);
    const { rows } = await eventually(
      () => server.owner.query('SELECT * FROM letters WHERE to_address = ANY($1)', [addresses]),
      (found) => found.rows.every(({ sent_at: sentAt }) => sentAt !== null),
    );
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      expect(row).toMatchObject({ kind: 'booking-confirmed', body: null, calendar: null, calendar_method: null });
    }
  });
});

/** What was posted to a booker; their letters have no text any more when they are sent. */
async function postedTo({ organisation }: ABooker): Promise<string[]> {
  const { rows } = await server.owner.query<{ kind: string }>(
    'SELECT kind FROM letters WHERE to_address = $1 ORDER BY created_at, id',
    [organisation.booker.email],
  );
  return rows.map(({ kind }) => kind);
}

async function eventually<T>(look: () => Promise<T>, isSo: (found: T) => boolean): Promise<T> {
  let found = await look();
  for (let tries = 0; tries < 500 && !isSo(found); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    found = await look();
  }
  return found;
}

describe('a reminder', () => {
  test('is posted once, 24 hours before the session', async () => {
    await aSessionAt(thursday);
    await sweepAt('2027-03-24T13:59:30Z');
    expect(await postedTo(booker)).toEqual(['booking-confirmed']);
    server.clock.moveTo(Temporal.Instant.from('2027-03-24T14:00:00Z'));
    await Promise.all(Array.from({ length: 5 }, () => server.app.get(Jobs).sweepNow()));
    await sweepAt('2027-03-25T13:59:00Z');
    await sweepAt('2027-03-25T14:00:00Z');
    expect(await postedTo(booker)).toEqual(['booking-confirmed', 'booking-reminder']);
  });

  test('is not posted of a session that was cancelled', async () => {
    const { id } = await aSessionAt(thursday);
    await cancel(booker.client, id);
    await sweepAt('2027-03-24T14:00:01Z');
    expect(await postedTo(booker)).toEqual(['booking-confirmed', 'booking-cancelled']);
  });

  test('is of the new time after a move, and posted for that again', async () => {
    const { id } = await aSessionAt(thursday);
    await move(booker.client, id, '2027-03-26T14:00:00Z');
    await sweepAt('2027-03-24T14:00:01Z');
    expect(await postedTo(booker)).toEqual(['booking-confirmed', 'booking-moved']);
    await sweepAt('2027-03-25T14:00:01Z');
    const reminded = ['booking-confirmed', 'booking-moved', 'booking-reminder'];
    expect(await postedTo(booker)).toEqual(reminded);
    await move(booker.client, id, monday);
    await sweepAt('2027-03-28T14:00:01Z');
    expect(await postedTo(booker)).toEqual([...reminded, 'booking-moved', 'booking-reminder']);
  });

  test('is not posted of a session that was booked, or moved, inside its last day', async () => {
    server.clock.moveTo(Temporal.Instant.from('2027-03-24T14:00:05Z'));
    const { id } = await aSessionAt(thursday);
    await sweepAt('2027-03-24T14:01:00Z');
    await move(booker.client, id, '2027-03-25T13:30:00Z');
    await sweepAt('2027-03-25T13:00:00Z');
    expect(await postedTo(booker)).toEqual(['booking-confirmed', 'booking-moved']);
  });
});

test('a reminder that cannot be written holds up nobody else’s', async () => {
  await aSessionAt(thursday);
  const other = await aBooker(server, client);
  const slots = await slotsOf(client, expert, Temporal.Instant.from('2027-03-25T14:30:00Z'), 1);
  await aSession(
    other,
    slots.find(({ start }) => start === '2027-03-25T15:00:00Z'),
  );
  await server.owner.query(`UPDATE "user" SET zone = 'Mars/Olympus' WHERE email = $1`, [
    booker.organisation.booker.email,
  ]);
  await sweepAt('2027-03-24T15:00:01Z');
  expect(await postedTo(booker)).toEqual(['booking-confirmed']);
  expect(await postedTo(other)).toEqual(['booking-confirmed', 'booking-reminder']);
});
