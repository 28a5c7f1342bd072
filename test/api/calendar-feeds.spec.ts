import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { Jobs } from '../../src/platform/jobs.js';
import { aBooker, type ABooker, aHold, aMonday, aSession, cancel, confirm, hold, move } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { aMembership, anExpert, type AnExpert, aPerson, slotsOf } from '../support/factories.js';
import { aGroupAdviser, aGroupSession, aSeat } from '../support/groups.js';
import { startServer, type TestServer } from '../support/server.js';
import { statementsOf } from '../support/statements.js';

let server: TestServer;
let client: Client;
let booker: ABooker;
let expert: AnExpert;
let now: Temporal.Instant;

/** Each story begins a week after the one before, so that every adviser’s days are free. */
let weeks = 0;

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
});
beforeEach(async () => {
  now = aMonday.add({ hours: 24 * 7 * weeks++ });
  server.clock.moveTo(now);
  booker = await aBooker(server, client, { name: 'Mair Jones' });
  expert = await anExpert(server, client, { person: await aPerson(server, { name: 'Gwen Parry' }) });
});
afterAll(() => server.stop());

async function linkOf(own: Client, kind = 'sessions'): Promise<string> {
  const { status, body } = await own.post('/api/v1/me/calendar-links', { kind, name: 'Telephone' });
  if (status !== 201) throw new Error(`No link, but ${status}: ${JSON.stringify(body)}`);
  return new URL(body.address).pathname;
}

async function textAt(path: string): Promise<string> {
  const { status, body } = await client.get(path);
  if (status !== 200) throw new Error(`No calendar, but ${status}: ${JSON.stringify(body)}`);
  return body;
}

function calendarIn(text: string): ICAL.Component {
  return new ICAL.Component(ICAL.parse(text) as unknown[]);
}

/** What a calendar program makes of each event: by the zones that come with it, and by nothing else. */
function eventsIn(text: string) {
  const calendar = calendarIn(text);
  const zones = new Map(
    calendar.getAllSubcomponents('vtimezone').map((zone) => [String(zone.getFirstPropertyValue('tzid')), zone]),
  );
  return calendar.getAllSubcomponents('vevent').map((event) => {
    const value = (name: string) => event.getFirstPropertyValue(name) as string | number | null;
    const instant = (name: string) => {
      const property = event.getFirstProperty(name)!;
      const tzid = property.getFirstParameter('tzid') as string | undefined;
      const block = tzid === undefined ? undefined : zones.get(tzid);
      if (tzid !== undefined && !block) throw new Error(`No VTIMEZONE of ${tzid}.`);
      const { year, month, day, hour, minute, second } = property.getFirstValue() as unknown as ICAL.Time;
      const zone = block ? new ICAL.Timezone(block) : ICAL.Timezone.utcTimezone;
      const time = new ICAL.Time({ year, month, day, hour, minute, second }, zone);
      return Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000).toString();
    };
    return {
      uid: value('uid'),
      sequence: value('sequence'),
      status: value('status'),
      title: value('summary'),
      description: value('description'),
      location: value('location'),
      start: instant('dtstart'),
      tzid: event.getFirstProperty('dtstart')!.getFirstParameter('tzid'),
      transparency: value('transp'),
      outlook: value('x-microsoft-cdo-busystatus'),
      color: value('color'),
      url: value('url'),
      attendees: event.getAllProperties('attendee').length,
    };
  });
}

async function slots(days = 7) {
  return slotsOf(client, expert, now.add({ hours: 24 }), days);
}

