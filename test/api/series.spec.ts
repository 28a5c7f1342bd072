import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { checkFreeTime } from '../../src/diary/index.js';
import { Jobs } from '../../src/platform/jobs.js';
import {
  aBooker,
  type ABooker,
  aHold,
  aMonday,
  aSession,
  type ASlot,
  bookers,
  cancel,
  confirm,
  hold,
  later,
  move,
  newsOf,
  takenTimes,
} from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import { type AnExpert, anExpert, aPricedOffer, aRateCard, slotsOf } from '../support/factories.js';
import { aGroupAdviser, holdSeries, previewSeries, type SeriesWish, tally } from '../support/groups.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: Client;
let crowd: ABooker[];

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
  crowd = await bookers(server, client, 20);
});
afterAll(() => server.stop());

/** Every test is a week after the one before, when all of its holds have lapsed; all of it is in summer time. */
let monday = aMonday;
beforeEach(() => {
  monday = monday.add({ hours: 7 * 24 });
  server.clock.moveTo(monday);
});

const week = 7 * 24 * 60;
const noLimits = { sessions_a_day: null, minutes_a_day: null, sessions_a_week: null, minutes_a_week: null };

function booker(index: number): ABooker {
  return crowd[index] as ABooker;
}

/** The first listed times of tomorrow. */
async function slotsTomorrow(expert: AnExpert): Promise<ASlot[]> {
  return slotsOf(client, expert, monday.add({ hours: 24 - 3 }), 1);
}

/** The time of a listing so many minutes after another. */
async function slotAt(expert: AnExpert, start: string): Promise<ASlot | undefined> {
  const from = Temporal.Instant.from(start);
  return (await slotsOf(client, expert, from, 1)).find((slot) => slot.start === start);
}

function startsOf(items: readonly { start: string }[]): string[] {
  return items.map(({ start }) => start);
}

function weekly(start: string, count: number, weeks = 1): string[] {
  return Array.from({ length: count }, (_, index) => later(start, index * weeks * week));
}

/** Holds a series; throws unless that worked. */
async function aSeries(one: ABooker, slot: ASlot | undefined, wish: SeriesWish = {}): Promise<any> {
  const { status, body } = await holdSeries(one, slot, wish);
  if (status !== 201) throw new Error(`Not held, but ${status}: ${JSON.stringify(body)}`);
  return body;
}

function confirmSeries({ client: own }: ABooker, id: string): Promise<Answer> {
  return own.post(`/api/v1/bookings/series/${id}/confirmation`);
}

function cancelSeries(own: Client, id: string): Promise<Answer> {
  return own.post(`/api/v1/bookings/series/${id}/cancellation`, { reason: 'no-longer-needed' });
}

