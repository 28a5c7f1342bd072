import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { type Draw, drawFrom, oneOf } from '../../bench/draw.js';
import { checkFreeTime } from '../../src/diary/index.js';
import { RollFreeTimeForward } from '../../src/diary/roll-free-time-forward.job.js';
import { type Answer, Client } from '../support/client.js';
import {
  type AnExpert,
  anExpert,
  anOffer,
  anOrganisation,
  aPerson,
  aSteward,
  type Somebody,
} from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let nobody: Client;

beforeAll(freshServer);
afterAll(() => server.stop());

async function freshServer(): Promise<void> {
  server = await startServer();
  nobody = await Client.of(server);
  server.clock.moveTo(Temporal.Instant.from('2027-03-01T08:00:00Z')); // a Monday, in winter time
}

const morning = { opens: '09:00', closes: '11:00' };
const lateShift = { opens: '20:00', closes: '24:00' };

describe('a diary', () => {
  test('reads back as it was written', async () => {
    const { own, path } = await aDiary();
    const weekly = { 1: [morning, { opens: '13:00', closes: '17:30' }], 7: [lateShift] };
    const set = await own.put(`${path}/hours`, { zone: 'Europe/Dublin', weekly });
    expect(set).toMatchObject({ status: 200, body: { zone: 'Europe/Dublin', weekly } });
    await own.put(`${path}/overrides/2027-03-09`, { windows: [lateShift] });
    await own.put(`${path}/overrides/2027-03-08`, { windows: [] });
    const away = { start: '2027-04-01T09:30:00+01:00', end: '2027-04-09T00:00:00Z', reason: 'Gwyliau' };
    const taken = await own.post(`${path}/time-off`, away);
    expect(taken.status).toBe(201);
    expect(taken.body).toMatchObject({
      weekly,
      overrides: [
        { date: '2027-03-08', windows: [] },
        { date: '2027-03-09', windows: [lateShift] },
      ],
      time_off: [{ start: '2027-04-01T08:30:00Z', end: '2027-04-09T00:00:00Z', reason: 'Gwyliau' }],
    });
    expect((await own.get(path)).body).toEqual(taken.body);
  });

  test('puts the windows of a day in order, and makes one of those that touch', async () => {
    const { own, path } = await aDiary();
    const windows = [{ opens: '13:00', closes: '15:00' }, morning, { opens: '11:00', closes: '12:00' }];
    const { body } = await own.put(`${path}/hours`, { zone: 'UTC', weekly: { 3: windows } });
    expect(body.weekly).toEqual({ 3: [{ opens: '09:00', closes: '12:00' }, windows[0]] });
  });

  test('is its owner’s to change, a steward’s to read, and not there for anybody else', async () => {
    const { own, path } = await aDiary();
    const steward = await nobody.as((await aSteward(server)).email);
    const stranger = await nobody.as((await aPerson(server)).email);
    const { body } = await own.post(`${path}/time-off`, day('2027-05-01'));
    const changes = (by: Client) => [
      by.put(`${path}/hours`, { zone: 'UTC', weekly: {} }),
      by.put(`${path}/overrides/2027-03-09`, { windows: [] }),
      by.delete(`${path}/overrides/2027-03-09`),
      by.post(`${path}/time-off`, day('2027-05-02')),
      by.delete(`${path}/time-off/${body.time_off[0].id}`),
    ];
    expect((await steward.get(path)).body).toEqual(body);
    for (const { status } of await Promise.all(changes(steward))) expect(status).toBe(403);
    for (const { status } of await Promise.all([stranger.get(path), ...changes(stranger)])) expect(status).toBe(404);
    for (const { status } of await Promise.all([nobody.get(path), ...changes(nobody)])) expect(status).toBe(401);
    expect((await own.get(path)).body).toEqual(body);
  });

  test('shows what is to come, and no longer what is past', async () => {
    const own = await aDiary();
    for (const date of ['2027-02-01', '2027-03-20']) {
      await own.own.put(`${own.path}/overrides/${date}`, { windows: [morning] });
      await own.own.post(`${own.path}/time-off`, day(date));
    }
    const { body } = await own.own.get(own.path);
    expect(body.overrides.map(({ date }: { date: string }) => date)).toEqual(['2027-03-20']);
    expect(body.time_off.map(({ start }: { start: string }) => start)).toEqual(['2027-03-20T00:00:00Z']);
  });
});