test('my sessions: the events of the invitations, in one calendar that says what it is', async () => {
  const [first, second] = await slots();
  const booking = await aSession(booker, first);
  const path = await linkOf(booker.client);
  const answer = await client.get(path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('private, max-age=300');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.get('x-robots-tag')).toBe('noindex, nofollow');
  const own = (await booker.client.get(`/api/v1/bookings/${booking.id}.ics`)).body;
  const [event, ...others] = eventsIn(answer.body);
  const [downloaded] = eventsIn(own);
  expect(others).toEqual([]);
  expect(event).toMatchObject({
    ...{ uid: downloaded!.uid, sequence: downloaded!.sequence, start: first!.start, tzid: 'Europe/London' },
    ...{ status: 'CONFIRMED', title: 'A first talk: Gwen Parry', color: 'royalblue', attendees: 0 },
    ...{ transparency: 'OPAQUE', outlook: 'BUSY', url: `${server.baseUrl}/bookings/${booking.id}` },
    ...{ location: downloaded!.location },
  });
  expect(event!.location).toMatch(/^https:/);
  expect(answer.body).toMatch(/\r\nCONFERENCE;VALUE=URI;FEATURE=VIDEO:https:/);
  const calendar = calendarIn(answer.body);
  const said = (name: string) => String(calendar.getFirstPropertyValue(name));
  expect([said('method'), said('name'), said('x-wr-calname'), said('color')]).toEqual([
    ...['PUBLISH', 'Barefoot: my sessions', 'Barefoot: my sessions', 'teal'],
  ]);
  expect([said('refresh-interval'), said('x-published-ttl')]).toEqual(['PT1H', 'PT1H']);
  expect(said('image')).toBe(`${server.baseUrl}/icon.svg`);
  expect(answer.body).not.toContain(path.slice(11, -4)); // a file is passed on, and its address is a secret
  await aSession(booker, second);
  expect(eventsIn(await textAt(path))).toHaveLength(2);
  expect(eventsIn(await textAt(await linkOf(expert.client)))).toMatchObject([
    { uid: event!.uid, title: `A first talk: ${await nameOf(booker)}`, color: 'teal' },
    { status: 'CONFIRMED' },
  ]);
});

async function nameOf({ client: own }: ABooker): Promise<string> {
  return (await own.get('/api/v1/organisations')).body.items[0].name;
}

test('what is moved is the same event with a higher sequence', async () => {
  const [first, , , other] = await slots();
  const { id } = await aSession(booker, first);
  const path = await linkOf(booker.client);
  await move(booker.client, id, other!.start);
  expect(eventsIn(await textAt(path))).toMatchObject([{ uid: `${id}@barefoot`, sequence: 1, start: other!.start }]);
});

test('what is called off is there for thirty days more, and then it is not', async () => {
  const { id } = await aSession(booker, (await slots(50)).at(-1));
  const paths = [await linkOf(booker.client), await linkOf(expert.client)];
  await cancel(booker.client, id);
  for (const path of paths)
    expect(eventsIn(await textAt(path))).toMatchObject([
      {
        ...{ uid: `${id}@barefoot`, sequence: 1, status: 'CANCELLED', transparency: 'TRANSPARENT', outlook: 'FREE' },
        title: expect.stringMatching(/^Cancelled: A first talk: /),
      },
    ]);
  server.clock.moveTo(now.add({ hours: 24 * 30 - 1 }));
  expect(eventsIn(await textAt(paths[0]!))).toHaveLength(1);
  server.clock.moveTo(now.add({ hours: 24 * 30 + 1 }));
  for (const path of paths) expect(eventsIn(await textAt(path))).toEqual([]);
});

test('a hold is tentative until it lapses, also where nobody has swept it away; one that was let go was never a session', async () => {
  const [first, second] = await slots();
  const path = await linkOf(booker.client);
  await aHold(booker, first);
  const letGo = await aHold(booker, second);
  await cancel(booker.client, letGo.id);
  expect(eventsIn(await textAt(path))).toMatchObject([
    { status: 'TENTATIVE', outlook: 'TENTATIVE', start: first!.start, title: 'Held: A first talk: Gwen Parry' },
  ]);
  const adviser = eventsIn(await textAt(await linkOf(expert.client)));
  expect(adviser).toMatchObject([{ status: 'TENTATIVE', start: first!.start }]);
  server.clock.moveTo(now.add({ minutes: 16 }));
  const text = await textAt(path);
  expect(eventsIn(text)).toEqual([]);
  expect(calendarIn(text).getAllSubcomponents('vtimezone')).toHaveLength(1); // an empty calendar is no calendar (RFC 5545, 3.6)
});

test('a request is tentative until it is answered, and gone when it is declined', async () => {
  const asking = await anExpert(server, client, { offer: { asks: true } });
  const [first, second] = await slotsOf(client, asking, now.add({ hours: 24 }));
  const ids = [(await aHold(booker, first)).id, (await aHold(booker, second)).id];
  for (const id of ids) await booker.client.post(`/api/v1/bookings/${id}/confirmation`);
  const path = await linkOf(booker.client);
  expect(eventsIn(await textAt(path))).toMatchObject([
    { status: 'TENTATIVE', title: expect.stringMatching(/^Asked for: /) },
    { status: 'TENTATIVE' },
  ]);
  await asking.client.post(`/api/v1/bookings/${ids[0]}/answer`, { answer: 'accepted' });
  await asking.client.post(`/api/v1/bookings/${ids[1]}/answer`, { answer: 'declined', reason: 'no-time' });
  expect(eventsIn(await textAt(path))).toMatchObject([{ uid: `${ids[0]}@barefoot`, status: 'CONFIRMED' }]);
});

