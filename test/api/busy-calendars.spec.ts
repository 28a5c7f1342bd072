import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ReadBusyCalendars } from '../../src/calendar/busy/read-busy-calendars.job.js';
import { checkFreeTime } from '../../src/diary/index.js';
import { DataSource } from 'typeorm';
import { aBooker, aMonday, aSession, cancel } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { type AnExpert, anExpert, aPerson, aSteward, slotsOf } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: Client;
let feeds: Server;
let origin: string;

/** What is served, by path. */
const served = new Map<string, RequestListener>();
const asked: { path: string; headers: NodeJS.Dict<string | string[]> }[] = [];

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
  feeds = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ path, headers: request.headers });
    const answer = served.get(path);
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => feeds.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(feeds.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await server.stop();
  feeds.closeAllConnections();
  feeds.close();
});

let monday = aMonday;
beforeEach(async () => {
  await server.owner.query(`UPDATE busy_calendars SET due_at = '2100-01-01'`); // of tests that are over
  monday = monday.add({ hours: 7 * 24 });
  server.clock.moveTo(monday);
  served.clear();
  asked.length = 0;
});

let number = 0;

function feed(...events: string[][]): string {
  const components = events.flatMap((lines) => [
    'BEGIN:VEVENT',
    ...(lines.some((line) => line.startsWith('UID')) ? [] : [`UID:${++number}@elsewhere.example`]),
    ...lines,
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'X-WR-CALNAME:Work', ...components, 'END:VCALENDAR', ''].join('\r\n');
}

/** Puts a feed up; returns its address. */
function putUp(path: string, text: string, headers: Record<string, string> = {}): string {
  served.set(path, (_, response) => response.writeHead(200, { 'content-type': 'text/calendar', ...headers }).end(text));
  return `${origin}${path}`;
}

const dayAfter = (days: number) => monday.toZonedDateTimeISO('Europe/London').toPlainDate().add({ days });
const stamp = (days: number, time: string) =>
  `${dayAfter(days).toString().replaceAll('-', '')}T${time.replace(':', '')}00`;
const fromTo = (days: number, from: string, to: string) => [
  `DTSTART;TZID=Europe/London:${stamp(days, from)}`,
  `DTEND;TZID=Europe/London:${stamp(days, to)}`,
];

const at = ({ id }: AnExpert) => `/api/v1/experts/${id}/calendars`;

/** Connects a calendar; throws unless that worked. */
async function connected(expert: AnExpert, address: string, more: object = {}): Promise<any> {
  const { status, body } = await expert.client.post(at(expert), { address, ...more });
  if (status !== 200) throw new Error(`Not connected, but ${status}: ${JSON.stringify(body)}`);
  return body;
}

const listed = async (expert: AnExpert): Promise<any[]> => (await expert.client.get(at(expert))).body.items;

/** In minutes, from one reading to the next. */
function waitOf(calendar: any): number {
  const [tried, next] = [calendar.last_tried_at, calendar.next_read_at].map((at: string) => Temporal.Instant.from(at));
  return tried!.until(next!).total('minutes');
}

/** The starts of a day as a clock in London shows them. */
async function startsOn(expert: AnExpert, days: number): Promise<string[]> {
  const from = dayAfter(days).toZonedDateTime('Europe/London').toInstant();
  const slots = await slotsOf(client, expert, from, 1);
  return slots.map(({ start }) =>
    Temporal.Instant.from(start).toZonedDateTimeISO('Europe/London').toPlainTime().toString({ smallestUnit: 'minute' }),
  );
}

/** Free from nine to eleven on every day. */
function anAdviser(): Promise<AnExpert> {
  const morning = [{ opens: '09:00', closes: '11:00' }];
  const weekly = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, morning]));
  return anExpert(server, client, { weekly });
}

