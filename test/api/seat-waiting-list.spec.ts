import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs.js';
import { aBooker, type ABooker, aMonday, bookers, cancel, confirm, later } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { type AnExpert } from '../support/factories.js';
import { aGroupAdviser, aGroupSession, aSeat, takeSeat, tally, waitForSeat } from '../support/groups.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: Client;
/** Of 50 people and 50 organisations. */
let crowd: ABooker[];

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
  crowd = await bookers(server, client, 50);
});
afterAll(() => server.stop());

let monday = aMonday;
/** Ten in the morning, three days later. */
let thursday: string;
beforeEach(() => {
  monday = monday.add({ hours: 7 * 24 });
  server.clock.moveTo(monday);
  const time = { hour: 10, minute: 0, second: 0, millisecond: 0 };
  thursday = monday.toZonedDateTimeISO('Europe/London').add({ days: 3 }).with(time).toInstant().toString();
});

const sweep = () => server.app.get(Jobs).sweepNow();

function moveTo(instant: string, minutes = 0): void {
  server.clock.moveTo(Temporal.Instant.from(instant).add({ minutes }));
}

interface AFullSession {
  readonly id: string;
  readonly expert: AnExpert;
  readonly holders: readonly ABooker[];
  readonly seats: readonly any[];
}

/** A group session on Thursday with every seat confirmed, each by another organisation. */
async function aFullSession(capacity = 3): Promise<AFullSession> {
  const expert = await aGroupAdviser(server, client, { capacity, minimum_seats: 1 });
  const { id } = await aGroupSession(expert, thursday);
  const holders = await bookers(server, client, capacity);
  const seats = [];
  for (const holder of holders) seats.push(await aSeat(holder, id));
  return { id, expert, holders, seats };
}

/** Somebody of a full session gives their seat back. */
async function free({ holders, seats }: AFullSession, index = 0): Promise<void> {
  const { status } = await cancel((holders[index] as ABooker).client, seats[index].id);
  if (status !== 200) throw new Error(`Not given back, but ${status}`);
}