test('nobody reads other people’s sessions, nor those of an organisation that they have left', async () => {
  const { id } = await aSession(booker, (await slots())[0]);
  const { organisation } = booker;
  const [colleague, stranger] = [await aPerson(server), await aPerson(server)];
  const [first, second] = [await aPerson(server, { name: 'Ann Admin' }), await aPerson(server, { name: 'Zoe Admin' })];
  await aMembership(server, organisation.id, colleague, 'booker');
  for (const admin of [first, second]) await aMembership(server, organisation.id, admin, 'admin');
  const people = [organisation.booker, first, second, colleague, stranger];
  const paths = await Promise.all(people.map(async ({ email }) => linkOf(await client.as(email))));
  const counts = async () => {
    const texts = await Promise.all(paths.map(textAt));
    return texts.map((text) => eventsIn(text).filter(({ uid }) => uid === `${id}@barefoot`).length);
  };
  expect(await counts()).toEqual([1, 0, 0, 0, 0]);
  await (
    await client.as(first.email)
  ).delete(`/api/v1/organisations/${organisation.id}/members/${organisation.booker.id}`);
  expect(await counts()).toEqual([0, 1, 0, 0, 0]); // who is written to instead
  await (await client.as(first.email)).delete(`/api/v1/organisations/${organisation.id}/membership`);
  expect(await counts()).toEqual([0, 0, 1, 0, 0]);
});

test('an adviser has a session for a group once, however many seats are taken, and each who comes has their seat', async () => {
  const groups = await aGroupAdviser(server, client);
  const session = await aGroupSession(groups, now.add({ hours: 48 }).round('hour'));
  const other = await aBooker(server, client);
  const seats = [await aSeat(booker, session.id), await aSeat(other, session.id)];
  const adviser = eventsIn(await textAt(await linkOf(groups.client)));
  expect(adviser).toMatchObject([
    { uid: `${session.id}@barefoot`, title: 'A clinic (group session)', location: expect.stringMatching(/^https:/) },
  ]);
  for (const [index, { client: own }] of [booker, other].entries())
    expect(eventsIn(await textAt(await linkOf(own)))).toMatchObject([
      { uid: `${seats[index].id}@barefoot`, start: adviser[0]!.start, location: adviser[0]!.location },
    ]);
  await groups.client.post(`/api/v1/group-sessions/${session.id}/cancellation`, { reason: 'illness' });
  expect(eventsIn(await textAt(await linkOf(groups.client)))).toMatchObject([{ status: 'CANCELLED', sequence: 1 }]);
  expect(eventsIn(await textAt(await linkOf(other.client)))).toMatchObject([{ status: 'CANCELLED' }]);
});