describe('slots follow at once', () => {
  const wednesday = '2027-03-03';
  const nineToEleven = ['09:00', '09:30', '10:00', '10:30'];

  test('when hours are set, and set again', async () => {
    const { own, path, startsOn } = await aDiary();
    expect(await startsOn(wednesday)).toEqual([]);
    await own.put(`${path}/hours`, { zone: 'Europe/London', weekly: { 3: [morning] } });
    expect(await startsOn(wednesday)).toEqual(nineToEleven);
    await own.put(`${path}/hours`, { zone: 'Europe/London', weekly: { 3: [lateShift], 4: [morning] } });
    expect(await startsOn(wednesday)).toEqual(['20:00', '20:30', '21:00', '21:30', '22:00', '22:30', '23:00', '23:30']);
    expect(await startsOn('2027-03-04')).toEqual(nineToEleven);
  });

  test('when one date has other hours, none, and its own again', async () => {
    const { own, path, startsOn } = await aDiary({ 3: [morning] });
    const override = `${path}/overrides/${wednesday}`;
    await own.put(override, { windows: [{ opens: '15:00', closes: '16:00' }] });
    expect(await startsOn(wednesday)).toEqual(['15:00', '15:30']);
    expect(await startsOn('2027-03-10')).toEqual(nineToEleven);
    await own.put(override, { windows: [] });
    expect(await startsOn(wednesday)).toEqual([]);
    await own.delete(override);
    expect(await startsOn(wednesday)).toEqual(nineToEleven);
    expect((await own.delete(override)).status).toBe(200);
  });

  test('when a closed weekday is opened for once', async () => {
    const { own, path, startsOn } = await aDiary();
    await own.put(`${path}/overrides/2027-03-06`, { windows: [morning] });
    expect(await startsOn('2027-03-06')).toEqual(nineToEleven);
    expect(await startsOn('2027-03-13')).toEqual([]);
  });

  test('when the adviser is away, to the minute, and when they are not after all', async () => {
    const { own, path, startsOn } = await aDiary({ 3: [morning] });
    const away = { start: `${wednesday}T09:40:00Z`, end: `${wednesday}T10:00:00Z` };
    const { body } = await own.post(`${path}/time-off`, away);
    expect(await startsOn(wednesday)).toEqual(['09:00', '10:00', '10:30']);
    expect((await own.delete(`${path}/time-off/${body.time_off[0].id}`)).body.time_off).toEqual([]);
    expect(await startsOn(wednesday)).toEqual(nineToEleven);
    expect((await own.delete(`${path}/time-off/${body.time_off[0].id}`)).status).toBe(404);
  });

  test('and absence beats an override', async () => {
    const { own, path, startsOn } = await aDiary({ 3: [morning] });
    await own.post(`${path}/time-off`, day(wednesday));
    await own.put(`${path}/overrides/${wednesday}`, { windows: [morning] });
    expect(await startsOn(wednesday)).toEqual([]);
  });

  test('when the adviser moves to another zone: the wall clock stays, the instants do not', async () => {
    const { own, path, startsOn } = await aDiary({ 3: [morning] });
    const { body } = await own.put(`${path}/hours`, { zone: 'america/new_york', weekly: { 3: [morning] } });
    expect(body.zone).toBe('America/New_York');
    expect(await startsOn(wednesday)).toEqual(['14:00', '14:30', '15:00', '15:30']);
    await own.put(`${path}/overrides/2027-03-05`, { windows: [{ opens: '08:00', closes: '08:30' }] });
    await own.put(`${path}/hours`, { zone: 'Asia/Kolkata', weekly: { 3: [morning] } });
    expect(await startsOn(wednesday)).toEqual(['03:30', '04:00', '04:30', '05:00']);
    expect(await startsOn('2027-03-05')).toEqual(['02:30']);
  });
});