describe('a series', () => {
  test('is made at once: each session a booking of its own, and all of them one hold', async () => {
    const expert = await anExpert(server, client);
    const [slot, next] = (await slotsTomorrow(expert)) as [ASlot, ASlot];
    const one = await aBooker(server, client);
    const { status, body } = await holdSeries(one, slot, { count: 4, every_weeks: 2 });
    expect(status).toBe(201);
    expect(startsOf(body.bookings)).toEqual(weekly(slot.start, 4, 2));
    expect(body.skipped).toEqual([]);
    for (const each of body.bookings) {
      expect(each).toMatchObject({
        state: 'held',
        series_id: body.series_id,
        needs: 'A start',
        group_session_id: null,
      });
    }
    expect(new Set(body.bookings.map(({ lapses_at }: any) => lapses_at)).size).toBe(1);
    const times = await takenTimes(server, expert.id);
    expect(times.map(({ reference }) => reference)).toEqual(body.bookings.map(({ id }: any) => id));
    await aHold(one, next);
    expect((await holdSeries(one, await slotAt(expert, later(next.start, 30)))).status).toBe(201);
    const fourth = await slotAt(expert, later(next.start, 60));
    expect(await holdSeries(one, fourth)).toMatchObject({ status: 409, body: { code: 'hold-limit' } });
    expect(await takenTimes(server, expert.id)).toHaveLength(4 + 1 + 4); // of the refused one nothing
  });

  test('is confirmed all at once, twice as once, and every session has its letters and its event', async () => {
    const expert = await anExpert(server, client);
    const [slot] = await slotsTomorrow(expert);
    const { series_id: id, bookings } = await aSeries(booker(0), slot, { count: 3 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => confirmSeries(booker(0), id)));
    expect(tally(answers)).toEqual({ '200': 20 });
    const { body } = await confirmSeries(booker(0), id);
    expect(body.bookings.map((each: any) => [each.id, each.state])).toEqual(
      bookings.map((each: any) => [each.id, 'confirmed']),
    );
    for (const each of bookings) {
      expect(await newsOf(server, each.id)).toEqual(['booking-confirmed', 'booking-confirmed']);
    }
    expect((await checkFreeTime(server.app.get(DataSource))).different).toEqual([]);
    const free = startsOf(await slotsOf(client, expert, monday, 30));
    for (const start of startsOf(bookings)) expect(free).not.toContain(start);
  });

  test('by phone keeps the number for each of its sessions, and takes none for another way to meet', async () => {
    const expert = await anExpert(server, client, { offer: { modes: ['video', 'phone'] } });
    const [slot] = await slotsTomorrow(expert);
    const phone = '+447700900123';
    expect((await holdSeries(booker(0), slot, { phone })).status).toBe(400);
    const { bookings } = await aSeries(booker(0), slot, { count: 2, mode: 'phone', phone });
    const { rows } = await server.owner.query('SELECT client_number FROM meetings WHERE booking_id = ANY($1)', [
      bookings.map(({ id }: any) => id),
    ]);
    expect(rows).toEqual([{ client_number: phone }, { client_number: phone }]);
  });

  test('that has lapsed is confirmed no more, and is no obstacle', async () => {
    const expert = await anExpert(server, client);
    const [slot] = await slotsTomorrow(expert);
    const { series_id: id } = await aSeries(booker(0), slot);
    server.clock.moveTo(monday.add({ minutes: 16 }));
    expect(await confirmSeries(booker(0), id)).toMatchObject({ status: 410, body: { code: 'hold-lapsed' } });
    expect((await holdSeries(booker(1), slot)).status).toBe(201);
    await server.app.get(Jobs).sweepNow();
    expect(await confirmSeries(booker(0), id)).toMatchObject({ status: 410, body: { code: 'hold-lapsed' } });
    expect(await takenTimes(server, expert.id)).toHaveLength(4);
  });

  test('has sessions that are moved and called off singly, and its rest together', async () => {
    const expert = await anExpert(server, client);
    const [slot] = await slotsTomorrow(expert);
    const { series_id: id, bookings } = await aSeries(booker(0), slot, { count: 4 });
    expect((await cancel(booker(0).client, bookings[1].id)).status).toBe(200);
    const { body: confirmed } = await confirmSeries(booker(0), id);
    const states = (body: any) => body.bookings.map(({ state }: any) => state);
    expect(states(confirmed)).toEqual(['confirmed', 'cancelled', 'confirmed', 'confirmed']);
    const to = later(bookings[2].start, 60);
    expect(await move(booker(0).client, bookings[2].id, to)).toMatchObject({ status: 200, body: { series_id: id } });
    server.clock.moveTo(Temporal.Instant.from(bookings[0].start));
    expect((await cancelSeries(booker(1).client, id)).status).toBe(404);
    const { status, body } = await cancelSeries(booker(0).client, id);
    expect([status, states(body)]).toEqual([200, ['confirmed', 'cancelled', 'cancelled', 'cancelled']]);
    expect((await takenTimes(server, expert.id)).map(({ reference }) => reference)).toEqual([bookings[0].id]);
    expect(await cancelSeries(booker(0).client, id)).toMatchObject({ status: 409, body: { code: 'booking-state' } });
    expect(await confirmSeries(booker(0), id)).toMatchObject({ status: 200 }); // its first is confirmed still
    expect((await newsOf(server, bookings[3].id)).filter((kind) => kind === 'booking-cancelled')).toHaveLength(2);
  });

  test('of an offer that asks is one request of its organisation, which the adviser answers singly', async () => {
    const expert = await anExpert(server, client, { offer: { asks: true } });
    const [slot] = await slotsTomorrow(expert);
    const one = await aBooker(server, client);
    const { series_id: id, bookings } = await aSeries(one, slot, { count: 6 });
    for (const round of [1, 2]) {
      const { status, body } = await confirmSeries(one, id);
      expect([round, status, body.bookings.map(({ state }: any) => state)]).toEqual([
        round,
        200,
        Array(6).fill('requested'),
      ]);
    }
    expect((await holdSeries(one, (await slotsTomorrow(expert))[3])).status).toBe(201); // six requests, and one of five
    const answer = { answer: 'accepted' };
    await expert.client.post(`/api/v1/bookings/${bookings[0].id}/answer`, answer);
    const { body } = await cancelSeries(one.client, id);
    expect(new Set(body.bookings.map(({ state }: any) => state))).toEqual(new Set(['cancelled']));
    expect(await takenTimes(server, expert.id)).toHaveLength(4); // the other series
  });

  test('may be called off by the adviser, free of charge for the client', async () => {
    const expert = await anExpert(server, client);
    const [slot] = await slotsTomorrow(expert);
    const { series_id: id } = await aSeries(booker(0), slot, { count: 2 });
    await confirmSeries(booker(0), id);
    const { body } = await cancelSeries(expert.client, id);
    expect(body.bookings.map(({ cancelled }: any) => cancelled.by)).toEqual(['adviser', 'adviser']);
  });

  test('keeps the hour of the adviser’s clock when that changes', async () => {
    const before = Temporal.Instant.from('2027-10-18T08:00:01Z'); // British clocks go back on the 31st
    server.clock.moveTo(before);
    const expert = await anExpert(server, client);
    const [slot] = await slotsOf(client, expert, before, 1);
    const body = await aSeries(booker(0), slot, { count: 4 });
    expect(startsOf(body.bookings)).toEqual([
      ...['2027-10-18T08:30:00Z', '2027-10-25T08:30:00Z'],
      ...['2027-11-01T09:30:00Z', '2027-11-08T09:30:00Z'],
    ]);
    server.clock.moveTo(monday);
  });

  test('is bounded, and begins with a listed time', async () => {
    const expert = await anExpert(server, client);
    const [slot] = await slotsTomorrow(expert);
    for (const wish of [{ count: 1 }, { count: 13 }, { every_weeks: 0 }, { every_weeks: 5 }]) {
      expect((await holdSeries(booker(0), slot, wish)).status).toBe(400);
    }
    const token = { token: `${slot?.token}x` };
    expect(await holdSeries(booker(0), token)).toMatchObject({ status: 422, body: { code: 'slot-token-invalid' } });
    const group = await aGroupAdviser(server, client);
    const { body } = await group.client.get(`/api/v1/experts/${group.id}`);
    expect(body.offers[0].id).toBe(group.offerId);
    await server.owner.query('UPDATE offers SET capacity = 5 WHERE id = $1', [expert.offerId]);
    expect(await holdSeries(booker(0), slot)).toMatchObject({ status: 409, body: { code: 'group-offer' } });
    expect(await takenTimes(server, expert.id)).toEqual([]);
  });
});

