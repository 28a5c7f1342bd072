import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { checkFreeTime } from '../../src/diary/index.js';
import { type ABooker, aBooker, aHold, aSession, bookers, confirm, hold, move, newsOf } from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import { type AnExpert, anExpert, anOffer, aSteward, slotsOf } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: Client;

const monday = Temporal.Instant.from('2027-06-07T05:00:01Z'); // in summer time

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
  server.clock.moveTo(monday);
});
afterAll(() => server.stop());

const noLimits = { sessions_a_day: null, minutes_a_day: null, sessions_a_week: null, minutes_a_week: null };
const nineToEleven = [{ opens: '09:00', closes: '11:00' }];

function everyDay(windows: object[]): object {
  return Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, windows]));
}

function diaryOf({ id }: AnExpert): string {
  return `/api/v1/experts/${id}/diary`;
}

async function startsIn(expert: Pick<AnExpert, 'id' | 'offerId'>, days = 7): Promise<string[]> {
  return (await slotsOf(client, expert, monday, days)).map(({ start }) => start.slice(5, 16));
}

describe('an adviser who travels', () => {
  test('works by the clock there, from its first date to its last, and the directory knows', async () => {
    const expert = await anExpert(server, client, { weekly: everyDay(nineToEleven), offer: { interval_minutes: 60 } });
    const path = diaryOf(expert);
    const away = { zone: 'asia/tokyo', first_date: '2027-06-09', last_date: '2027-06-10' };
    const planned = await expert.client.post(`${path}/travels`, away);
    expect(planned).toMatchObject({ status: 201, body: { travels: [{ ...away, zone: 'Asia/Tokyo' }] } });
    expect(await startsIn(expert, 5)).toEqual([
      ...['06-07T08:00', '06-07T09:00', '06-08T08:00', '06-08T09:00'],
      ...['06-09T00:00', '06-09T01:00', '06-10T00:00', '06-10T01:00'],
      ...['06-11T08:00', '06-11T09:00'],
    ]);
    const search = (from: string, to: string) =>
      client
        .get(`/api/v1/experts?free_from=${from}&free_to=${to}&limit=50`)
        .then(({ body }) => body.items.some(({ id }: { id: string }) => id === expert.id));
    expect(await search('2027-06-09T00:00:00Z', '2027-06-09T02:00:00Z')).toBe(true);
    expect(await search('2027-06-09T08:00:00Z', '2027-06-09T11:00:00Z')).toBe(false);
    expect((await checkFreeTime(server.app.get(DataSource))).different).toEqual([]);

    const [{ id }] = planned.body.travels;
    expect(await expert.client.delete(`${path}/travels/${id}`)).toMatchObject({ status: 200, body: { travels: [] } });
    expect((await expert.client.delete(`${path}/travels/${id}`)).status).toBe(404);
    expect((await startsIn(expert, 3)).slice(4)).toEqual(['06-09T08:00', '06-09T09:00']);
    expect((await checkFreeTime(server.app.get(DataSource))).different).toEqual([]);
  });

  test('is in one zone at a time', async () => {
    const expert = await anExpert(server, client);
    const plan = (zone: string, first_date: string, last_date: string) =>
      expert.client.post(`${diaryOf(expert)}/travels`, { zone, first_date, last_date });
    expect((await plan('Asia/Tokyo', '2027-07-01', '2027-07-05')).status).toBe(201);
    const over = await plan('America/New_York', '2027-07-05', '2027-07-08');
    expect(over).toMatchObject({ status: 409, body: { code: 'travel-overlaps' } });
    expect((await plan('America/New_York', '2027-07-06', '2027-07-08')).status).toBe(201);
    expect(await plan('Asia/Atlantis', '2027-08-01', '2027-08-01')).toMatchObject({ body: { code: 'unknown-zone' } });
    expect(await plan('Asia/Tokyo', '2027-08-02', '2027-08-01')).toMatchObject({ status: 400 });
    expect(await plan('Asia/Tokyo', '2027-08-02', '2029-08-01')).toMatchObject({ status: 400 });
  });
});