describe('when the clocks change', () => {
  const night = { opens: '00:00', closes: '04:00' };
  const repeated = { opens: '01:00', closes: '02:00' };
  const springForward = '2027-03-28';
  const fallBack = '2027-10-31';

  test('in spring, a window is an hour shorter, and the hour that is skipped is not there', async () => {
    const { own, path, startsOn } = await aDiary({ 7: [night] }, 60);
    expect(await startsOn(springForward)).toEqual(['00:00', '01:00', '02:00']);
    await own.put(`${path}/hours`, { zone: 'Europe/London', weekly: { 7: [repeated] } });
    expect(await startsOn(springForward)).toEqual([]);
    expect(await startsOn('2027-04-04')).toEqual(['00:00']); // one o'clock in summer time
  });

  test('in autumn, a window is an hour longer, and the hour that is repeated is there twice', async () => {
    server.clock.moveTo(Temporal.Instant.from('2027-10-01T08:00:00Z'));
    const { own, path, startsOn } = await aDiary({ 7: [night] }, 60);
    expect(await startsOn('2027-10-30')).toEqual(['23:00']);
    expect(await startsOn(fallBack)).toEqual(['00:00', '01:00', '02:00', '03:00']);
    await own.put(`${path}/hours`, { zone: 'Europe/London', weekly: { 7: [repeated] } });
    expect(await startsOn(fallBack)).toEqual(['00:00', '01:00']);
    server.clock.moveTo(Temporal.Instant.from('2027-03-01T08:00:00Z'));
  });

  test('a working day keeps its wall clock', async () => {
    const { startsOn } = await aDiary({ 5: [morning], 1: [morning] }, 120);
    expect(await startsOn('2027-03-26')).toEqual(['09:00']);
    expect(await startsOn('2027-03-29')).toEqual(['08:00']);
  });
});

describe('bad input is refused in its place', () => {
  let diary: Awaited<ReturnType<typeof aDiary>>;
  beforeAll(async () => {
    diary = await aDiary({ 1: [morning] });
  });

  const of = (...windows: object[]) => ({ zone: 'Europe/London', weekly: { 1: windows } });
  test.each([
    ['/weekly/1/0/closes', of({ opens: '09:00', closes: '25:00' })],
    ['/weekly/1/0/opens', of({ opens: '9:00', closes: '10:00' })],
    ['/weekly/1/0/opens', of({ opens: '09:60', closes: '10:00' })],
    ['/weekly/1/0/closes', of({ opens: '23:00', closes: '24:30' })],
    ['/weekly/1/0/opens', of({ opens: 540, closes: '10:00' })],
    ['/weekly/1/0/closes', of({ opens: '09:00' })],
    ['/weekly/1/0/lunch', of({ ...morning, lunch: '12:00' })],
    ['/weekly/1/0', of({ opens: '17:00', closes: '09:00' })],
    ['/weekly/1/1', of(morning, { opens: '12:00', closes: '12:00' })],
    ['/weekly/1', of(morning, { opens: '10:59', closes: '12:00' })],
    ['/weekly/1', of(...Array<object>(13).fill(morning))],
    ['/weekly/8', { zone: 'Europe/London', weekly: { 8: [] } }],
    ['/weekly/monday', { zone: 'Europe/London', weekly: { monday: [morning] } }],
    ['/weekly', { zone: 'Europe/London' }],
    ['/zone', { weekly: {} }],
    ['/zone', { zone: 'x'.repeat(65), weekly: {} }],
  ])('at %s of hours %j', async (pointer, body) => {
    expect(pointersOf(await diary.own.put(`${diary.path}/hours`, body))).toEqual([pointer]);
  });

  test.each(['Europe/Atlantis', '+01:00', '-0500', 'BST+1', ''])('in the zone %j', async (zone) => {
    const refused = await diary.own.put(`${diary.path}/hours`, { zone, weekly: {} });
    expect(refused).toMatchObject({ status: 422, body: { code: 'unknown-zone', errors: [{ pointer: '/zone' }] } });
  });

  test.each([
    ['/windows/0/closes', { windows: [{ opens: '09:00', closes: '25:00' }] }],
    ['/windows/0', { windows: [{ opens: '24:00', closes: '24:00' }] }],
    ['/windows', { windows: [lateShift, { opens: '19:00', closes: '20:01' }] }],
    ['/windows', {}],
  ])('at %s of an override %j', async (pointer, body) => {
    expect(pointersOf(await diary.own.put(`${diary.path}/overrides/2027-03-08`, body))).toEqual([pointer]);
  });

  test.each(['2027-02-29', '8-3-2027', 'today', '1999-12-31'])('for an override on %s', async (date) => {
    const refused = await diary.own.put(`${diary.path}/overrides/${date}`, { windows: [] });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ parameter: 'date' }] } });
  });

  const noon = '2027-04-01T12:00:00Z';
  test.each([
    ['/start', { start: '2027-04-01', end: noon }],
    ['/start', { start: '2027-04-01T12:00:00', end: noon }],
    ['/start', { start: '1999-12-31T00:00:00Z', end: noon }],
    ['/end', { start: noon, end: '2027-04-31T12:00:00Z' }],
    ['/end', { start: noon, end: '2027-04-01T13:00:00.1234567890Z' }],
    ['/end', { start: noon, end: noon }],
    ['/end', { start: noon, end: '2027-04-01T13:59:00+02:00' }],
    ['/end', { start: noon }],
    ['/reason', { ...day('2027-04-01'), reason: 'x'.repeat(201) }],
    ['/reason', { ...day('2027-04-01'), reason: 'a\0b' }],
    ['/source', { ...day('2027-04-01'), source: 'own' }],
  ])('at %s of time off %j', async (pointer, body) => {
    expect(pointersOf(await diary.own.post(`${diary.path}/time-off`, body))).toEqual([pointer]);
  });

  test('and nothing of it was kept', async () => {
    const { body } = await diary.own.get(diary.path);
    expect(body).toMatchObject({ zone: 'Europe/London', weekly: { 1: [morning] }, overrides: [], time_off: [] });
  });
});