describe('where some sessions of a series cannot be', () => {
  /** The second is taken, the third on a day off, the fifth beyond the window. */
  async function withObstacles(): Promise<{ expert: AnExpert; slot: ASlot; starts: string[] }> {
    const expert = await anExpert(server, client, { offer: { window_days: 24 } });
    const [slot] = (await slotsTomorrow(expert)) as [ASlot];
    const starts = weekly(slot.start, 5);
    await aSession(booker(19), await slotAt(expert, starts[1] as string));
    const date = (starts[2] as string).slice(0, 10);
    await expert.client.put(`/api/v1/experts/${expert.id}/diary/overrides/${date}`, { windows: [] });
    return { expert, slot, starts };
  }

  const rules = (items: readonly any[]) => items.map(({ start, rule }) => [start, rule]);

  test('they are left out where the booker says so, and the answer says which and why', async () => {
    const { expert, slot, starts } = await withObstacles();
    const expected = [
      [starts[1], 'occupied'],
      [starts[2], 'closed'],
      [starts[4], 'booking-window'],
    ];
    const preview = await previewSeries(booker(0), slot, { count: 5 });
    expect([preview.status, startsOf(preview.body.made)]).toEqual([200, [starts[0], starts[3]]]);
    expect(rules(preview.body.conflicts)).toEqual(expected);
    expect(await takenTimes(server, expert.id)).toHaveLength(1); // nothing but the obstacle

    const held = await aSeries(booker(0), slot, { count: 5, on_conflict: 'skip' });
    expect(startsOf(held.bookings)).toEqual([starts[0], starts[3]]);
    expect(rules(held.skipped)).toEqual(expected);
    expect(await takenTimes(server, expert.id)).toHaveLength(3);
  });

  test('or all is refused, with the nearest that is free to each, and nothing is taken', async () => {
    const { expert, slot, starts } = await withObstacles();
    const one = await aBooker(server, client);
    const { status, body } = await holdSeries(one, slot, { count: 5, on_conflict: 'refuse' });
    expect([status, body.code]).toEqual([409, 'series-conflict']);
    expect(rules(body.conflicts)).toEqual([
      [starts[1], 'occupied'],
      [starts[2], 'closed'],
      [starts[4], 'booking-window'],
    ]);
    const [taken, closed, beyond] = body.conflicts;
    expect(startsOf(taken.alternatives)[0]).toBe(later(starts[1] as string, 30)); // nine is when the day begins
    expect(closed.alternatives).toHaveLength(3);
    expect(beyond.alternatives).toEqual([]);
    expect(await takenTimes(server, expert.id)).toHaveLength(1);
    expect((await one.client.get('/api/v1/bookings')).body.items).toEqual([]);
    expect((await hold(one, taken.alternatives[0])).status).toBe(201);
  });

  test('another listed time is taken in its place, or it is left out, and all that was decided is held or nothing', async () => {
    const { expert, slot, starts } = await withObstacles();
    const one = await aBooker(server, client);
    const { body } = await previewSeries(one, slot, { count: 4 });
    expect(body.made[0]).toMatchObject({
      start: starts[0],
      price: { minor: 0 },
      cancel_free_until: expect.any(String),
    });
    const [taken, closed] = body.conflicts;
    const [other] = taken.alternatives;
    const instead = [
      { start: taken.start, token: other.token },
      { start: closed.start, token: null },
    ];
    const seen = await previewSeries(one, slot, { count: 4, instead });
    expect([startsOf(seen.body.made), seen.body.conflicts]).toEqual([[starts[0], other.start, starts[3]], []]);
    await aSession(booker(18), other);
    const refused = await holdSeries(one, slot, { count: 4, instead });
    expect([refused.status, rules(refused.body.conflicts)]).toEqual([409, [[other.start, 'occupied']]]);
    const [, next] = taken.alternatives;
    const { series_id: id, bookings } = await aSeries(one, slot, {
      ...{ count: 4, instead: [{ start: taken.start, token: next.token }, instead[1]!] },
    });
    expect(startsOf(bookings)).toEqual([starts[0], next.start, starts[3]]);
    expect(new Set(bookings.map((each: any) => each.series_id))).toEqual(new Set([id]));
    expect(await takenTimes(server, expert.id)).toHaveLength(2 + 3);
  });

  test('and its other time is of another offer, or all are left out, nothing is held', async () => {
    const { slot, starts } = await withObstacles();
    const elsewhere = await slotsTomorrow(await anExpert(server, client));
    const [one] = elsewhere;
    const foreign = { count: 2, instead: [{ start: starts[1]!, token: one!.token }] };
    expect(await holdSeries(booker(0), slot, foreign)).toMatchObject({ status: 409, body: { code: 'offer-changed' } });
    const none = { count: 2, instead: starts.slice(0, 2).map((start) => ({ start, token: null })) };
    const refused = await holdSeries(booker(0), slot, none);
    expect(refused).toMatchObject({ status: 409, body: { code: 'series-conflict', conflicts: [] } });
    expect(refused.body.detail).toMatch(/^Nothing was held: all sessions of the series were left out\./);
  });

  test('the first among them, and left out, what it costs by now is no obstacle to the others', async () => {
    const expert = await anExpert(server, client, { offer: aPricedOffer, hourlyMinor: 6000 });
    const [slot] = (await slotsTomorrow(expert)) as [ASlot];
    await aRateCard(expert.client, expert.id, 7000);
    expect(await holdSeries(booker(0), slot)).toMatchObject({ status: 409, body: { code: 'offer-changed' } });
    const body = await aSeries(booker(0), slot, { count: 3, instead: [{ start: slot.start, token: null }] });
    expect(startsOf(body.bookings)).toEqual(weekly(slot.start, 3).slice(1));
  });

  test('the first among them, those after it are held', async () => {
    const expert = await anExpert(server, client);
    const [slot] = (await slotsTomorrow(expert)) as [ASlot];
    await aSession(booker(19), slot);
    const held = await aSeries(booker(0), slot, { count: 3, on_conflict: 'skip' });
    expect(startsOf(held.bookings)).toEqual(weekly(slot.start, 3).slice(1));
  });

  test('and none can, it is refused though they were to be left out', async () => {
    const expert = await anExpert(server, client, { offer: { window_days: 3 } });
    const [slot] = (await slotsTomorrow(expert)) as [ASlot];
    await aSession(booker(19), slot);
    const refused = await holdSeries(booker(0), slot, { count: 2, on_conflict: 'skip' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'series-conflict' } });
    expect(refused.body.conflicts).toHaveLength(2);
  });

  test('because of a day with another grid, the answer says so', async () => {
    const expert = await anExpert(server, client);
    const [slot] = (await slotsTomorrow(expert)) as [ASlot];
    const date = later(slot.start, week).slice(0, 10);
    const windows = [{ opens: '08:50', closes: '17:00' }];
    await expert.client.put(`/api/v1/experts/${expert.id}/diary/overrides/${date}`, { windows });
    const { body } = await previewSeries(booker(0), slot, { count: 2 });
    expect(rules(body.conflicts)).toEqual([[later(slot.start, week), 'off-grid']]);
  });

  test('because of the adviser’s limits, what is booked counts', async () => {
    const expert = await anExpert(server, client);
    const slots = await slotsTomorrow(expert);
    const path = `/api/v1/experts/${expert.id}/diary/limits`;
    await expert.client.put(path, { ...noLimits, sessions_a_week: 1 });
    await aSession(booker(19), await slotAt(expert, later(slots[4]?.start as string, week)));
    const { body } = await previewSeries(booker(0), slots[0], { count: 3 });
    expect(rules(body.conflicts)).toEqual([[later(slots[0]?.start as string, week), 'week-limit']]);
  });
});