describe('limits', () => {
  test('close a day, and a week, for every offer, and what is listed is what can be held', async () => {
    const expert = await anExpert(server, client, { weekly: everyDay(nineToEleven), offer: { interval_minutes: 60 } });
    const { body } = await expert.client.post(`/api/v1/experts/${expert.id}/offers`, anOffer);
    const other = { ...expert, offerId: body.id };
    const limits = { ...noLimits, sessions_a_day: 2, sessions_a_week: 3 };
    expect(await expert.client.put(`${diaryOf(expert)}/limits`, limits)).toMatchObject({
      status: 200,
      body: { limits },
    });
    const booker = await aBooker(server, client);
    const before = await slotsOf(client, other, monday);
    await aHold(booker, (await slotsOf(client, expert, monday))[0]);
    await aSession(
      booker,
      (await slotsOf(client, other, monday)).find(({ start }) => start.includes('T09:00')),
    );
    const left = before.find(({ start }) => start.includes('06-07T09:30'));
    expect(await hold(booker, left)).toMatchObject({ status: 409, body: { code: 'slot-taken' } });
    expect(await startsIn(other, 1)).toEqual([]);
    const tuesday = (await slotsOf(client, expert, monday)).find(({ start }) => start.includes('06-08'));
    await aSession(await aBooker(server, client), tuesday);
    expect(await startsIn(expert)).toEqual([]);
    expect((await startsIn(expert, 8))[0]).toBe('06-14T08:00');
    server.clock.moveTo(monday.add({ minutes: 16 })); // the hold has lapsed
    expect((await startsIn(expert, 1)).length + (await startsIn(other, 1)).length).toBeGreaterThan(0);
    server.clock.moveTo(monday);
    await expert.client.put(`${diaryOf(expert)}/limits`, noLimits);
    expect((await startsIn(other, 1)).length).toBeGreaterThan(0);
  });

  test('do not keep a session from moving within its day', async () => {
    const expert = await anExpert(server, client, { weekly: everyDay(nineToEleven) });
    await expert.client.put(`${diaryOf(expert)}/limits`, { ...noLimits, minutes_a_day: 30 });
    const booker = await aBooker(server, client);
    const slots = await slotsOf(client, expert, monday, 1);
    const { id } = await aSession(booker, slots[0]);
    expect(await startsIn(expert, 1)).toEqual([]);
    expect(await move(booker.client, id, slots[2]?.start)).toMatchObject({ status: 200 });
  });

  test('are not exceeded by 50 who book as many times of one day at once', async () => {
    const minutes = { duration_minutes: 5, interval_minutes: 5, window_days: 5 };
    const expert = await anExpert(server, client, { offer: minutes });
    await expert.client.put(`${diaryOf(expert)}/limits`, { ...noLimits, sessions_a_day: 2 });
    const slots = (await slotsOf(client, expert, monday, 1)).slice(0, 50);
    expect(slots).toHaveLength(50);
    const crowd = await bookers(server, client, 50);
    const answers = await Promise.all(crowd.map((booker, index) => hold(booker, slots[index])));
    const won = answers.filter(({ status }) => status === 201);
    expect(won).toHaveLength(2);
    expect(new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => body.code))).toEqual(
      new Set(['slot-taken']),
    );
    const { rows } = await server.owner.query('SELECT FROM occupancies WHERE expert_id = $1', [expert.id]);
    expect(rows).toHaveLength(2);
  });
});

describe('a window of open days', () => {
  test('goes on when a day fills up, in the list, in the directory and when a time is held', async () => {
    const offer = { duration_minutes: 30, window_kind: 'open_days', window_days: 2 };
    const weekly = { 1: [{ opens: '09:00', closes: '09:30' }], 4: nineToEleven };
    const expert = await anExpert(server, client, { weekly, offer });
    expect(await startsIn(expert, 14)).toEqual([
      '06-07T08:00',
      ...['06-10T08:00', '06-10T08:30', '06-10T09:00', '06-10T09:30'],
    ]);
    const [first] = await slotsOf(client, expert, monday, 14);
    const found = () =>
      client
        .get('/api/v1/experts?free_from=2027-06-14T00:00:00Z&free_to=2027-06-15T00:00:00Z&limit=50')
        .then(({ body }) => body.items.some(({ id }: { id: string }) => id === expert.id));
    expect(await found()).toBe(false);
    await aSession(await aBooker(server, client), first);
    expect((await startsIn(expert, 14)).at(-1)).toBe('06-14T08:00');
    expect(await found()).toBe(true);
    await aSession(await aBooker(server, client), (await slotsOf(client, expert, monday, 14)).at(-1));
    expect((await startsIn(expert, 14)).at(-1)).toBe('06-17T09:30');
  });
});