describe('a diary is bounded', () => {
  test('at 800 overrides, of which each can still be changed', async () => {
    const { id, own, path } = await aDiary();
    await server.owner.query(
      `INSERT INTO date_overrides SELECT $1, date '2030-01-01' + n, '{}' FROM generate_series(1, 799) n`,
      [id],
    );
    const put = (date: string) => own.put(`${path}/overrides/${date}`, { windows: [morning] });
    expect((await put('2029-01-01')).status).toBe(200);
    expect(await put('2029-01-02')).toMatchObject({ status: 422, body: { code: 'too-many-entries' } });
    expect((await put('2029-01-01')).status).toBe(200);
    await own.delete(`${path}/overrides/2029-01-01`);
    const both = await Promise.all([put('2029-01-03'), put('2029-01-04')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  test('at 500 times off', async () => {
    const { id, own, path } = await aDiary();
    await server.owner.query(
      `INSERT INTO time_off (id, expert_id, during)
       SELECT gen_random_uuid(), $1, tstzrange('2030-01-01Z'::timestamptz + n * interval '1 day', '2030-01-02Z'::timestamptz + n * interval '1 day')
       FROM generate_series(1, 499) n`,
      [id],
    );
    const take = () => own.post(`${path}/time-off`, day('2029-01-01'));
    const { body } = await take();
    expect(await take()).toMatchObject({ status: 422, body: { code: 'too-many-entries' } });
    await own.delete(`${path}/time-off/${body.time_off[0].id}`);
    expect((await take()).status).toBe(201);
  });
});

describe('the free time that the directory searches', () => {
  beforeAll(async () => {
    await server.stop();
    await freshServer(); // the check looks at every diary that there is
  });

  test('is empty before hours are set, and the check holds even so', async () => {
    const own = await nobody.as((await aPerson(server)).email);
    const { body } = await own.post('/api/v1/experts', { kind: 'specialist', name: 'No hours' });
    expect(await freeTimeOf(body.id)).toEqual([]);
    expect(await differing()).toEqual([]);
  });

  test('is found out by the check where it is wrong', async () => {
    const [right, wrong] = [await aDiary({ 1: [morning] }), await aDiary({ 1: [morning] })];
    await server.owner.query(
      `UPDATE diaries SET free = free + '{[2027-03-06T00:00Z,2027-03-06T00:01Z)}' WHERE expert_id = $1`,
      [wrong.id],
    );
    expect(await differing()).toEqual([wrong.id]);
    await wrong.own.put(`${wrong.path}/overrides/2027-03-06`, { windows: [] });
    expect(await differing()).toEqual([]);
    expect(right.id).not.toBe(wrong.id);
  });

  test.each(['oats', 'barley', 'rye'])(
    'is what a rebuild makes of it after each of many changes (seed %s)',
    async (seed) => {
      const draw = drawFrom(seed);
      const busy = await aBusyExpert();
      for (let change = 1; change <= 36; change++) {
        const done = await changeAtRandom(busy, draw);
        expect({ seed, change, done, differing: await differing() }).toEqual({ seed, change, done, differing: [] });
        if (change % 12 === 0) await expectFreeTimeToBeWhatIsListed(busy);
      }
    },
  );

  test('reaches to the horizon as days go by, and is what a rebuild makes of it', async () => {
    const draw = drawFrom('days');
    const always = await aDiary(everyDay([{ opens: '00:00', closes: '24:00' }]));
    const { own, path } = await aDiary(everyDay([morning]));
    for (let week = 0; week < 40; week += 4) {
      await own.put(`${path}/overrides/${dateIn(week * 7 + 100)}`, { windows: [lateShift] });
    }
    const roll = server.app.get(RollFreeTimeForward);
    for (let round = 0; round < 25; round++) {
      server.clock.moveTo(server.clock.now().add({ minutes: 1 + draw(5 * 1440) }));
      await roll.run();
      expect(await differing()).toEqual([]);
      const { rows } = await server.owner.query<{ stale: number }>(
        'SELECT count(*)::int AS stale FROM diaries WHERE free_from IS NULL OR free_from <= $1',
        [server.clock.now().subtract({ hours: 24 }).toString()],
      );
      expect(rows).toEqual([{ stale: 0 }]);
      const lengths = (await freeTimeOf(always.id)).map(([start, end]) => (end - start) / 1440);
      expect(lengths).toEqual([97]);
    }
  });

  test('is left alone by the roll within a day of its writing', async () => {
    const { id } = await aDiary({ 1: [morning] });
    const written = () => server.owner.query('SELECT xmin FROM diaries WHERE expert_id = $1', [id]);
    const before = (await written()).rows;
    server.clock.moveTo(server.clock.now().add({ hours: 23 }));
    await server.app.get(RollFreeTimeForward).run();
    expect((await written()).rows).toEqual(before);
    server.clock.moveTo(server.clock.now().add({ hours: 2 }));
    await server.app.get(RollFreeTimeForward).run();
    expect((await written()).rows).not.toEqual(before);
  });
});

function day(date: string) {
  return { start: `${date}T00:00:00Z`, end: `${date}T23:59:00Z` };
}

function dateIn(days: number): string {
  return server.clock
    .now()
    .add({ hours: 24 * days })
    .toString()
    .slice(0, 10);
}

function everyDay(windows: object[]): object {
  return Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, windows]));
}

/** Of a live adviser in London, with an offer of half an hour unless said otherwise, as often. */
async function aDiary(weekly: object = {}, minutes = 30) {
  const terms = { duration_minutes: minutes, interval_minutes: minutes, window_days: 90 };
  const priced = minutes > 30 ? { pricing: 'rate_card' } : {};
  const { id, offerId, client: own } = await anExpert(server, nobody, { weekly, offer: { ...terms, ...priced } });
  const startsOn = async (date: string): Promise<string[]> => {
    const next = Temporal.PlainDate.from(date).add({ days: 1 }).toString();
    const query = `offer=${offerId}&from=${date}T00:00:00Z&to=${next}T00:00:00Z`;
    const { body } = await nobody.get(`/api/v1/experts/${id}/slots?${query}`);
    return body.items.map(({ start }: { start: string }) => start.slice(11, 16));
  };
  return { id, own, path: `/api/v1/experts/${id}/diary`, startsOn };
}

function pointersOf({ status, body }: Answer): (string | undefined)[] {
  expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid-request' });
  return body.errors.map((fault: { pointer?: string }) => fault.pointer);
}

async function differing(): Promise<readonly string[]> {
  return (await checkFreeTime(server.app.get(DataSource))).different;
}

/** The spans of the projection, in epoch minutes. */
async function freeTimeOf(expertId: string): Promise<[number, number][]> {
  const { rows } = await server.owner.query<{ start: number; end: number }>(
    `SELECT (extract(epoch FROM lower(run)) / 60)::int AS start, (extract(epoch FROM upper(run)) / 60)::int AS end
     FROM diaries, unnest(free) run WHERE expert_id = $1 ORDER BY run`,
    [expertId],
  );
  return rows.map(({ start, end }) => [start, end]);
}

interface Busy extends AnExpert {
  readonly path: string;
  readonly booker: Somebody;
  readonly bookerClient: Client;
  /** Five minutes long, as often, without buffers: its slots tile what is free. */
  readonly tileOfferId: string;
  readonly bookings: string[];
  /** Kinds of change that are still to come in this round. */
  readonly kinds: number[];
}

async function aBusyExpert(): Promise<Busy> {
  const offer = { buffer_before_minutes: 10, buffer_after_minutes: 15, window_days: 90 };
  const expert = await anExpert(server, nobody, { offer });
  const tile = { ...anOffer, duration_minutes: 5, interval_minutes: 5, window_days: 90 };
  const { body } = await expert.client.post(`/api/v1/experts/${expert.id}/offers`, tile);
  const booker = await aPerson(server);
  const path = `/api/v1/experts/${expert.id}/diary`;
  const bookerClient = await nobody.as(booker.email);
  return { ...expert, path, booker, bookerClient, tileOfferId: body.id, bookings: [], kinds: [] };
}

/** @returns what was done, for whoever reads a failure */
async function changeAtRandom(busy: Busy, draw: Draw): Promise<string> {
  const { client: own, path } = busy;
  const changes: (() => Promise<Answer | undefined>)[] = [
    () => own.put(`${path}/hours`, { zone: oneOf(draw, zones), weekly: someWeek(draw), orphans: 'keep' }),
    () => own.post(`${path}/travels`, someTravel(draw)),
    async () => {
      const { body } = await own.get(path);
      return body.travels.length > 0
        ? own.delete(`${path}/travels/${oneOf<{ id: string }>(draw, body.travels).id}?orphans=cancel`)
        : undefined;
    },
    () =>
      own.put(`${path}/overrides/${dateIn(draw(100))}`, {
        windows: draw(3) === 0 ? [] : someWindows(draw),
        orphans: oneOf(draw, ['keep', 'cancel']),
      }),
    () => own.put(`${path}/overrides/${dateIn(draw(100))}`, { windows: someWindows(draw) }),
    async () => {
      const { body } = await own.get(path);
      return body.overrides.length > 0
        ? own.delete(`${path}/overrides/${oneOf<{ date: string }>(draw, body.overrides).date}`)
        : undefined;
    },
    () => own.post(`${path}/time-off`, { ...someTimeOff(draw), orphans: oneOf(draw, ['keep', 'cancel']) }),
    async () => {
      const { body } = await own.get(path);
      return body.time_off.length > 0
        ? own.delete(`${path}/time-off/${oneOf<{ id: string }>(draw, body.time_off).id}`)
        : undefined;
    },
    () => book(busy, draw, draw(4) > 0),
    () => book(busy, draw, true),
    () => book(busy, draw, true),
    async () => {
      const start = await someStart(busy, draw);
      return busy.bookings.length > 0 && start
        ? busy.bookerClient.post(`/api/v1/bookings/${oneOf(draw, busy.bookings)}/rescheduling`, { start: start.start })
        : undefined;
    },
    () =>
      busy.bookings.length > 0
        ? busy.bookerClient.post(`/api/v1/bookings/${oneOf(draw, busy.bookings)}/cancellation`, { reason: 'other' })
        : Promise.resolve(undefined),
    () => {
      server.clock.moveTo(server.clock.now().add({ minutes: draw(600) }));
      return Promise.resolve(undefined);
    },
  ];
  if (busy.kinds.length === 0) busy.kinds.push(...changes.keys()); // each kind comes once in a round, in any order
  const [chosen = 0] = busy.kinds.splice(draw(busy.kinds.length), 1);
  const answer = await changes[chosen]?.();
  return `${chosen}: ${answer?.status ?? 'nothing'}`;
}

const zones = [
  ...['Europe/London', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Casablanca'],
  ...['UTC', 'America/St_Johns'],
];

function someWeek(draw: Draw): object {
  return Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7].filter(() => draw(4) > 0).map((weekday) => [weekday, someWindows(draw)]),
  );
}