/** Lets the sweep send what is due, and waits until the jobs have done it. */
async function letReadingsHappen(): Promise<void> {
  await server.app.get(ReadBusyCalendars).run();
  for (let tries = 0; tries < 500; tries += 1) {
    const due = await server.owner.query('SELECT FROM busy_calendars WHERE due_at <= $1', [
      server.clock.now().toString(),
    ]);
    if (due.rowCount === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('Calendars are due still.');
}

const later = (minutes: number) => server.clock.moveTo(server.clock.now().add({ minutes }));
const all = ['09:00', '09:30', '10:00', '10:30'];

describe('a calendar that is connected', () => {
  test('takes the time that it says is busy, and gives it back when it goes', async () => {
    const expert = await anAdviser();
    const address = putUp('/one.ics', feed([...fromTo(2, '09:10', '10:00'), 'SUMMARY:Dentist']));
    expect(await startsOn(expert, 2)).toEqual(all);
    const calendar = await connected(expert, address, { name: 'Work' });
    expect(calendar).toMatchObject({
      ...{ name: 'Work', titles: false, failure: null, failures: 0, events: 1, busy_times: 1 },
      ...{ host: new URL(origin).host, clashes: { count: 0, items: [] } },
      skipped: { unreadable: 0, too_often: 0, unknown_zone: 0 },
    });
    expect(calendar.last_read_at).toBe(calendar.last_tried_at);
    expect(waitOf(calendar)).toBe(15);
    expect(JSON.stringify(calendar)).not.toContain('one.ics');
    expect(await startsOn(expert, 2)).toEqual(['10:00', '10:30']);
    const diary = await expert.client.get(`/api/v1/experts/${expert.id}/diary`);
    expect(diary.body.time_off).toEqual([
      expect.objectContaining({ reason: '', source: { id: calendar.id, name: 'Work' } }),
    ]);
    expect((await expert.client.delete(`${at(expert)}/${calendar.id}`)).status).toBe(204);
    expect(await startsOn(expert, 2)).toEqual(all);
    expect(await listed(expert)).toEqual([]);
  });

  test('with a weekly series and one moved instance takes exactly the right slots across a change of the clock', async () => {
    server.clock.moveTo(Temporal.Instant.from('2027-10-18T08:00:00Z'));
    monday = server.clock.now();
    const expert = await anAdviser();
    const series = [...fromTo(1, '09:30', '10:30'), 'UID:series', 'RRULE:FREQ=WEEKLY;BYDAY=TU'];
    const moved = [
      ...fromTo(16, '09:00', '09:30'),
      'UID:series',
      `RECURRENCE-ID;TZID=Europe/London:${stamp(15, '09:30')}`,
    ];
    await connected(expert, putUp('/series.ics', feed(series, moved)));
    const onTuesdays = await Promise.all([1, 8, 15, 22].map((days) => startsOn(expert, days)));
    expect(onTuesdays).toEqual([['09:00', '10:30'], ['09:00', '10:30'], all, ['09:00', '10:30']]);
    expect(await startsOn(expert, 16)).toEqual(['09:30', '10:00', '10:30']);
    expect(await startsOn(expert, 14)).toEqual(all);
  });

  test('is read again when it is due, and its changes count', async () => {
    const expert = await anAdviser();
    const address = putUp('/changes.ics', feed(fromTo(2, '09:00', '10:00')));
    await connected(expert, address);
    putUp('/changes.ics', feed(fromTo(3, '10:00', '11:00')));
    later(14);
    await letReadingsHappen();
    expect(await startsOn(expert, 2)).toEqual(['10:00', '10:30']);
    later(2);
    await letReadingsHappen();
    expect(await startsOn(expert, 2)).toEqual(all);
    expect(await startsOn(expert, 3)).toEqual(['09:00', '09:30']);
  });

  test('is asked whether it has changed, and read whole once a day and when the adviser is in another zone', async () => {
    const expert = await anAdviser();
    const text = feed([`DTSTART:${stamp(2, '09:00')}`, 'DURATION:PT1H']);
    const modified = 'Mon, 29 Mar 2027 08:00:00 GMT';
    served.set('/etag.ics', (request, response) => {
      if (request.headers['if-none-match'] === '"v1"' && request.headers['if-modified-since'] === modified)
        response.writeHead(304).end();
      else response.writeHead(200, { etag: '"v1"', 'last-modified': modified }).end(text);
    });
    const { id } = await connected(expert, `${origin}/etag.ics`);
    const conditions = () =>
      asked.filter(({ path }) => path === '/etag.ics').map(({ headers }) => headers['if-none-match'] ?? null);
    later(16);
    await letReadingsHappen();
    expect(conditions()).toEqual([null, '"v1"']);
    expect(await listed(expert)).toMatchObject([{ failure: null, events: 1 }]);
    const weekly = { 1: [], 2: [], 3: [{ opens: '09:00', closes: '11:00' }] };
    const hours = { zone: 'Europe/Paris', weekly, orphans: 'keep' };
    await expert.client.put(`/api/v1/experts/${expert.id}/diary/hours`, hours);
    await expert.client.post(`${at(expert)}/${id}/readings`);
    later(16);
    await letReadingsHappen();
    later(24 * 60);
    await letReadingsHappen();
    expect(conditions()).toEqual([null, '"v1"', null, '"v1"', null]);
    const { rows } = await server.owner.query(`SELECT lower(during) AS start FROM time_off WHERE expert_id = $1`, [
      expert.id,
    ]);
    const inParis = dayAfter(2).toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: '09:00' });
    expect(rows.map(({ start }) => start.getTime())).toEqual([inParis.epochMilliseconds]);
  });

  test('is not read more often than it asks, and at least every six hours', async () => {
    const expert = await anAdviser();
    const asking = (lasting: string) =>
      feed().replace('VERSION:2.0', `VERSION:2.0\r\nREFRESH-INTERVAL;VALUE=DURATION:${lasting}`);
    const [hourly, weekly] = [
      await connected(expert, putUp('/hourly.ics', asking('PT1H'))),
      await connected(expert, putUp('/weekly.ics', asking('P1W'))),
    ];
    expect([hourly, weekly].map(waitOf)).toEqual([60, 360]);
  });

  test('keeps titles where they are asked for, and forgets them at once', async () => {
    const expert = await anAdviser();
    const events = [
      [...fromTo(2, '09:00', '10:00'), 'SUMMARY:Dentist'],
      [...fromTo(2, '09:30', '10:30'), 'SUMMARY:Call'],
    ];
    const { id } = await connected(expert, putUp('/titles.ics', feed(...events)));
    const reasons = async () =>
      (await expert.client.get(`/api/v1/experts/${expert.id}/diary`)).body.time_off.map(({ reason }: any) => reason);
    expect(await reasons()).toEqual(['']);
    const kept = await expert.client.patch(`${at(expert)}/${id}`, { titles: true, name: 'Gwaith' });
    expect(kept.body).toMatchObject({ titles: true, name: 'Gwaith' });
    expect(await reasons()).toEqual(['Dentist', 'Call']);
    const steward = await client.as((await aSteward(server)).email);
    const { body } = await steward.get(`/api/v1/experts/${expert.id}/diary`);
    expect(body.time_off.map(({ reason, source }: any) => [reason, source.name])).toEqual([
      ['', ''],
      ['', ''],
    ]);
    await expert.client.patch(`${at(expert)}/${id}`, { titles: false });
    expect(await reasons()).toEqual(['', '']);
    expect(await startsOn(expert, 2)).toEqual(['10:30']);
    const { rows } = await server.owner.query(`SELECT count(*)::int AS count FROM time_off WHERE reason = 'Dentist'`);
    expect(rows).toEqual([{ count: 0 }]);
  });

  test('may be given as webcal, and is connected once', async () => {
    const expert = await anAdviser();
    putUp('/once.ics', feed());
    await connected(expert, `${origin}/once.ics`);
    const again = await expert.client.post(at(expert), { address: ` ${origin}/./once.ics ` });
    expect(again).toMatchObject({ status: 409, body: { code: 'calendar-connected-already' } });
    const preview = await expert.client.post(`${at(expert)}/previews`, { address: 'webcal://127.0.0.1/none.ics' });
    expect(preview.body).toMatchObject({ host: '127.0.0.1', failure: 'unreachable' });
  });

  test('is one of ten at most', async () => {
    const expert = await anAdviser();
    for (let count = 0; count < 10; count += 1) await connected(expert, putUp(`/ten-${count}.ics`, feed()));
    later(11);
    const more = await expert.client.post(at(expert), { address: putUp('/eleven.ics', feed()) });
    expect(more).toMatchObject({ status: 422, body: { code: 'too-many-entries' } });
  });
});