/** Joins the line; throws unless that worked. */
async function aPlace(booker: ABooker, id: string): Promise<any> {
  const { status, body } = await waitForSeat(booker, id);
  if (status !== 201) throw new Error(`Not in line, but ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Bookers who wait for a session, in this order. */
async function aLine(id: string, count: number): Promise<ABooker[]> {
  const line = await bookers(server, client, count);
  for (const one of line) await aPlace(one, id);
  return line;
}

async function offeredTo(booker: ABooker): Promise<any[]> {
  const { body } = await booker.client.get('/api/v1/bookings');
  return body.items.filter(({ state }: { state: string }) => state === 'held');
}

async function linesOf(booker: ABooker): Promise<any[]> {
  return (await booker.client.get('/api/v1/waiting-list')).body.items;
}

async function seatsLeft(id: string): Promise<number> {
  return (await client.get(`/api/v1/group-sessions/${id}`)).body.seats_left;
}

async function lettersTo(booker: ABooker, kind: string): Promise<string[]> {
  const { rows } = await server.owner.query<{ body: string }>(
    'SELECT body FROM letters WHERE to_address = $1 AND kind = $2 ORDER BY created_at',
    [booker.organisation.booker.email, kind],
  );
  return rows.map(({ body }) => body);
}

describe('joining the line of a group session', () => {
  test('is for one that is full: by seats that are taken and by holds that have not lapsed', async () => {
    const expert = await aGroupAdviser(server, client);
    const { id } = await aGroupSession(expert, thursday);
    const [one, two, three, four] = (await bookers(server, client, 4)) as [ABooker, ABooker, ABooker, ABooker];
    await aSeat(one, id);
    await aSeat(two, id);
    expect(await waitForSeat(four, id)).toMatchObject({ status: 409, body: { code: 'times-are-free' } });
    await takeSeat(three, id);
    expect(await waitForSeat(four, id)).toMatchObject({
      status: 201,
      body: { group_session_id: id, offer_id: expert.offerId, mode: 'video', from: null, to: null, place: 1 },
    });
    const other = await aGroupSession(expert, later(thursday, 120));
    for (const booker of [one, two, three]) await takeSeat(booker, other.id);
    moveTo(monday.toString(), 16);
    expect(await waitForSeat(four, other.id)).toMatchObject({ status: 409, body: { code: 'times-are-free' } });
    expect(await linesOf(four)).toHaveLength(1);
  });

  test('gives a place in it; the adviser sees how many wait, and nobody else does', async () => {
    const { id, expert } = await aFullSession();
    const [first, second] = (await bookers(server, client, 2)) as [ABooker, ABooker];
    expect(await aPlace(first, id)).toMatchObject({ place: 1, unanswered: 0 });
    const place = await aPlace(second, id);
    expect(place).toMatchObject({ place: 2 });
    expect(await linesOf(second)).toEqual([place]);
    const path = `/api/v1/experts/${expert.id}/waiting-list`;
    expect((await expert.client.get(path)).body).toEqual({
      items: [{ offer_id: expert.offerId, group_session_id: id, waiting: 2 }],
    });
    expect((await first.client.get(path)).status).toBe(403);
    expect((await client.get(`/api/v1/group-sessions/${id}`)).body).not.toHaveProperty('waiting');
  });

  test('is refused twice, in a fourth line, and to who has as many seats as one may have', async () => {
    const expert = await aGroupAdviser(server, client, { capacity: 3, minimum_seats: 1 });
    const full: string[] = [];
    for (const minutes of [0, 60, 120, 180]) full.push((await aGroupSession(expert, later(thursday, minutes))).id);
    const [one, two] = (await bookers(server, client, 2)) as [ABooker, ABooker];
    for (const id of full) for (let seat = 1; seat <= 3; seat++) await aSeat(one, id);
    expect(await waitForSeat(one, full[0]!)).toMatchObject({ status: 409, body: { code: 'seat-limit' } });
    for (const id of full.slice(0, 3)) await aPlace(two, id);
    expect(await waitForSeat(two, full[3]!)).toMatchObject({ status: 409, body: { code: 'waiting-limit' } });
    const [three] = (await bookers(server, client, 1)) as [ABooker];
    await aPlace(three, full[0]!);
    expect(await waitForSeat(three, full[0]!)).toMatchObject({ status: 409, body: { code: 'already-waiting' } });
  });

  test('is refused to the adviser, and for a session that is called off, begins too soon or has begun', async () => {
    const session = await aFullSession();
    const { expert } = session;
    const own = await aBooker(server, client);
    await server.owner.query(
      `INSERT INTO memberships (organisation_id, user_id, role, since) VALUES ($1, $2, 'booker', now())`,
      [own.organisation.id, expert.person.id],
    );
    const adviser = { client: expert.client, organisation: own.organisation };
    expect(await waitForSeat(adviser, session.id)).toMatchObject({ status: 409, body: { code: 'own-expertise' } });
    const gone = await aGroupSession(expert, later(thursday, 120));
    await expert.client.post(`/api/v1/group-sessions/${gone.id}/cancellation`, { reason: 'illness' });
    expect(await waitForSeat(own, gone.id)).toMatchObject({ status: 409, body: { code: 'group-session-state' } });
    moveTo(thursday, -119);
    expect(await waitForSeat(own, session.id)).toMatchObject({ status: 409, body: { code: 'too-late' } });
    moveTo(thursday);
    expect(await waitForSeat(own, session.id)).toMatchObject({ status: 409, body: { code: 'already-started' } });
  });
});

describe('when a seat comes free', () => {
  test('it is held for the first in line, however many holds they have, before anybody else sees it', async () => {
    const session = await aFullSession();
    const [first, second] = (await aLine(session.id, 2)) as [ABooker, ABooker];
    const other = await aGroupSession(session.expert, later(thursday, 60));
    for (let seat = 1; seat <= 3; seat++) await takeSeat(first, other.id);
    await free(session);
    const [offered] = (await offeredTo(first)).filter(({ group_session_id: id }) => id === session.id);
    expect(offered).toMatchObject({ start: thursday, seat: 1, state: 'held' });
    expect(
      Temporal.Instant.from(offered.created_at).until(Temporal.Instant.from(offered.lapses_at)).total('hours'),
    ).toBeCloseTo(12, 1);
    expect(await seatsLeft(session.id)).toBe(0);
    expect(await offeredTo(second)).toEqual([]);
    expect(await takeSeat(second, session.id)).toMatchObject({ status: 409, body: { code: 'no-seat-left' } });
    expect(await lettersTo(first, 'waiting-seat-offered')).toEqual([expect.stringContaining('kept for you until')]);

    expect(await confirm(first.client, offered.id)).toMatchObject({ status: 200, body: { state: 'confirmed' } });
    expect(await linesOf(first)).toEqual([]);
    expect(await linesOf(second)).toMatchObject([{ place: 1 }]);
  });

  test('it is kept until an hour before the session, and not offered where that leaves less than an hour', async () => {
    const session = await aFullSession();
    const [first, second] = (await aLine(session.id, 2)) as [ABooker, ABooker];
    moveTo(thursday, -5 * 60);
    await free(session, 0);
    expect(await offeredTo(first)).toMatchObject([{ lapses_at: later(thursday, -60) }]);
    moveTo(thursday, -119);
    await free(session, 1);
    await sweep();
    expect(await offeredTo(second)).toEqual([]);
    expect(await seatsLeft(session.id)).toBe(1);
    expect((await takeSeat(await aBooker(server, client), session.id)).status).toBe(201);
  });

  test('a hold that lapses gives its seat to the line, and not to who asks before anybody writes that down', async () => {
    const expert = await aGroupAdviser(server, client, { minimum_seats: 1 });
    const { id } = await aGroupSession(expert, thursday);
    for (const holder of await bookers(server, client, 3)) await takeSeat(holder, id);
    const [first] = (await aLine(id, 1)) as [ABooker];
    moveTo(monday.toString(), 16);
    const others = await bookers(server, client, 2);
    expect((await takeSeat(others[0]!, id)).status).toBe(201); // two of the three are nobody's …
    expect(await offeredTo(first)).toHaveLength(1); // … since this one was
    expect((await takeSeat(others[1]!, id)).status).toBe(201);
    expect(await takeSeat(others[0]!, id)).toMatchObject({ status: 409, body: { code: 'no-seat-left' } });
  });

  test('whoever says nothing gives way to the next, and the third silence ends the waiting', async () => {
    const session = await aFullSession();
    const [silent, next] = (await aLine(session.id, 2)) as [ABooker, ABooker];
    await free(session);
    const [offered] = await offeredTo(silent);
    moveTo(offered.lapses_at);
    expect(await confirm(silent.client, offered.id)).toMatchObject({ status: 410, body: { code: 'hold-lapsed' } });
    expect(await takeSeat(crowd[0]!, session.id)).toMatchObject({ status: 409, body: { code: 'no-seat-left' } });
    await Promise.all(Array.from({ length: 6 }, sweep));
    expect(await offeredTo(silent)).toEqual([]);
    expect(await linesOf(silent)).toMatchObject([{ unanswered: 1, place: 2 }]);
    const [forNext] = await offeredTo(next);
    expect(forNext).toMatchObject({ seat: offered.seat });
    await confirm(next.client, forNext.id);

    await free(session, 1);
    for (const count of [2, 3]) {
      const [again] = await offeredTo(silent);
      moveTo(again.lapses_at);
      await sweep();
      expect(await linesOf(silent)).toMatchObject(count === 2 ? [{ unanswered: 2, place: 1 }] : []);
    }
    expect(await offeredTo(silent)).toEqual([]);
    expect(await lettersTo(silent, 'waiting-ended')).toEqual([expect.stringContaining('Three times')]);
    expect(await seatsLeft(session.id)).toBe(1);
  });

  test('whoever lets it go, or leaves, waits no longer, and the next has it at once', async () => {
    const session = await aFullSession();
    const [first, second, third] = (await aLine(session.id, 3)) as [ABooker, ABooker, ABooker];
    await free(session);
    await cancel(first.client, (await offeredTo(first))[0].id);
    expect(await linesOf(first)).toEqual([]);
    expect(await offeredTo(second)).toHaveLength(1);
    const [entry] = await linesOf(second);
    expect((await second.client.delete(`/api/v1/waiting-list/${entry.id}`)).status).toBe(204);
    expect(await offeredTo(second)).toEqual([]);
    expect(await offeredTo(third)).toHaveLength(1);
    await sweep();
    expect([await offeredTo(first), await offeredTo(second)]).toEqual([[], []]);
  });

  test('a line for another session, or for a time of the adviser, gets nothing of it', async () => {
    const session = await aFullSession();
    const other = await aGroupSession(session.expert, later(thursday, 60));
    for (const holder of session.holders) await aSeat(holder, other.id);
    const [elsewhere] = (await aLine(other.id, 1)) as [ABooker];
    const [here] = (await aLine(session.id, 1)) as [ABooker];
    expect(await linesOf(here)).toMatchObject([{ place: 1 }]);
    await free(session);
    expect(await offeredTo(elsewhere)).toEqual([]);
    expect(await offeredTo(here)).toMatchObject([{ group_session_id: session.id }]);
  });

  test('nothing is offered while the adviser is paused, and again when they are back', async () => {
    const session = await aFullSession();
    const [first] = (await aLine(session.id, 1)) as [ABooker];
    const state = (body: object) => session.expert.client.put(`/api/v1/experts/${session.expert.id}/state`, body);
    expect((await state({ state: 'paused', sessions: 'keep' })).status).toBe(200);
    await free(session);
    await sweep();
    expect(await offeredTo(first)).toEqual([]);
    expect((await state({ state: 'live' })).status).toBe(200);
    await sweep();
    expect(await offeredTo(first)).toHaveLength(1);
  });
});

describe('the waiting ends with a letter', () => {
  test('when the session is called off, to who was offered a seat as well', async () => {
    const session = await aFullSession();
    const [first, second] = (await aLine(session.id, 2)) as [ABooker, ABooker];
    await free(session);
    expect(await offeredTo(first)).toHaveLength(1);
    const path = `/api/v1/group-sessions/${session.id}/cancellation`;
    expect((await session.expert.client.post(path, { reason: 'illness' })).status).toBe(200);
    await sweep();
    for (const one of [first, second]) {
      expect([await linesOf(one), await offeredTo(one)]).toEqual([[], []]);
      expect(await lettersTo(one, 'waiting-ended')).toEqual([expect.stringContaining('has been called off')]);
    }
  });

  test('when it has started; that its offer is retired ends nothing', async () => {
    const session = await aFullSession();
    const [first] = (await aLine(session.id, 1)) as [ABooker];
    await session.expert.client.delete(`/api/v1/experts/${session.expert.id}/offers/${session.expert.offerId}`);
    moveTo(thursday, -1);
    await sweep();
    expect(await linesOf(first)).toMatchObject([{ place: 1 }]);
    moveTo(thursday);
    await sweep();
    await sweep();
    expect(await linesOf(first)).toEqual([]);
    expect(await lettersTo(first, 'waiting-ended')).toEqual([expect.stringContaining('has started')]);
  });
});

describe('many at once', () => {
  test('of 50 who reach for a seat that is given back, none has it: the line does', async () => {
    const session = await aFullSession();
    const [first] = (await aLine(session.id, 1)) as [ABooker];
    const [answers] = await Promise.all([
      Promise.all(crowd.map((each) => takeSeat(each, session.id))),
      free(session),
      ...Array.from({ length: 5 }, sweep),
    ]);
    expect(tally(answers)).toEqual({ '409 no-seat-left': 50 });
    expect(await offeredTo(first)).toHaveLength(1);
    expect(await lettersTo(first, 'waiting-seat-offered')).toHaveLength(1);
  });

  test('of 50 who reach for the seat of a hold that lapses, none has it either', async () => {
    const session = await aFullSession(2);
    await free(session);
    const taken = await takeSeat(crowd[0]!, session.id);
    const [first] = (await aLine(session.id, 1)) as [ABooker];
    moveTo(taken.body.lapses_at);
    const [answers] = await Promise.all([
      Promise.all(crowd.map((each) => takeSeat(each, session.id))),
      ...Array.from({ length: 5 }, sweep),
    ]);
    await sweep();
    expect(tally(answers)).toEqual({ '409 no-seat-left': 50 });
    expect(await offeredTo(first)).toHaveLength(1);
  });

  test('two seats given back at once go to the first two of a line of three, one each', async () => {
    const session = await aFullSession();
    const line = await aLine(session.id, 3);
    const [answers] = await Promise.all([
      Promise.all(crowd.slice(0, 24).map((each) => takeSeat(each, session.id))),
      free(session, 0),
      free(session, 2),
      ...Array.from({ length: 5 }, sweep),
    ]);
    expect(tally(answers)).toEqual({ '409 no-seat-left': 24 });
    const offered = await Promise.all(line.map(offeredTo));
    expect(offered.map(({ length }) => length)).toEqual([1, 1, 0]);
    expect(new Set(offered.flat().map(({ seat }) => seat))).toEqual(new Set([1, 3]));
    const confirmed = await Promise.all(
      offered.flat().flatMap(({ id }, index) => Array.from({ length: 20 }, () => confirm(line[index]!.client, id))),
    );
    expect(tally(confirmed)).toEqual({ '200': 40 });
    expect(await linesOf(line[2]!)).toMatchObject([{ place: 1 }]);
  });

  test('30 who join have 30 places, and one who asks twenty times has one', async () => {
    const { id } = await aFullSession();
    const joined = await Promise.all(crowd.slice(0, 30).map((each) => waitForSeat(each, id)));
    expect(tally(joined)).toEqual({ '201': 30 });
    const places = (await Promise.all(crowd.slice(0, 30).map(linesOf)))
      .flat()
      .filter(({ group_session_id: session }) => session === id)
      .map(({ place }) => place as number);
    expect(places.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    const one = await aBooker(server, client);
    const answers = await Promise.all(Array.from({ length: 20 }, () => waitForSeat(one, id)));
    expect(tally(answers)).toEqual({ '201': 1, '409 already-waiting': 19 });
  });

  test('whoever joins while the seats are given back has one or waits for one, and no seat is left', async () => {
    const session = await aFullSession();
    const joiners = crowd.slice(30, 50);
    const [answers] = await Promise.all([
      Promise.all(joiners.map((each) => waitForSeat(each, session.id))),
      ...[0, 1, 2].map((index) => free(session, index)),
    ]);
    await sweep();
    expect(Object.keys(tally(answers)).filter((name) => name !== '201' && name !== '409 times-are-free')).toEqual([]);
    const waiting = answers.filter(({ status }) => status === 201).length;
    const offered = (await Promise.all(joiners.map(offeredTo))).flat();
    expect(offered).toHaveLength(Math.min(3, waiting));
    expect(await seatsLeft(session.id)).toBe(3 - offered.length);
  });
});