describe('a link', () => {
  test('is shown once and kept as a hash, and revoking it ends it', async () => {
    const own = booker.client;
    const ask = () =>
      own.post('/api/v1/me/calendar-links', { kind: 'sessions', name: ' At home ' }, { 'idempotency-key': 'the-same' });
    const [first, second] = [await ask(), await ask()];
    expect(first).toMatchObject({ status: 201, body: { kind: 'sessions', name: 'At home', last_read_at: null } });
    expect(first.body.address).toMatch(new RegExp(`^${server.baseUrl}/calendars/[\\w-]{43}\\.ics$`));
    expect(second.body).toEqual({ ...first.body, address: null });
    const { pathname } = new URL(first.body.address);
    const token = pathname.slice(11, -4);
    const { rows } = await server.owner.query(
      `SELECT l::text AS row FROM calendar_links l UNION ALL SELECT i::text FROM idempotency_keys i
       UNION ALL SELECT a::text FROM audit_entries a`,
    );
    expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
    expect(JSON.stringify((await own.get('/api/v1/me/export')).body)).not.toContain(token);
    expect((await client.get(pathname)).status).toBe(200);
    expect((await own.delete(`/api/v1/me/calendar-links/${first.body.id}`)).status).toBe(204);
    expect((await own.delete(`/api/v1/me/calendar-links/${first.body.id}`)).status).toBe(404);
    expect(await client.get(pathname)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect((await own.get('/api/v1/me/calendar-links')).body.items).toEqual([]);
    expect((await own.get('/api/v1/audit')).body.items).toMatchObject([
      { deed: 'calendar-link-revoked' },
      { deed: 'calendar-link-made', facts: { kind: 'sessions' } },
    ]);
  });

  test('is nobody else’s to see or to revoke', async () => {
    await linkOf(booker.client);
    const { items } = (await booker.client.get('/api/v1/me/calendar-links')).body;
    expect(items).toHaveLength(1);
    expect((await expert.client.get('/api/v1/me/calendar-links')).body.items).toEqual([]);
    expect((await expert.client.delete(`/api/v1/me/calendar-links/${items[0].id}`)).status).toBe(404);
  });

  test.each(['x', 'é', '%00', 'a'.repeat(43), 'a'.repeat(44), 'a'.repeat(300), '..%2f'])(
    'that nobody has made opens nothing: %s',
    async (token) => {
      expect([400, 404]).toContain((await client.get(`/calendars/${token}.ics`)).status);
    },
  );

  test('is one of at most ten, also when many are made at once', async () => {
    const make = () => booker.client.post('/api/v1/me/calendar-links', { kind: 'sessions', name: 'x' });
    const answers = await Promise.all(Array.from({ length: 15 }, make));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(answers.filter(({ body }) => body.code === 'calendar-link-limit')).toHaveLength(5);
  });

  test('to busy time is an adviser’s alone', async () => {
    const answer = await booker.client.post('/api/v1/me/calendar-links', { kind: 'free-busy', name: 'x' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'not-an-adviser' } });
  });

  test('says when it was last read, to the hour', async () => {
    const path = await linkOf(booker.client);
    const read = async () => (await booker.client.get('/api/v1/me/calendar-links')).body.items[0].last_read_at;
    expect(await read()).toBeNull();
    await textAt(path);
    const first = await read();
    server.clock.moveTo(now.add({ minutes: 50 }));
    await textAt(path);
    expect(await read()).toBe(first);
    server.clock.moveTo(now.add({ minutes: 70 }));
    await textAt(path);
    expect(Date.parse(await read())).toBeGreaterThan(Date.parse(first) + 3_600_000);
  });

  test('goes with the person', async () => {
    const path = await linkOf(booker.client);
    await server.owner.query(
      `INSERT INTO erasures (id, user_id, asked_at, due_at) VALUES (gen_random_uuid(), $1, $2, $2)`,
      [booker.organisation.booker.id, now.subtract({ hours: 1 }).toString()],
    );
    await server.app.get(Jobs).sweepNow();
    expect((await client.get(path)).status).toBe(404);
  });
});

describe('whoever has read it already', () => {
  const again = (path: string, headers: Record<string, string>) => client.get(path, { headers });

  test('is told that it is the same, until it is not', async () => {
    const [first, second, third] = await slots();
    await aSession(booker, first);
    const path = await linkOf(booker.client);
    const read = await client.get(path);
    const [etag, modified] = [read.headers.get('etag')!, read.headers.get('last-modified')!];
    expect(Date.parse(modified)).toBeLessThanOrEqual(server.clock.now().epochMilliseconds);
    server.clock.moveTo(now.add({ hours: 5 }));
    for (const headers of <Record<string, string>[]>[
      { 'if-none-match': etag },
      { 'if-none-match': `"x", W/${etag}` },
      { 'if-none-match': '*' },
      { 'if-modified-since': modified },
      { 'if-none-match': etag, 'if-modified-since': 'Thu, 01 Jan 2026 00:00:00 GMT' },
    ]) {
      const same = await again(path, headers);
      expect({ headers, status: same.status, body: same.body }).toEqual({ headers, status: 304, body: '' });
      expect([same.headers.get('etag'), same.headers.get('last-modified')]).toEqual([etag, modified]);
    }
    for (const headers of <Record<string, string>[]>[
      { 'if-none-match': '"x"' },
      { 'if-none-match': '"x"', 'if-modified-since': modified },
      { 'if-modified-since': 'never' },
      { 'if-modified-since': 'Thu, 01 Jan 2026 00:00:00 GMT' },
    ])
      expect((await again(path, headers)).body).toBe(read.body);
    const booked = await aSession(booker, second);
    const changed = await again(path, { 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
    expect((await again(path, { 'if-modified-since': modified })).status).toBe(200);
    await move(booker.client, booked.id, third!.start); // within the same second
    expect((await again(path, { 'if-modified-since': changed.headers.get('last-modified')! })).status).toBe(200);
  });

  test('is told of a hold that has lapsed, and of a new name of the other side', async () => {
    await aHold(booker, (await slots())[0]);
    const path = await linkOf(booker.client);
    const told = async (read: { headers: Headers }) => {
      const etag = await again(path, { 'if-none-match': read.headers.get('etag')! });
      const time = await again(path, { 'if-modified-since': read.headers.get('last-modified')! });
      return [etag.status, time.status];
    };
    const first = await client.get(path);
    await expert.client.patch(`/api/v1/experts/${expert.id}`, { name: 'Gwen Parry-Jones' });
    expect(await told(first)).toEqual([200, 200]);
    const second = await client.get(path);
    expect(eventsIn(second.body)).toMatchObject([{ title: 'Held: A first talk: Gwen Parry-Jones' }]);
    server.clock.moveTo(now.add({ minutes: 16 }));
    expect(await told(second)).toEqual([200, 200]);
  });

  test('may ask for the head alone', async () => {
    const path = await linkOf(booker.client);
    const head = await fetch(`${server.baseUrl}${path}`, { method: 'HEAD' });
    const get = await client.get(path);
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, get.headers.get('etag'), '']);
  });
});