describe('time off of a calendar', () => {
  test('is not the adviser’s to remove here, and takes no place of their own', async () => {
    const expert = await anAdviser();
    const many = Array.from({ length: 600 }, (_, index) =>
      fromTo(1 + (index % 90), `1${Math.floor(index / 90)}:00`, `1${Math.floor(index / 90)}:30`),
    );
    await connected(expert, putUp('/many.ics', feed(...many)), { name: 'Busy' });
    const diary = `/api/v1/experts/${expert.id}/diary`;
    const { body } = await expert.client.get(diary);
    expect([body.time_off.length, body.imported_time_off]).toEqual([500, 600]);
    const removal = await expert.client.delete(`${diary}/time-off/${body.time_off[0].id}`);
    expect(removal).toMatchObject({ status: 409, body: { code: 'time-off-imported' } });
    expect(removal.body.detail).toContain('“Busy”');
    const own = await expert.client.post(`${diary}/time-off`, {
      start: monday.add({ hours: 24 * 40 }).toString(),
      end: monday.add({ hours: 24 * 41 }).toString(),
    });
    expect(own.status).toBe(201);
    const mine = own.body.time_off.filter(({ source }: any) => source === null);
    expect(mine).toHaveLength(1);
    expect((await expert.client.delete(`${diary}/time-off/${mine[0].id}`)).status).toBe(200);
  });

  test('leaves free time as a rebuild has it', async () => {
    const source = await new DataSource({ type: 'postgres', url: server.databaseUrl }).initialize();
    expect(await checkFreeTime(source)).toMatchObject({ different: [] });
    await source.destroy();
  });
});