describe('why a time is not free', () => {
  test('is told to the adviser and to a steward, with the booking that is in the way', async () => {
    const offer = { interval_minutes: 60, buffer_before_minutes: 30 };
    const expert = await anExpert(server, client, { weekly: everyDay(nineToEleven), offer });
    const booker = await aBooker(server, client);
    const [slot] = await slotsOf(client, expert, monday, 1);
    const { id } = await aSession(booker, slot);
    const path = `/api/v1/experts/${expert.id}/slots/refusals?offer=${expert.offerId}`;
    const asked = `${path}&from=2027-06-07T07:00:00Z&to=2027-06-07T12:00:00Z`;
    const steward = await client.as((await aSteward(server)).email);
    const answers = [await expert.client.get(asked), await steward.get(asked)];
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(body.items).toEqual([
        { start: '2027-06-07T07:00:00Z', rule: 'closed', booking_id: null, group_session_id: null },
        { start: '2027-06-07T08:00:00Z', rule: 'occupied', booking_id: id, group_session_id: null },
        { start: '2027-06-07T09:00:00Z', rule: 'free', booking_id: null, group_session_id: null },
        { start: '2027-06-07T10:00:00Z', rule: 'closed', booking_id: null, group_session_id: null },
        { start: '2027-06-07T11:00:00Z', rule: 'closed', booking_id: null, group_session_id: null },
      ]);
    }
    expect(await booker.client.get(asked)).toMatchObject({ status: 403 });
    const long = `${path}&from=2027-06-07T00:00:00Z&to=2027-06-10T00:00:00Z`;
    expect(await expert.client.get(long)).toMatchObject({ status: 400 });
  });
});