test('is in the language of whoever reads it, and says what their side may know', async () => {
  const welsh = await aBooker(server, client, { name: 'Siân', language: 'cy' });
  const adviser = await anExpert(server, client, {
    person: await aPerson(server, { name: 'Gwen Parry' }),
    offer: { title: { en: 'A call', cy: 'Galwad' }, modes: ['phone'] },
  });
  const [first, second] = await slotsOf(client, adviser, now.add({ hours: 24 }));
  const held = await hold(welsh, first, { mode: 'phone', phone: '+44 1970 555 0100', needs: 'Rheolau' });
  await confirm(welsh.client, held.body.id);
  await hold(welsh, second, { mode: 'phone' });
  const text = await textAt(await linkOf(welsh.client));
  expect(calendarIn(text).getFirstPropertyValue('name')).toBe('Barefoot: fy sesiynau');
  const events = eventsIn(text);
  expect(events).toMatchObject([
    { title: 'Galwad: Gwen Parry', location: 'Galwad ffôn' },
    { title: 'Ar gadw: Galwad: Gwen Parry' },
  ]);
  expect(events[0]!.description).toMatch(/Ar gyfer: .+\n\nRheolau\n\nhttp/);
  expect(text).not.toContain('555'); // the client’s number is the adviser’s to know
  const theirs = eventsIn(await textAt(await linkOf(adviser.client)));
  expect(theirs[0]!.description).toContain('+4419705550100');
});

test('says the right time on both sides of a change of the clock', async () => {
  server.clock.moveTo(Temporal.Instant.from('2027-10-25T08:00:01Z'));
  const abroad = await anExpert(server, client, { zone: 'America/New_York' });
  const found = await slotsOf(client, abroad, Temporal.Instant.from('2027-10-27T00:00:00Z'), 14);
  const times = ['2027-10-29T15:00:00Z', '2027-11-05T15:00:00Z', '2027-11-08T15:00:00Z']; // the clock goes back on 7 November
  for (const time of times)
    await aSession(
      booker,
      found.find(({ start }) => start === time),
    );
  const home = await slotsOf(client, expert, Temporal.Instant.from('2027-10-29T00:00:00Z'), 4);
  const [before, after] = ['2027-10-30T09:00:00Z', '2027-10-31T10:00:00Z'].map((time) =>
    home.find(({ start }) => start === time),
  );
  for (const slot of [before, after]) await aSession(booker, slot);
  const events = eventsIn(await textAt(await linkOf(booker.client)));
  expect(events.map(({ start, tzid }) => `${start} ${tzid}`)).toEqual([
    `${times[0]} America/New_York`,
    `${before!.start} Europe/London`,
    `${after!.start} Europe/London`,
    `${times[1]} America/New_York`,
    `${times[2]} America/New_York`,
  ]);
});