describe('sessions of ours', () => {
  test('that lie in busy time stand, and the adviser is told of them', async () => {
    const expert = await anAdviser();
    const booker = await aBooker(server, client);
    const [slot] = await slotsOf(client, expert, dayAfter(2).toZonedDateTime('Europe/London').toInstant(), 1);
    const session = await aSession(booker, slot);
    const address = putUp('/clash.ics', feed(fromTo(2, '09:15', '09:20'), fromTo(4, '09:00', '10:00')));
    const clashes = { count: 1, items: [{ kind: 'booking', id: session.id, start: session.start, end: session.end }] };
    const preview = await expert.client.post(`${at(expert)}/previews`, { address });
    expect(preview).toMatchObject({
      status: 200,
      body: { name: 'Work', failure: null, events: 2, busy_times: 2, clashes },
    });
    expect(preview.body.next_busy).toHaveLength(2);
    expect(await listed(expert)).toEqual([]);
    expect(await connected(expert, address)).toMatchObject({ clashes });
    expect((await booker.client.get(`/api/v1/bookings/${session.id}`)).body.state).toBe('confirmed');
    await cancel(booker.client, session.id);
    expect(await listed(expert)).toMatchObject([{ clashes: { count: 0, items: [] } }]);
  });

  test('that come back in a calendar are known by their UID, and what the adviser booked of others takes time', async () => {
    const expert = await anAdviser();
    const booker = await aBooker(server, client);
    const from = dayAfter(2).toZonedDateTime('Europe/London').toInstant();
    const own = await aSession(booker, (await slotsOf(client, expert, from, 1))[0]);
    const other = await anAdviser();
    const elsewhere = await aSession(booker, (await slotsOf(client, other, from, 1))[0]);
    const called = await aSession(booker, (await slotsOf(client, other, from, 1))[0]);
    await cancel(booker.client, called.id);
    const address = putUp(
      '/ours.ics',
      feed(
        [...fromTo(2, '09:00', '09:30'), `UID:${own.id}@barefoot`],
        [...fromTo(3, '09:00', '09:30'), `UID:${elsewhere.id}@barefoot`],
        [...fromTo(4, '09:00', '09:30'), `UID:${called.id}@barefoot`],
        [...fromTo(5, '09:00', '09:30'), 'UID:01a20227-31be-728b-8b0b-08aa771b0676@barefoot'],
      ),
    );
    const calendar = await connected(expert, address);
    expect(calendar).toMatchObject({ events: 4, busy_times: 2, clashes: { count: 0 } });
    expect(await startsOn(expert, 3)).toEqual(['09:30', '10:00', '10:30']);
    expect(await startsOn(expert, 4)).toEqual(all);
    await cancel(booker.client, own.id);
    expect(await startsOn(expert, 2)).toEqual(all);
  });

  test('are offered to who waits when a calendar gives time back', async () => {
    const expert = await anExpert(server, client, { weekly: { 3: [{ opens: '09:00', closes: '09:30' }] } });
    const address = putUp('/waits.ics', feed([...fromTo(2, '09:00', '09:30'), 'RRULE:FREQ=WEEKLY']));
    await connected(expert, address);
    expect(await startsOn(expert, 2)).toEqual([]);
    const booker = await aBooker(server, client);
    const place = await booker.client.post(`/api/v1/experts/${expert.id}/waiting-list`, {
      ...{ offer_id: expert.offerId, organisation_id: booker.organisation.id, mode: 'video' },
      ...{ from: monday.toString(), to: monday.add({ hours: 7 * 24 }).toString() },
    });
    expect(place.status).toBe(201);
    putUp('/waits.ics', feed());
    later(16);
    await letReadingsHappen();
    const { body } = await booker.client.get('/api/v1/bookings');
    expect(body.items).toMatchObject([{ state: 'held' }]);
  });
});