describe('a change that would orphan sessions', () => {
  interface Booked {
    readonly expert: AnExpert;
    readonly path: string;
    readonly booker: ABooker;
    readonly session: { id: string; start: string };
    readonly held: { id: string };
  }

  /** A session on Wednesday, and a hold on the same day. */
  async function booked(): Promise<Booked> {
    const expert = await anExpert(server, client, { weekly: everyDay(nineToEleven) });
    const booker = await aBooker(server, client);
    const slots = (await slotsOf(client, expert, monday)).filter(({ start }) => start.includes('06-09'));
    const session = await aSession(booker, slots[0]);
    return { expert, path: diaryOf(expert), booker, session, held: await aHold(booker, slots[2]) };
  }

  const closed = { windows: [] };
  const wednesday = '2027-06-09';
  const ids = ({ body }: Answer, list: 'items' | 'orphans') => body[list].map(({ id }: { id: string }) => id).sort();

  test('is told beforehand, and changes nothing', async () => {
    const { expert, path, session, held } = await booked();
    const both = [session.id, held.id].sort();
    const before = (await expert.client.get(path)).body;
    const previews: [object, string[]][] = [
      [{ kind: 'override', date: wednesday, ...closed }, both],
      [{ kind: 'override', date: '2027-06-10', ...closed }, []],
      [{ kind: 'override_removal', date: wednesday }, []],
      [{ kind: 'weekly_hours', zone: 'Europe/London', weekly: { 1: nineToEleven } }, both],
      [{ kind: 'time_off', start: '2027-06-09T09:10:00Z', end: '2027-06-09T09:20:00Z' }, [held.id]],
      [{ kind: 'travel', zone: 'Asia/Tokyo', first_date: wednesday, last_date: wednesday }, both],
      [{ kind: 'travel_removal', id: session.id }, []],
    ];
    for (const [change, expected] of previews) {
      const answer = await expert.client.post(`${path}/previews`, change);
      expect([change, answer.status, ids(answer, 'items')]).toEqual([change, 200, expected]);
    }
    expect((await expert.client.get(path)).body).toEqual(before);
    expect((await expert.client.post(`${path}/previews`, { kind: 'limits' })).status).toBe(400);
  });

  test('is refused until it says what becomes of them', async () => {
    const { expert, path, session, held, booker } = await booked();
    const refused = await expert.client.put(`${path}/overrides/${wednesday}`, closed);
    expect(refused).toMatchObject({ status: 409, body: { code: 'would-orphan' } });
    expect(ids(refused, 'orphans')).toEqual([session.id, held.id].sort());
    expect((await expert.client.get(path)).body.overrides).toEqual([]);
    expect((await confirm(booker.client, held.id)).status).toBe(200);
  });

  test('keeps them, and asks only once', async () => {
    const { expert, path, session, booker } = await booked();
    const kept = await expert.client.put(`${path}/overrides/${wednesday}`, { ...closed, orphans: 'keep' });
    expect(kept).toMatchObject({ status: 200, body: { overrides: [{ date: wednesday, windows: [] }] } });
    expect((await booker.client.get(`/api/v1/bookings/${session.id}`)).body.state).toBe('confirmed');
    expect(await newsOf(server, session.id)).toEqual(['booking-confirmed', 'booking-confirmed']);
    const day = { start: '2027-06-09T00:00:00Z', end: '2027-06-10T00:00:00Z' };
    expect((await expert.client.post(`${path}/time-off`, day)).status).toBe(201);
  });

  test('cancels them with the change, and both sides are told', async () => {
    const { expert, path, session, held, booker } = await booked();
    const body = { ...closed, orphans: 'cancel', note: 'I am needed elsewhere.' };
    expect((await expert.client.put(`${path}/overrides/${wednesday}`, body)).status).toBe(200);
    const { body: gone } = await booker.client.get(`/api/v1/bookings/${session.id}`);
    expect(gone).toMatchObject({ state: 'cancelled', cancelled: { by: 'adviser', reason: 'other', note: body.note } });
    expect(await newsOf(server, session.id)).toEqual([
      ...['booking-confirmed', 'booking-confirmed', 'booking-cancelled', 'booking-cancelled'],
    ]);
    expect(await confirm(booker.client, held.id)).toMatchObject({ status: 409, body: { code: 'booking-state' } });
    expect(await newsOf(server, held.id)).toEqual([]);
    const { rows } = await server.owner.query('SELECT FROM occupancies WHERE expert_id = $1', [expert.id]);
    expect(rows).toEqual([]);
    expect((await checkFreeTime(server.app.get(DataSource))).different).toEqual([]);
  });

  test('cancels nothing where the change itself is refused', async () => {
    const { expert, path, session, booker } = await booked();
    const away = { zone: 'Asia/Tokyo', first_date: wednesday, last_date: wednesday };
    expect((await expert.client.post(`${path}/travels`, { ...away, orphans: 'keep' })).status).toBe(201);
    const again = { ...away, zone: 'America/New_York', orphans: 'cancel' };
    expect(await expert.client.post(`${path}/travels`, again)).toMatchObject({ body: { code: 'travel-overlaps' } });
    expect((await booker.client.get(`/api/v1/bookings/${session.id}`)).body.state).toBe('confirmed');
  });

  test('says so in the address where it has no body', async () => {
    const expert = await anExpert(server, client, { weekly: {} });
    const path = diaryOf(expert);
    await expert.client.put(`${path}/overrides/${wednesday}`, { windows: nineToEleven });
    const booker = await aBooker(server, client);
    const { id } = await aSession(booker, (await slotsOf(client, expert, monday))[0]);
    const removal = `${path}/overrides/${wednesday}`;
    expect(await expert.client.delete(removal)).toMatchObject({ status: 409, body: { code: 'would-orphan' } });
    expect((await expert.client.delete(`${removal}?orphans=cancel&note=Sorry`)).status).toBe(200);
    const { body } = await booker.client.get(`/api/v1/bookings/${id}`);
    expect(body).toMatchObject({ state: 'cancelled', cancelled: { note: 'Sorry' } });
  });

  test('never leaves a session outside open time that somebody took meanwhile', async () => {
    const expert = await anExpert(server, client, { weekly: everyDay(nineToEleven) });
    const slots = (await slotsOf(client, expert, monday)).filter(({ start }) => start.includes('06-09'));
    const crowd = await bookers(server, client, 20);
    const [changed, ...answers] = await Promise.all([
      expert.client.put(`${diaryOf(expert)}/overrides/${wednesday}`, closed),
      ...crowd.map((booker, index) => hold(booker, slots[index % slots.length])),
    ]);
    const won = answers.filter(({ status }) => status === 201).length;
    expect([changed.status, won > 0]).toEqual(won > 0 ? [409, true] : [200, false]);
  });
});