test('any text that people write comes back, in lines of at most 75 octets', async () => {
  const { id } = await aSession(booker, (await slots())[0]);
  const path = await linkOf(booker.client);
  const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);
  const hostile = fc.array(
    fc.oneof(
      fc.constantFrom(',', ';', '\\', '\n', '\r\n', '"', ':', 'END:VEVENT\r\n', '👩🏽‍🌾', 'ŵ', '漢', ' ', 'x'.repeat(73)),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { maxLength: 60 },
  );
  const kept = (text: string) => text.toWellFormed().replaceAll('\0', '');
  await fc.assert(
    fc.asyncProperty(hostile, hostile, async (title, needs) => {
      const [writtenTitle, writtenNeeds] = [kept(`t${title.join('')}`).slice(0, 100), kept(`n${needs.join('')}`)].map(
        (text) => text.toWellFormed(),
      );
      await server.owner.query('UPDATE bookings SET title_en = $2, needs = $3 WHERE id = $1', [
        id,
        writtenTitle,
        writtenNeeds!.slice(0, 1500).toWellFormed(),
      ]);
      const response = await fetch(`${server.baseUrl}${path}`);
      const bytes = Buffer.from(await response.arrayBuffer());
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      for (const line of text.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toMatch(/[\r\n]/);
      }
      const [event, ...others] = eventsIn(text);
      expect(others).toEqual([]);
      expect(event!.title).toBe(`${asLine(writtenTitle!)}: Gwen Parry`);
      expect(event!.description).toContain(`\n\n${asLines(writtenNeeds!.slice(0, 1500).toWellFormed())}\n\nhttp`);
    }),
    { numRuns: 60, seed },
  );
});

/** What iCalendar can hold of a text (RFC 5545, 3.3.11). */
function asLines(text: string): string {
  return text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '');
}

function asLine(text: string): string {
  return asLines(text).replace(/[\n\t]+/g, ' ');
}

test('costs as many statements with many sessions as with one', async () => {
  const found = await slots();
  const path = await linkOf(booker.client);
  const isOfFeed = (text: string) => /^\s*(SELECT|UPDATE|INSERT|WITH)/.test(text) && !/pgboss|letters/.test(text);
  const statements = () => statementsOf(() => textAt(path), isOfFeed);
  await aSession(booker, found[0]);
  await textAt(path);
  const few = await statements();
  for (const slot of found.slice(1, 8)) await aSession(booker, slot);
  await textAt(path);
  expect(await statements()).toBe(few);
  expect(few).toBeGreaterThan(3);
});

describe('busy time', () => {
  const periodsIn = (text: string) => {
    const [busy, ...others] = calendarIn(text).getAllSubcomponents('vfreebusy');
    if (!busy || others.length > 0) throw new Error('Not one VFREEBUSY.');
    const at = (time: ICAL.Time) => Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000).toString();
    return {
      busy,
      periods: busy.getAllProperties('freebusy').map((property) => {
        const { start, end } = property.getFirstValue() as unknown as ICAL.Period;
        return `${property.getFirstParameter('fbtype')} ${at(start)} ${at(end)}`;
      }),
    };
  };

  test('says when an adviser is busy and how surely, and not with what or whom', async () => {
    const found = await slots();
    const [first, second, third] = found;
    await aSession(booker, first);
    await aSession(booker, second);
    await aHold(booker, found[6]);
    const away = { start: third!.start, end: found[8]!.start };
    const off = { ...away, reason: 'Dentist', orphans: 'keep' };
    expect((await expert.client.post(`/api/v1/experts/${expert.id}/diary/time-off`, off)).status).toBe(201);
    const path = await linkOf(expert.client, 'free-busy');
    const text = await textAt(path);
    const { busy, periods } = periodsIn(text);
    expect(periods).toEqual([
      `BUSY ${first!.start} ${third!.start}`,
      `BUSY-UNAVAILABLE ${third!.start} ${found[6]!.start}`,
      `BUSY-TENTATIVE ${found[6]!.start} ${found[7]!.start}`,
      `BUSY-UNAVAILABLE ${found[7]!.start} ${found[8]!.start}`,
    ]);
    expect(text).not.toMatch(/Dentist|first talk|people\.example|Mair|SUMMARY/);
    const value = (name: string) => String(busy.getFirstPropertyValue(name));
    expect(value('organizer')).toBe('mailto:bookings@barefoot.example');
    expect(busy.getFirstProperty('organizer')!.getFirstParameter('cn')).toBe('Gwen Parry');
    expect(value('dtstart')).toBe(`${now.toString().slice(0, 10)}T00:00:00Z`);
    expect(value('dtend')).toBe(
      `${now
        .add({ hours: 24 * 97 })
        .toString()
        .slice(0, 10)}T00:00:00Z`,
    );
    expect(calendarIn(text).getFirstPropertyValue('method')).toBe('PUBLISH');
    server.clock.moveTo(now.add({ minutes: 16 }));
    expect(periodsIn(await textAt(path)).periods).toEqual([
      `BUSY ${first!.start} ${third!.start}`,
      `BUSY-UNAVAILABLE ${third!.start} ${found[8]!.start}`,
    ]);
  });

  test('is the same all day, until something changes', async () => {
    const path = await linkOf(expert.client, 'free-busy');
    const { headers } = await client.get(path);
    const again = () => client.get(path, { headers: { 'if-none-match': headers.get('etag')! } });
    server.clock.moveTo(now.add({ hours: 10 }));
    expect((await again()).status).toBe(304);
    server.clock.moveTo(now.add({ hours: 24 }));
    expect((await again()).status).toBe(200);
  });

  test('of a name that is longer than a line is folded and stays whole', async () => {
    const name = `Gwên "Ŵy" ${'漢'.repeat(80)}`;
    const own = await anExpert(server, client, { person: await aPerson(server, { name }) });
    const text = await textAt(await linkOf(own.client, 'free-busy'));
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(calendarIn(text).getFirstPropertyValue('name')).toBe(`Barefoot: ${name}`);
  });
});