describe('a calendar that cannot be read', () => {
  const failures: [string, RequestListener, string][] = [
    ['is not there', (_, response) => response.writeHead(404).end(), 'not-found'],
    ['was taken away', (_, response) => response.writeHead(410).end(), 'not-found'],
    ['wants somebody to sign in', (_, response) => response.writeHead(401).end(), 'not-allowed'],
    ['is out of order', (_, response) => response.writeHead(503).end(), 'provider-error'],
    ['is a page', (_, response) => response.end('<!doctype html><title>Sign in</title>'), 'not-a-calendar'],
    ['breaks off', (_, response) => response.end(feed(fromTo(2, '09:00', '10:00')).slice(0, 120)), 'cut-short'],
    ['is too large', (_, response) => response.end(feed([`DESCRIPTION:${'x'.repeat(10_000_001)}`])), 'too-large'],
    [
      'leads in circles',
      (request, response) => response.writeHead(302, { location: request.url }).end(),
      'too-many-redirects',
    ],
    [
      'leads to a private machine',
      (_, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
      'refused-address',
    ],
    ['hangs up', (request) => request.socket.destroy(), 'unreachable'],
  ];

  test.each(failures)('because it %s is connected, with why', async (_, answer, failure) => {
    const expert = await anAdviser();
    served.set('/broken.ics', answer);
    const preview = await expert.client.post(`${at(expert)}/previews`, { address: `${origin}/broken.ics` });
    expect(preview).toMatchObject({ status: 200, body: { failure, busy_times: 0 } });
    const calendar = await connected(expert, `${origin}/broken.ics`);
    expect(calendar).toMatchObject({ failure, failures: 1, last_read_at: null });
    expect(waitOf(calendar)).toBe(15);
  });

  test('never stops the others, and what it said before still counts', async () => {
    const expert = await anAdviser();
    const other = await anAdviser();
    await connected(expert, putUp('/breaks.ics', feed(fromTo(2, '09:00', '10:00'))));
    await connected(expert, putUp('/good.ics', feed()));
    await connected(other, putUp('/fine.ics', feed()));
    served.set('/breaks.ics', (_, response) => response.end('no calendar'));
    putUp('/good.ics', feed(fromTo(3, '09:00', '10:00')));
    putUp('/fine.ics', feed(fromTo(3, '10:00', '11:00')));
    later(16);
    await letReadingsHappen();
    expect(await listed(expert)).toMatchObject([
      { failure: 'not-a-calendar', failures: 1, busy_times: 1 },
      { failure: null },
    ]);
    expect(await startsOn(expert, 2)).toEqual(['10:00', '10:30']);
    expect(await startsOn(expert, 3)).toEqual(['10:00', '10:30']);
    expect(await startsOn(other, 3)).toEqual(['09:00', '09:30']);
  });

  test('is asked less and less, its adviser is told once, and it is well again when it can be read', async () => {
    const person = await aPerson(server, { language: 'cy', name: 'Mair' });
    const expert = await anExpert(server, client, { person });
    served.set('/away.ics', (_, response) => response.writeHead(500).end());
    await connected(expert, `${origin}/away.ics`, { name: 'Gwaith' });
    const waits: number[] = [];
    for (let tries = 0; tries < 9; tries += 1) {
      const wait = waitOf((await listed(expert))[0]);
      waits.push(wait);
      later(wait);
      await letReadingsHappen();
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440]);
    const letters = await server.owner.query(
      `SELECT subject, body FROM letters WHERE kind = 'calendar-unread' AND to_address = $1`,
      [person.email],
    );
    expect(letters.rows).toMatchObject([{ subject: 'Ni allwn ddarllen eich calendr “Gwaith”' }]);
    expect(letters.rows[0].body).toContain('/advising/calendars\n');
    expect(letters.rows[0].body).not.toContain(origin);
    putUp('/away.ics', feed());
    later(1440);
    await letReadingsHappen();
    expect(await listed(expert)).toMatchObject([{ failure: null, failures: 0 }]);
  });

  test('is asked no sooner than its provider says', async () => {
    const expert = await anAdviser();
    served.set('/patience.ics', (_, response) => response.writeHead(429, { 'retry-after': '7200' }).end());
    expect(waitOf(await connected(expert, `${origin}/patience.ics`))).toBe(120);
  });

  test('tells of what it could not read, and reads the rest', async () => {
    const expert = await anAdviser();
    const address = putUp(
      '/some.ics',
      feed(
        ['DTSTART:never'],
        [...fromTo(2, '09:00', '09:30'), 'RRULE:FREQ=MINUTELY'],
        ['DTSTART;TZID=Narnia:20270101T090000', 'DURATION:PT1H'],
        fromTo(3, '09:00', '10:00'),
      ),
    );
    expect(await connected(expert, address)).toMatchObject({
      failure: null,
      skipped: { unreadable: 1, too_often: 1, unknown_zone: 1 },
    });
    expect(await startsOn(expert, 3)).toEqual(['10:00', '10:30']);
  });

  test('is none of our own addresses', async () => {
    const expert = await anAdviser();
    expect(await connected(expert, `${server.baseUrl}/calendars/x.ics`)).toMatchObject({ failure: 'own-address' });
  });
});