describe('at once', () => {
  test('of 20 series that overlap, each time belongs to one, and none is half made', async () => {
    const expert = await anExpert(server, client);
    const [slot] = (await slotsTomorrow(expert)) as [ASlot];
    const firsts = await Promise.all(weekly(slot.start, 4).map((start) => slotAt(expert, start)));
    const wishes = crowd.map((_, index) => ({ count: 3 + (index % 3), every_weeks: 1 + (index % 2) }));
    const answers = await Promise.all(crowd.map((each, index) => holdSeries(each, firsts[index % 4], wishes[index])));
    expect(Object.keys(tally(answers)).toSorted()).toEqual(['201', '409 series-conflict']);
    const won = answers.filter(({ status }) => status === 201);
    const starts = won.flatMap(({ body }) => startsOf(body.bookings));
    expect(new Set(starts).size).toBe(starts.length);
    for (const [index, { status, body }] of answers.entries()) {
      if (status === 201) expect(body.bookings).toHaveLength(wishes[index]?.count ?? 0);
    }
    const times = await takenTimes(server, expert.id);
    expect(times.map(({ start }) => start.toString())).toEqual(starts.toSorted());
    const { rows } = await server.owner.query('SELECT FROM bookings WHERE expert_id = $1', [expert.id]);
    expect(rows).toHaveLength(starts.length);
  });

  test('of 20 that leave out what they cannot have, all times are somebody’s, once', async () => {
    const expert = await anExpert(server, client);
    const slots = (await slotsTomorrow(expert)).slice(0, 4);
    const answers = await Promise.all(
      crowd.map((each, index) => holdSeries(each, slots[index % 4], { count: 4, on_conflict: 'skip' })),
    );
    expect(tally(answers)).toEqual({ '201': 4, '409 series-conflict': 16 });
    expect(await takenTimes(server, expert.id)).toHaveLength(16);
  });

  test('of one organisation, three are held', async () => {
    const experts = await Promise.all(Array.from({ length: 5 }, () => anExpert(server, client)));
    const slots = await Promise.all(experts.map(slotsTomorrow));
    const one = await aBooker(server, client);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        holdSeries(one, slots[index % 5]?.[Math.floor(index / 5)], { count: 2 }),
      ),
    );
    expect(tally(answers)).toEqual({ '201': 3, '409 hold-limit': 17 });
    const taken = await Promise.all(experts.map(({ id }) => takenTimes(server, id)));
    expect(taken.flat()).toHaveLength(6);
  });

  test('of a series that is confirmed, called off and taken apart, what is left is one state after another', async () => {
    const expert = await anExpert(server, client);
    const [slot] = await slotsTomorrow(expert);
    const { series_id: id, bookings } = await aSeries(booker(0), slot, { count: 4 });
    const own = booker(0).client;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        if (index % 4 === 0) return confirmSeries(booker(0), id);
        if (index === 9) return cancelSeries(own, id);
        const each = bookings[index % 4].id;
        return index % 3 === 0 ? cancel(own, each) : confirm(own, each);
      }),
    );
    const allowed = ['200', '409 booking-state'];
    expect(Object.keys(tally(answers)).filter((name) => !allowed.includes(name))).toEqual([]);
    expect(await takenTimes(server, expert.id)).toEqual([]); // it was called off, whenever that was
    for (const each of bookings) expect((await own.get(`/api/v1/bookings/${each.id}`)).body.state).toBe('cancelled');
  });
});