describe('the group sessions of an offer', () => {
  test('are open to anyone: what is to come, with the seats that are left', async () => {
    const groups = await aGroupAdviser(server, client, { title: { en: 'A clinic; for all', cy: 'Clinig' } });
    const path = `/calendars/offers/${groups.offerId}.ics`;
    expect(eventsIn(await textAt(path))).toEqual([]);
    const session = await aGroupSession(groups, now.add({ hours: 48 }).round('hour'));
    const answer = await client.get(path);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    expect(answer.body).toContain('\r\nNAME:Barefoot: A clinic\\; for all\r\n');
    expect(calendarIn(answer.body).getFirstPropertyValue('source')).toBe(`${server.baseUrl}${path}?language=en`);
    expect(eventsIn(answer.body)).toMatchObject([
      {
        ...{ uid: `${session.id}@barefoot`, title: 'A clinic; for all (group session)', status: 'CONFIRMED' },
        ...{ transparency: 'TRANSPARENT', outlook: 'FREE', url: `${server.baseUrl}/groups/${session.id}` },
        description: expect.stringMatching(/Nothing to pay\nSeats left: 3\n\nhttp/),
      },
    ]);
    await aSeat(booker, session.id, 'Between us');
    const [welsh] = eventsIn(await textAt(`${path}?language=cy`));
    expect(welsh).toMatchObject({ title: 'Clinig (sesiwn grŵp)', location: 'Galwad fideo' });
    expect(welsh!.description).toContain('Seddi ar ôl: 2');
    expect(welsh!.description).not.toContain('Between us');
    const headers = { 'if-none-match': answer.headers.get('etag')! };
    const changed = await client.get(path, { headers });
    expect(changed.status).toBe(200);
    expect((await client.get(path, { headers: { 'if-none-match': changed.headers.get('etag')! } })).status).toBe(304);
    await groups.client.post(`/api/v1/group-sessions/${session.id}/cancellation`, { reason: 'illness' });
    expect(eventsIn(await textAt(path))).toMatchObject([{ status: 'CANCELLED', sequence: 1 }]);
    server.clock.moveTo(now.add({ hours: 49 }));
    expect(eventsIn(await textAt(path))).toEqual([]);
  });

  test('are not there for an offer that is none, nor while its adviser is not live', async () => {
    const path = `/calendars/offers/${expert.offerId}.ics`;
    const groups = await aGroupAdviser(server, client);
    const theirs = `/calendars/offers/${groups.offerId}.ics`;
    expect((await client.get(theirs)).status).toBe(200);
    await groups.client.put(`/api/v1/experts/${groups.id}/state`, { state: 'paused' });
    for (const closed of [path, theirs, `/calendars/offers/${expert.id}.ics`])
      expect((await client.get(closed)).status).toBe(404);
    expect((await client.get('/calendars/offers/x.ics')).status).toBe(400);
    expect((await client.get(`${path}?language=fr`)).status).toBe(400);
  });
});