describe('the address of a calendar', () => {
  test('is a secret: it is sealed, told to nobody, and in no log of deeds', async () => {
    const expert = await anAdviser();
    const address = putUp('/private-8cf2e0c1d4/basic.ics', feed());
    const { id } = await connected(expert, address);
    const { rows: tables } = await server.owner.query<{ name: string }>(
      `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss')`,
    );
    for (const { name } of tables) {
      const { rows } = await server.owner.query(`SELECT FROM ${name} t WHERE to_jsonb(t)::text LIKE '%8cf2e0c1d4%'`);
      expect([name, rows.length]).toEqual([name, 0]);
    }
    const { rows } = await server.owner.query('SELECT deed, facts FROM audit_entries WHERE subject_id = $1', [id]);
    expect(rows).toEqual([{ deed: 'calendar-connected', facts: {} }]);
    const own = await expert.client.get('/api/v1/me/export');
    expect(JSON.stringify(own.body)).toContain(new URL(origin).host);
    expect(JSON.stringify(own.body)).not.toContain('8cf2e0c1d4');
  });

  test('that was sealed with another secret is asked for again', async () => {
    const expert = await anAdviser();
    const { id } = await connected(expert, putUp('/sealed.ics', feed()));
    await server.owner.query(`UPDATE busy_calendars SET address = 'v1.AAAA.AAAA' WHERE id = $1`, [id]);
    const again = await expert.client.post(`${at(expert)}/${id}/readings`);
    expect(again.body).toMatchObject({ failure: 'secret-lost' });
  });

  test.each([
    'calendar.ics',
    'ftp://calendar.example/a.ics',
    'https://me:secret@calendar.example/a.ics',
    '',
    'x'.repeat(2001),
  ])('is one of the web, and not %p', async (address) => {
    const expert = await anAdviser();
    const answer = await expert.client.post(at(expert), { address });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request', errors: [{ pointer: '/address' }] } });
  });
});