function someWindows(draw: Draw): object[] {
  const bounds = [...new Set(Array.from({ length: 2 * (1 + draw(3)) }, () => draw(289) * 5))].sort((a, b) => a - b);
  const pairs = Array.from({ length: Math.floor(bounds.length / 2) }, (_, index) =>
    bounds.slice(2 * index, 2 * index + 2),
  );
  return pairs.map(([opens = 0, closes = 0]) => ({ opens: clockTime(opens), closes: clockTime(closes) }));
}

function clockTime(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function someTimeOff(draw: Draw): object {
  const { epochMilliseconds } = server.clock.now();
  const start = Math.floor(epochMilliseconds / 300_000) - 600 + draw(100 * 288);
  const end = start + 1 + draw(draw(2) === 0 ? 10 * 288 : 120);
  const text = (fives: number) => Temporal.Instant.fromEpochMilliseconds(fives * 300_000).toString();
  return { start: text(start), end: text(end) };
}

function someTravel(draw: Draw): object {
  const first = draw(100);
  return { zone: oneOf(draw, zones), first_date: dateIn(first), last_date: dateIn(first + draw(10)), orphans: 'keep' };
}

async function book(busy: Busy, draw: Draw, confirm: boolean): Promise<Answer | undefined> {
  const slot = await someStart(busy, draw);
  if (!slot) return undefined;
  const { id } = await anOrganisation(server, { booker: busy.booker });
  const held = await busy.bookerClient.post('/api/v1/bookings', {
    token: slot.token,
    organisation_id: id,
    mode: 'video',
  });
  busy.bookings.push(held.body.id);
  return confirm ? busy.bookerClient.post(`/api/v1/bookings/${held.body.id}/confirmation`) : held;
}

async function someStart(busy: Busy, draw: Draw): Promise<{ start: string; token: string } | undefined> {
  const slots = await listed(busy, busy.offerId, draw(60), 14);
  return slots.length > 0 ? oneOf(draw, slots) : undefined;
}

/** All of them, however many answers they take. */
async function listed(busy: Busy, offerId: string, inDays: number, days: number) {
  const from = server.clock.now().add({ hours: 24 * inDays });
  const to = from.add({ hours: 24 * days });
  const slots: { start: string; token: string }[] = [];
  for (let next: string | null = from.toString(); next !== null;) {
    const query: string = `offer=${offerId}&from=${next}&to=${to.toString()}`;
    const { body }: Answer = await nobody.get(`/api/v1/experts/${busy.id}/slots?${query}`);
    slots.push(...body.items);
    next = body.next_from;
  }
  return slots;
}

/** Another way to the same spans: the slots of five minutes that can be booked over 62 days, put together. */
async function expectFreeTimeToBeWhatIsListed(busy: Busy): Promise<void> {
  server.clock.moveTo(server.clock.now().add({ minutes: 16 })); // holds, which the projection leaves out, have lapsed
  const tiles = (await listed(busy, busy.tileOfferId, 0, 62)).map(({ start }) => minutesOf(start));
  const now = minutesOf(server.clock.now().toString());
  const [from, to] = [Math.ceil(now / 5) * 5, Math.floor(now / 5) * 5 + 62 * 1440];
  const free = (await freeTimeOf(busy.id)).flatMap(([start, end]) =>
    Array.from({ length: Math.floor((end - start) / 5) }, (_, index) => end - 5 * (index + 1)),
  );
  expect(tiles.filter((tile) => tile < to)).toEqual(
    free.filter((tile) => from <= tile && tile < to).sort((a, b) => a - b),
  );
}

function minutesOf(instant: string): number {
  return Temporal.Instant.from(instant).epochMilliseconds / 60_000;
}