describe('others', () => {
  test('see no calendar of an adviser, a steward neither', async () => {
    const expert = await anAdviser();
    const { id } = await connected(expert, putUp('/own.ics', feed()));
    const steward = await client.as((await aSteward(server)).email);
    const other = await anAdviser();
    const calls = (by: Client) => [
      by.get(at(expert)),
      by.post(at(expert), { address: 'https://calendar.example/a.ics' }),
      by.post(`${at(expert)}/previews`, { address: 'https://calendar.example/a.ics' }),
      by.patch(`${at(expert)}/${id}`, { titles: true }),
      by.post(`${at(expert)}/${id}/readings`),
      by.delete(`${at(expert)}/${id}`),
    ];
    for (const { status } of await Promise.all(calls(steward))) expect(status).toBe(403);
    for (const { status } of await Promise.all(calls(other.client))) expect(status).toBe(404);
    for (const { status } of await Promise.all(calls(client))) expect(status).toBe(401);
    const mixed = await other.client.delete(`${at(other)}/${id}`);
    expect(mixed.status).toBe(404);
    expect(await listed(expert)).toHaveLength(1);
  });

  test('are not knocked at without end: ten times in ten minutes', async () => {
    const expert = await anAdviser();
    const address = putUp('/knock.ics', feed());
    const knock = () => expert.client.post(`${at(expert)}/previews`, { address });
    for (let times = 0; times < 10; times += 1) expect((await knock()).status).toBe(200);
    expect(await knock()).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    later(11);
    expect((await knock()).status).toBe(200);
  });
});

test('readings that cross leave what the later one saw, and a calendar that goes meanwhile stays gone', async () => {
  const expert = await anAdviser();
  const { id } = await connected(expert, putUp('/race.ics', feed()));
  let release: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (release = resolve));
  let requests = 0;
  served.set('/race.ics', (_, response) => {
    requests += 1;
    const text = feed(fromTo(requests === 1 ? 2 : 3, '09:00', '10:00'));
    if (requests === 1) void first.then(() => response.end(text));
    else response.end(text);
  });
  const slow = expert.client.post(`${at(expert)}/${id}/readings`);
  while (requests === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  later(1);
  await expert.client.post(`${at(expert)}/${id}/readings`);
  release();
  await slow;
  expect(await startsOn(expert, 2)).toEqual(all);
  expect(await startsOn(expert, 3)).toEqual(['10:00', '10:30']);
  served.set('/race.ics', (_, response) => {
    void expert.client.delete(`${at(expert)}/${id}`).then(() => response.end(feed(fromTo(2, '09:00', '10:00'))));
  });
  expect((await expert.client.post(`${at(expert)}/${id}/readings`)).status).toBe(404);
  expect(await startsOn(expert, 2)).toEqual(all);
  expect(await listed(expert)).toEqual([]);
});
