import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { checkFreeTime } from '../../src/diary/index.js';
import { Jobs } from '../../src/platform/jobs.js';
import {
  aBooker,
  type ABooker,
  aHold,
  aMonday,
  aSession,
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
import { decideAtMeetings } from '../support/decisions.js';
import { type AnExpert, anExpert, anOffer, anOrganisation, aSteward, slotsOf } from '../support/factories.js';
import { aGroupAdviser, aGroupSession, aSeat, schedule, takeSeat, tally } from '../support/groups.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: Client;
let steward: Client;
/** Of 50 people and 50 organisations. */
let crowd: ABooker[];

beforeAll(async () => {
  server = await startServer();
  await decideAtMeetings(server);
  client = await Client.of(server);
  steward = await client.as((await aSteward(server)).email);
  crowd = await bookers(server, client, 50);
});
afterAll(async () => {
  await server.stop();
  expect(await deadlocksIn(server.databaseUrl)).toBe(0);
});

/** Every test is a week after the one before, when all of its holds have lapsed. */
let monday = aMonday;
/** Ten in the morning, three days later. */
let thursday: string;
beforeEach(() => {
  monday = monday.add({ hours: 7 * 24 });
  server.clock.moveTo(monday);
  thursday = at(3, 10);
});

/** In London, where the advisers are. */
function at(days: number, hour: number): string {
  const time = { hour, minute: 0, second: 0, millisecond: 0 };
  return monday.toZonedDateTimeISO('Europe/London').add({ days }).with(time).toInstant().toString();
}

function moveTo(instant: string, minutes = 0): void {
  server.clock.moveTo(Temporal.Instant.from(instant).add({ minutes }));
}

/** Since the database was made; connections report what they counted when they close. */
async function deadlocksIn(databaseUrl: string): Promise<number> {
  const connection = new pg.Client({ connectionString: databaseUrl });
  await connection.connect();
  const others = 'SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';
  while ((await connection.query(others)).rowCount) await new Promise((resolve) => setTimeout(resolve, 20));
  const { rows } = await connection.query<{ deadlocks: string }>(
    'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
  );
  await connection.end();
  return Number(rows[0]?.deadlocks);
}

function booker(index: number): ABooker {
  return crowd[index] as ABooker;
}

async function read(id: string, reader: Client = client): Promise<any> {
  return (await reader.get(`/api/v1/group-sessions/${id}`)).body;
}

function callOff({ client: own }: AnExpert, id: string, body: object = { reason: 'illness' }): Promise<Answer> {
  return own.post(`/api/v1/group-sessions/${id}/cancellation`, body);
}

function guarantee(own: Client, id: string): Promise<Answer> {
  return own.post(`/api/v1/group-sessions/${id}/guarantee`, { pool: 'Solidarity pool', reason: 'Agreed by the board' });
}

async function stateOf({ client: own }: ABooker, bookingId: string): Promise<any> {
  return (await own.get(`/api/v1/bookings/${bookingId}`)).body;
}

interface KeptLetter {
  readonly kind: string;
  readonly to_address: string;
  readonly subject: string;
  readonly body: string;
  readonly calendar: string | null;
  readonly calendar_method: string | null;
}

async function lettersTo(email: string): Promise<KeptLetter[]> {
  const { rows } = await server.owner.query<KeptLetter>(
    'SELECT * FROM letters WHERE to_address = $1 ORDER BY created_at, id',
    [email],
  );
  return rows;
}

async function sweep(): Promise<void> {
  await server.app.get(Jobs).sweepNow();
}

describe('an adviser who offers something to groups', () => {
  test('schedules it in their own hours, and its time is theirs no more', async () => {
    const expert = await aGroupAdviser(server, client, { buffer_after_minutes: 30 });
    const { body: other } = await expert.client.post(`/api/v1/experts/${expert.id}/offers`, anOffer);
    const scheduled = await schedule(expert, thursday);
    expect(scheduled).toMatchObject({
      status: 201,
      body: {
        state: 'scheduled',
        title: { en: 'A clinic', cy: '' },
        start: thursday,
        end: later(thursday, 30),
        capacity: 3,
        seats_left: 3,
        minimum_seats: 2,
        decide_at: later(thursday, -24 * 60),
        takes_place: false,
        cancelled: null,
      },
    });
    expect((await takenTimes(server, expert.id)).map(({ reference }) => reference)).toEqual([scheduled.body.id]);
    const free = (await slotsOf(client, { id: expert.id, offerId: other.id }, monday)).map(({ start }) => start);
    expect(free).toContain(later(thursday, -30));
    expect(free).not.toContain(thursday);
    expect(free).not.toContain(later(thursday, 30)); // the buffer after it
    expect(free).toContain(later(thursday, 60));
    expect((await checkFreeTime(server.app.get(DataSource))).different).toEqual([]);
  });

  test('is told why another time is not free: which group session is in the way', async () => {
    const expert = await aGroupAdviser(server, client);
    const { id } = await aGroupSession(expert, thursday);
    const range = `from=${later(thursday, -30)}&to=${later(thursday, 60)}`;
    const { body } = await expert.client.get(
      `/api/v1/experts/${expert.id}/slots/refusals?offer=${expert.offerId}&${range}`,
    );
    expect(body.items).toEqual([
      { start: later(thursday, -30), rule: 'free', booking_id: null, group_session_id: null },
      { start: thursday, rule: 'occupied', booking_id: null, group_session_id: id },
      { start: later(thursday, 30), rule: 'free', booking_id: null, group_session_id: null },
    ]);
  });

  test('is refused a time that is taken, closed or off the grid, with the nearest that are not', async () => {
    const expert = await aGroupAdviser(server, client);
    await aGroupSession(expert, thursday);
    for (const start of [thursday, at(3, 8), later(thursday, 10)]) {
      const { status, body } = await schedule(expert, start);
      expect({ start, status, code: body.code }).toEqual({ start, status: 409, code: 'slot-taken' });
      expect(body.alternatives).toHaveLength(5);
      expect(body.alternatives.map((each: any) => each.start)).not.toContain(thursday);
    }
    const { body } = await schedule(expert, thursday);
    expect(new Set(body.alternatives.slice(0, 2).map((each: any) => each.start))).toEqual(
      new Set([later(thursday, -30), later(thursday, 30)]),
    );
    expect((await schedule(expert, body.alternatives[0].start)).status).toBe(201);
  });

  test('is not held to the notice and the window that are for others, and is to the day’s limit', async () => {
    const expert = await aGroupAdviser(server, client, { notice_minutes: 14 * 1440, window_days: 1 });
    expect((await schedule(expert, thursday)).status).toBe(201);
    const limits = { sessions_a_day: 1, minutes_a_day: null, sessions_a_week: null, minutes_a_week: null };
    await expert.client.put(`/api/v1/experts/${expert.id}/diary/limits`, limits);
    expect(await schedule(expert, at(3, 14))).toMatchObject({ status: 409, body: { code: 'slot-taken' } });
    expect((await schedule(expert, at(4, 14))).status).toBe(201);
  });

  test('is told what to mend: too soon, no group offer, not met in that way, not one’s own', async () => {
    const expert = await aGroupAdviser(server, client);
    const one = await anExpert(server, client);
    const faults = async (answer: Promise<Answer>) => {
      const { status, body } = await answer;
      return [status, body.errors?.[0]?.pointer];
    };
    moveTo(thursday, -24 * 60);
    expect(await faults(schedule(expert, thursday))).toEqual([400, '/start']);
    moveTo(thursday, -24 * 60 - 1);
    expect((await schedule(expert, thursday)).status).toBe(201);
    expect(await faults(schedule(one, thursday))).toEqual([400, '/offer_id']);
    expect(await faults(schedule(expert, at(4, 10), 'phone'))).toEqual([400, '/mode']);
    expect((await schedule({ ...expert, offerId: one.offerId }, at(4, 10))).status).toBe(404);
  });

  test('has no ordinary slots of it: none is listed, held or found in the directory', async () => {
    const expert = await anExpert(server, client, { profile: { topics: ['marketing'] } });
    const search = `/api/v1/experts?topic=marketing&free_from=${at(0, 9)}&free_to=${at(2, 9)}&limit=50`;
    const found = async () =>
      (await client.get(search)).body.items.map(({ id }: { id: string }) => id).includes(expert.id);
    const [slot] = await slotsOf(client, expert, monday);
    expect(await found()).toBe(true);
    await server.owner.query('UPDATE offers SET capacity = 5, minimum_seats = 2 WHERE id = $1', [expert.offerId]);
    expect(await found()).toBe(false);
    expect(await slotsOf(client, expert, monday)).toEqual([]);
    expect(await hold(booker(0), slot)).toMatchObject({ status: 409, body: { code: 'group-offer' } });
  });

  test('keeps sessions that were booked before the offer was for groups, and they can still move', async () => {
    const expert = await anExpert(server, client);
    const slots = await slotsOf(client, expert, monday);
    const { id } = await aSession(booker(0), slots[0]);
    await expert.client.put(`/api/v1/experts/${expert.id}/offers/${expert.offerId}`, {
      ...anOffer,
      capacity: 5,
      minimum_seats: 2,
    });
    expect(await move(booker(0).client, id, slots[3]?.start)).toMatchObject({ status: 200 });
  });

  test('has it in their calendar in Welsh if that is what they read', async () => {
    const adviser = await aGroupAdviser(server, client, { title: { en: 'A clinic', cy: 'Clinig' } });
    await server.owner.query(`UPDATE "user" SET language = 'cy' WHERE id = $1`, [adviser.person.id]);
    await aGroupSession(adviser, thursday);
    const { rows } = await server.owner.query(
      `SELECT calendar FROM letters WHERE to_address = $1 AND kind = 'group-session-scheduled'`,
      [adviser.person.email],
    );
    expect(rows[0].calendar).toMatch(/\r\nSUMMARY:Clinig\r\n/);
    expect(rows[0].calendar).toMatch(/\r\nLOCATION:Galwad fideo\r\n/);
  });

  test('has one event of it in their calendar, and is written to once about the whole of it', async () => {
    const expert = await aGroupAdviser(server, client);
    const { id } = await aGroupSession(expert, thursday);
    await aSeat(booker(0), id);
    await aSeat(booker(1), id);
    moveTo(thursday, -24 * 60 + 1);
    await sweep();
    await callOff(expert, id, { reason: 'illness', note: 'I have lost my voice.' });
    const letters = await lettersTo(expert.person.email);
    expect(letters.map(({ kind, calendar_method }) => [kind, calendar_method])).toEqual([
      ['group-session-scheduled', 'REQUEST'],
      ['booking-confirmed', null],
      ['booking-confirmed', null],
      ['group-session-takes-place', 'REQUEST'],
      ['group-session-cancelled', 'CANCEL'],
    ]);
    const events = letters.flatMap(({ calendar }) => calendar ?? []);
    const lines = (name: string) => events.map((text) => new RegExp(`^${name}:(.*)$`, 'm').exec(text)?.[1]?.trim());
    expect(new Set(lines('UID'))).toEqual(new Set([`${id}@barefoot`]));
    expect(lines('SEQUENCE')).toEqual(['0', '0', '1']);
    expect(letters[3]?.body).toContain('2 of its 3 seats are confirmed');
    expect(letters[1]?.body).toContain('This is a seat in your group session.');
  });
});

describe('a seat', () => {
  test('is a booking like any other: held, confirmed, listed, in the calendar, cancelled', async () => {
    const expert = await aGroupAdviser(server, client);
    const { id } = await aGroupSession(expert, thursday);
    const one = await aBooker(server, client);
    const { status, body } = await takeSeat(one, id, 'We have no treasurer.');
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({
        state: 'held',
        group_session_id: id,
        seat: 1,
        start: thursday,
        end: later(thursday, 30),
        needs: 'We have no treasurer.',
      }),
    ]);
    expect(await read(id)).toMatchObject({ seats_left: 2 });
    expect(await confirm(one.client, body.id)).toMatchObject({ status: 200, body: { state: 'confirmed', seat: 1 } });
    expect((await confirm(one.client, body.id)).status).toBe(200);
    const { body: list } = await one.client.get('/api/v1/bookings');
    expect(list.items.map((each: any) => [each.id, each.group_session_id])).toEqual([[body.id, id]]);
    expect((await one.client.get(`/api/v1/bookings/${body.id}.ics`)).body).toContain('BEGIN:VEVENT');
    expect(await newsOf(server, body.id)).toEqual(['booking-confirmed', 'booking-confirmed']);
    const [letter] = await lettersTo(one.organisation.booker.email);
    expect(letter?.body).toContain('This is a seat in a group session. You can cancel it on its page');
    expect(letter?.calendar_method).toBe('REQUEST');

    expect(await cancel(one.client, body.id)).toMatchObject({ status: 200, body: { state: 'cancelled', seat: null } });
    expect(await read(id)).toMatchObject({ state: 'scheduled', seats_left: 3 });
    expect((await takenTimes(server, expert.id)).map(({ reference }) => reference)).toEqual([id]);
    expect((await takeSeat(booker(1), id)).body).toMatchObject({ seat: 1 }); // given again at once
  });

  test('cannot move, and no times are listed for it to move to', async () => {
    const expert = await aGroupAdviser(server, client);
    const { id } = await aGroupSession(expert, thursday);
    const seat = await aSeat(booker(0), id);
    const refused = { status: 409, body: { code: 'seat-not-movable', group_session_id: id } };
    expect(await move(booker(0).client, seat.id, at(4, 10))).toMatchObject(refused);
    const path = `/api/v1/experts/${expert.id}/slots?offer=${expert.offerId}`;
    const listed = await booker(0).client.get(`${path}&from=${at(0, 9)}&to=${at(7, 10)}&moving=${seat.id}`);
    expect(listed).toMatchObject(refused);
  });

  test('that was held and not confirmed can be taken at once, before anybody tidies up', async () => {
    const expert = await aGroupAdviser(server, client, { capacity: 2 });
    const { id } = await aGroupSession(expert, thursday);
    const holds = [await takeSeat(booker(0), id), await takeSeat(booker(1), id)];
    expect(await takeSeat(booker(2), id)).toMatchObject({ status: 409, body: { code: 'no-seat-left' } });
    moveTo(monday.toString(), 16);
    expect(await read(id)).toMatchObject({ seats_left: 2 });
    expect((await takeSeat(booker(2), id)).body).toMatchObject({ seat: 1 });
    for (const [index, { body }] of holds.entries()) {
      expect(await confirm(booker(index).client, body.id)).toMatchObject({
        status: 410,
        body: { code: 'hold-lapsed' },
      });
    }
    await sweep();
    expect(await stateOf(booker(0), holds[0]?.body.id)).toMatchObject({ state: 'lapsed', seat: null });
    expect(await stateOf(booker(1), holds[1]?.body.id)).toMatchObject({ state: 'lapsed', seat: null });
  });

  test('is tidied when its hold has lapsed, and counts as a hold until then', async () => {
    const expert = await aGroupAdviser(server, client, { capacity: 10 });
    const sessions = await Promise.all([10, 11, 12, 13].map((hour) => aGroupSession(expert, at(3, hour))));
    const taken: Answer[] = [];
    for (const { id } of sessions) taken.push(await takeSeat(booker(0), id));
    expect(tally(taken)).toEqual({ '201': 3, '409 hold-limit': 1 });
    moveTo(monday.toString(), 16);
    await sweep();
    const { rows } = await server.owner.query('SELECT state, seat, hold_number FROM bookings WHERE id = ANY($1)', [
      taken.slice(0, 3).map(({ body }) => body.id),
    ]);
    expect(rows).toEqual(Array(3).fill({ state: 'lapsed', seat: null, hold_number: null }));
    expect((await takeSeat(booker(0), sessions[3].id)).status).toBe(201);
  });

  test('is one of at most three of an organisation', async () => {
    const expert = await aGroupAdviser(server, client, { capacity: 10 });
    const { id } = await aGroupSession(expert, thursday);
    for (const seat of [1, 2, 3]) expect(await aSeat(booker(0), id)).toMatchObject({ seat });
    expect(await takeSeat(booker(0), id)).toMatchObject({ status: 409, body: { code: 'seat-limit' } });
    expect(await takeSeat(booker(1), id)).toMatchObject({ status: 201, body: { seat: 4 } });
  });

  test('is refused to the adviser, after the start, of what was called off, and of what is not there', async () => {
    const expert = await aGroupAdviser(server, client);
    const { id } = await aGroupSession(expert, thursday);
    const { body: gone } = await schedule(expert, at(3, 12));
    await callOff(expert, gone.id);
    const own = await anOrganisation(server, { booker: expert.person });
    const adviser = { client: await client.as(expert.person.email), organisation: own };
    const refusals = [
      [await takeSeat(adviser, id), 409, 'own-expertise'],
      [await takeSeat(booker(0), gone.id), 409, 'group-session-state'],
      [await takeSeat(booker(0), own.id), 404, 'not-found'],
    ] as const;
    for (const [answer, status, code] of refusals) expect(answer).toMatchObject({ status, body: { code } });
    await guarantee(steward, id);
    moveTo(thursday, -1);
    expect((await takeSeat(booker(0), id)).status).toBe(201);
    moveTo(thursday);
    expect(await takeSeat(booker(1), id)).toMatchObject({ status: 409, body: { code: 'already-started' } });
  });

  test('is reminded of once it is decided that the session takes place, the client alone', async () => {
    const expert = await aGroupAdviser(server, client, { minimum_seats: 1 });
    const { id } = await aGroupSession(expert, thursday);
    const seat = await aSeat(booker(0), id);
    moveTo(thursday, -24 * 60);
    for (let minutes = 0; minutes < 2; minutes++) await sweep(); // it is decided first that the session takes place
    expect(await newsOf(server, seat.id)).toEqual(['booking-confirmed', 'booking-confirmed', 'booking-reminder']);
    const [letter] = (await lettersTo(booker(0).organisation.booker.email)).slice(-1);
    expect(letter?.kind).toBe('booking-reminder');
  });
});

describe('who may see what', () => {
  test('everybody sees the sessions of live advisers by start, page by page, and how many seats are left', async () => {
    const expert = await aGroupAdviser(server, client);
    const other = await anExpert(server, client, {
      offer: { capacity: 4, minimum_seats: 1 },
      profile: { topics: ['marketing'] },
    });
    const made = [
      await aGroupSession(expert, at(3, 10)),
      await aGroupSession(other, at(3, 10)),
      await aGroupSession(expert, at(4, 10)),
      await aGroupSession(other, at(5, 11)),
    ];
    await aSeat(booker(0), made[2].id);
    const path = `/api/v1/group-sessions?from=${at(3, 9)}&to=${at(6, 0)}`;
    const ids = (answer: Answer) => answer.body.items.map(({ id }: { id: string }) => id);
    const expected = made.toSorted((a, b) => (`${a.start}${a.id}` < `${b.start}${b.id}` ? -1 : 1)).map(({ id }) => id);
    expect(ids(await client.get(path))).toEqual(expected);
    expect(ids(await client.get(`${path}&topic=marketing`))).toEqual([made[1].id, made[3].id]);

    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Answer = await client.get(`${path}&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
      paged.push(...ids(page));
      cursor = page.body.next_cursor;
    }
    expect(paged).toEqual(expected);
    expect(await client.get(`${path}&cursor=nonsense`)).toMatchObject({ status: 400 });

    const own = await client.get(`/api/v1/experts/${expert.id}/group-sessions`);
    expect(own.body.items.map((each: any) => [each.id, each.seats_left])).toEqual([
      [made[0].id, 3],
      [made[2].id, 2],
    ]);
    moveTo(at(3, 10));
    expect(ids(await client.get(`/api/v1/experts/${expert.id}/group-sessions`))).toEqual([made[2].id]);
    await other.client.put(`/api/v1/experts/${other.id}/state`, { state: 'paused', sessions: 'keep' });
    expect(ids(await client.get(path))).toEqual([made[2].id]);
    expect((await client.get(`/api/v1/group-sessions/${made[3].id}`)).status).toBe(404);
    expect((await client.get(`/api/v1/experts/${other.id}/group-sessions`)).status).toBe(404);
    expect((await other.client.get(`/api/v1/group-sessions/${made[3].id}`)).status).toBe(200);
    expect((await takeSeat(booker(1), made[3].id)).status).toBe(404);
  });

  test('the adviser sees who comes and what they need; who comes never sees the others', async () => {
    const expert = await aGroupAdviser(server, client);
    const { id } = await aGroupSession(expert, thursday);
    const seats = [await aSeat(booker(0), id, 'Our books'), await aSeat(booker(1), id, 'Our rules')];
    const gone = await takeSeat(booker(2), id);
    moveTo(monday.toString(), 20);
    const { body } = await expert.client.get(`/api/v1/group-sessions/${id}/attendees`);
    expect(body.items).toEqual(
      [0, 1].map((index) => ({
        seat: index + 1,
        booking_id: seats[index].id,
        state: 'confirmed',
        organisation: { id: booker(index).organisation.id, name: seats[index].organisation.name },
        needs: ['Our books', 'Our rules'][index],
      })),
    );
    expect(gone.status).toBe(201);
    const own = booker(0).client;
    expect((await own.get(`/api/v1/group-sessions/${id}/attendees`)).status).toBe(403);
    expect((await own.get(`/api/v1/bookings/${seats[1].id}`)).status).toBe(404);
    const seen = JSON.stringify(await read(id, own)) + JSON.stringify(await stateOf(booker(0), seats[0].id));
    const posted = JSON.stringify(await lettersTo(booker(0).organisation.booker.email));
    for (const secret of [booker(1).organisation.id, seats[1].organisation.name, 'Our rules', seats[1].id]) {
      expect(seen).not.toContain(secret);
      expect(posted).not.toContain(`${secret}"`);
    }
  });
});

describe('a day before', () => {
  test('a session under its minimum is called off, nobody pays, and everybody is told, once', async () => {
    const expert = await aGroupAdviser(server, client);
    const { id } = await aGroupSession(expert, thursday);
    const seat = await aSeat(booker(0), id);
    moveTo(thursday, -24 * 60 - 1);
    await sweep();
    expect(await read(id)).toMatchObject({ state: 'scheduled', takes_place: false });
    moveTo(thursday, -24 * 60);
    await Promise.all(Array.from({ length: 5 }, () => sweep()));
    expect(await read(id)).toMatchObject({ state: 'cancelled', seats_left: 0, cancelled: { reason: 'too-few-seats' } });
    expect(await stateOf(booker(0), seat.id)).toMatchObject({
      state: 'cancelled',
      seat: null,
      cancelled: { by: 'adviser', reason: 'too-few-seats', note: null },
    });
    expect(await takenTimes(server, expert.id)).toEqual([]);
    expect((await checkFreeTime(server.app.get(DataSource))).different).toEqual([]);
    const news = await newsOf(server, seat.id);
    expect(news).not.toContain('booking-reminder');
    expect(news.filter((kind) => kind === 'booking-cancelled')).toHaveLength(1);
    const [letter] = (await lettersTo(booker(0).organisation.booker.email)).slice(-1);
    expect(letter).toMatchObject({ kind: 'booking-cancelled', calendar_method: 'CANCEL' });
    expect(letter?.body).toContain('too few seats were taken');
    const [told] = (await lettersTo(expert.person.email)).slice(-1);
    expect(told?.body).toContain('fewer than 2 of its seats were confirmed in time');
    expect((await schedule(expert, at(4, 10))).status).toBe(201);
  });

  test('one with enough seats takes place, and whoever cancels after that calls off nobody else’s', async () => {
    const expert = await aGroupAdviser(server, client);
    const { id } = await aGroupSession(expert, thursday);
    const seats = [await aSeat(booker(0), id), await aSeat(booker(1), id)];
    moveTo(thursday, -24 * 60);
    await sweep();
    expect(await read(id)).toMatchObject({ state: 'scheduled', takes_place: true });
    expect((await cancel(booker(1).client, seats[1].id)).status).toBe(200);
    moveTo(thursday, -60);
    await sweep();
    expect(await read(id)).toMatchObject({ state: 'scheduled', takes_place: true, seats_left: 2 });
    expect(await stateOf(booker(0), seats[0].id)).toMatchObject({ state: 'confirmed' });
  });

  test('a seat that is held and not confirmed decides nothing, and is waited for', async () => {
    const expert = await aGroupAdviser(server, client);
    const [kept, lost] = [await aGroupSession(expert, thursday), await aGroupSession(expert, at(3, 11))];
    await aSeat(booker(0), kept.id);
    await aSeat(booker(1), lost.id);
    moveTo(thursday, -24 * 60 - 5);
    const held = await takeSeat(booker(2), kept.id);
    moveTo(at(3, 11), -24 * 60 - 5);
    await takeSeat(booker(3), lost.id);
    moveTo(at(3, 11), -24 * 60 + 1);
    await sweep();
    expect(await read(lost.id)).toMatchObject({ state: 'scheduled', takes_place: false });
    moveTo(at(3, 11), -24 * 60 + 11);
    await sweep();
    expect(await read(lost.id)).toMatchObject({ state: 'cancelled' });
    expect(held.status).toBe(201);
    expect(await read(kept.id)).toMatchObject({ state: 'cancelled' }); // that hold lapsed long ago
  });

  test('nobody puts the decision off by holding seats anew', async () => {
    const expert = await aGroupAdviser(server, client);
    const { id } = await aGroupSession(expert, thursday);
    await aSeat(booker(0), id);
    moveTo(thursday, -24 * 60 - 5);
    await takeSeat(booker(1), id);
    moveTo(thursday, -24 * 60 + 5);
    await sweep();
    expect((await takeSeat(booker(2), id)).status).toBe(201);
    moveTo(thursday, -24 * 60 + 11);
    await sweep();
    expect(await read(id)).toMatchObject({ state: 'cancelled', cancelled: { reason: 'too-few-seats' } });
  });

  test('a steward has it take place for fewer, from a named pool, and that is written down', async () => {
    const expert = await aGroupAdviser(server, client);
    const { id } = await aGroupSession(expert, thursday);
    const seat = await aSeat(booker(0), id);
    expect((await guarantee(expert.client, id)).status).toBe(403);
    const answers = await Promise.all(Array.from({ length: 20 }, () => guarantee(steward, id)));
    expect(tally(answers)).toEqual({ '200': 20 });
    moveTo(thursday, -24 * 60);
    await sweep();
    expect(await read(id)).toMatchObject({ state: 'scheduled', takes_place: true });
    expect(await stateOf(booker(0), seat.id)).toMatchObject({ state: 'confirmed' });
    const { rows } = await server.owner.query(
      `SELECT acted_as, about_user, facts FROM audit_entries WHERE subject_id = $1`,
      [id],
    );
    expect(rows).toEqual([
      { acted_as: 'steward', about_user: expert.person.id, facts: { confirmed_seats: 1, minimum_seats: 2 } },
    ]);
    const kinds = (await lettersTo(expert.person.email)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'group-session-guaranteed')).toHaveLength(1);
    const gone = await aGroupSession(expert, at(5, 10));
    await callOff(expert, gone.id);
    expect(await guarantee(steward, gone.id)).toMatchObject({ status: 409, body: { code: 'group-session-state' } });
  });

  test('the hours are the members’ to decide, and hold for what is scheduled after', async () => {
    const expert = await aGroupAdviser(server, client);
    const early = await aGroupSession(expert, at(4, 10));
    const { status } = await steward.post('/api/v1/policies', {
      name: 'group-sessions',
      value: { decide_hours_before: 48 },
      in_force_from: monday.add({ minutes: 1 }).toString(),
      decision: 'A general meeting',
    });
    expect(status).toBe(201);
    moveTo(monday.toString(), 2);
    const late = await aGroupSession(expert, at(4, 12));
    expect([early.decide_at, late.decide_at]).toEqual([later(at(4, 10), -24 * 60), later(at(4, 12), -48 * 60)]);
    await steward.post('/api/v1/policies', {
      name: 'group-sessions',
      value: { decide_hours_before: 24 },
      in_force_from: monday.add({ minutes: 3 }).toString(),
      decision: 'Another general meeting',
    });
  });
});

describe('an adviser who cannot make it', () => {
  test('calls the whole of it off: each seat is cancelled with a letter, once, though asked twenty times', async () => {
    const expert = await aGroupAdviser(server, client, { capacity: 5 });
    const { id } = await aGroupSession(expert, thursday);
    const seats = [await aSeat(booker(0), id), await aSeat(booker(1), id), await aSeat(booker(2), id)];
    const held = await takeSeat(booker(3), id);
    const body = { reason: 'illness', note: 'I have lost my voice.' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => callOff(expert, id, body)));
    expect(tally(answers)).toEqual({ '200': 20 });
    for (const [index, seat] of seats.entries()) {
      expect(await stateOf(booker(index), seat.id)).toMatchObject({
        state: 'cancelled',
        cancelled: { by: 'adviser', reason: 'illness', note: 'I have lost my voice.' },
      });
      const news = ['booking-confirmed', 'booking-confirmed', 'booking-cancelled'];
      expect(await newsOf(server, seat.id)).toEqual(news);
    }
    expect(await stateOf(booker(3), held.body.id)).toMatchObject({ state: 'cancelled' });
    expect(await newsOf(server, held.body.id)).toEqual([]);
    expect(await takenTimes(server, expert.id)).toEqual([]);
    expect(
      (await lettersTo(expert.person.email)).filter(({ kind }) => kind === 'group-session-cancelled'),
    ).toHaveLength(1);
  });

  test('cannot once it has begun', async () => {
    const expert = await aGroupAdviser(server, client, { minimum_seats: 1 });
    const { id } = await aGroupSession(expert, thursday);
    await aSeat(booker(0), id);
    moveTo(thursday);
    expect(await callOff(expert, id)).toMatchObject({ status: 409, body: { code: 'already-started' } });
  });

  test('may give no reason that is the clock’s', async () => {
    const expert = await aGroupAdviser(server, client);
    const { id } = await aGroupSession(expert, thursday);
    const seat = await aSeat(booker(0), id);
    expect((await callOff(expert, id, { reason: 'too-few-seats' })).status).toBe(400);
    expect((await cancel(booker(0).client, seat.id, 'too-few-seats')).status).toBe(400);
  });

  test('is told what a change of the diary would do to it, and it is kept or called off with its seats', async () => {
    const expert = await aGroupAdviser(server, client);
    const { body: single } = await expert.client.post(`/api/v1/experts/${expert.id}/offers`, anOffer);
    const slots = await slotsOf(client, { id: expert.id, offerId: single.id }, monday);
    const [full, empty] = [await aGroupSession(expert, thursday), await aGroupSession(expert, at(3, 11))];
    const seat = await aSeat(booker(0), full.id);
    const session = await aSession(
      booker(1),
      slots.find(({ start }) => start === at(3, 12)),
    );
    const off = { start: at(3, 9), end: at(3, 17) };
    const path = `/api/v1/experts/${expert.id}/diary`;
    const ids = (items: { id: string }[]) => items.map(({ id }) => id).toSorted();

    const preview = await expert.client.post(`${path}/previews`, { kind: 'time_off', ...off });
    expect(ids(preview.body.items)).toEqual([seat.id, session.id].toSorted());
    expect(ids(preview.body.group_sessions)).toEqual([full.id, empty.id].toSorted());
    const refused = await expert.client.post(`${path}/time-off`, off);
    expect(refused).toMatchObject({ status: 409, body: { code: 'would-orphan' } });
    expect(refused.body.detail).toContain('3 booked or held sessions');
    expect(ids(refused.body.group_sessions)).toEqual([full.id, empty.id].toSorted());

    const cancelled = await expert.client.post(`${path}/time-off`, { ...off, orphans: 'cancel', note: 'A funeral.' });
    expect(cancelled.status).toBe(201);
    for (const { id } of [full, empty]) expect(await read(id)).toMatchObject({ state: 'cancelled' });
    const end = { state: 'cancelled', cancelled: { by: 'adviser', reason: 'other', note: 'A funeral.' } };
    expect(await stateOf(booker(0), seat.id)).toMatchObject(end);
    expect(await stateOf(booker(1), session.id)).toMatchObject(end);
    expect(await takenTimes(server, expert.id)).toEqual([]);
  });

  test('gives its time to who waits for one of another offer', async () => {
    const expert = await aGroupAdviser(server, client);
    const { body: single } = await expert.client.post(`/api/v1/experts/${expert.id}/offers`, anOffer);
    const { id } = await aGroupSession(expert, thursday);
    const one = await aBooker(server, client);
    const wish = { organisation_id: one.organisation.id, mode: 'video', from: thursday, to: later(thursday, 30) };
    const path = `/api/v1/experts/${expert.id}/waiting-list`;
    expect((await one.client.post(path, { ...wish, offer_id: single.id })).status).toBe(201);
    expect((await one.client.post(path, { ...wish, offer_id: expert.offerId })).status).toBe(404); // it has seats, not times
    await callOff(expert, id);
    const { body } = await one.client.get('/api/v1/bookings');
    expect(body.items).toMatchObject([{ state: 'held', start: thursday, offer_id: single.id }]);
  });

  test('may keep it when the hours change', async () => {
    const expert = await aGroupAdviser(server, client);
    const { id } = await aGroupSession(expert, thursday);
    const off = { start: at(3, 9), end: at(3, 17), orphans: 'keep' };
    expect((await expert.client.post(`/api/v1/experts/${expert.id}/diary/time-off`, off)).status).toBe(201);
    expect(await read(id)).toMatchObject({ state: 'scheduled' });
    expect((await takeSeat(booker(0), id)).status).toBe(201);
  });
});

describe('at once', () => {
  test('of 50 who want the last seat, one gets it, and 49 are told which other sessions have one', async () => {
    const expert = await aGroupAdviser(server, client);
    const { id } = await aGroupSession(expert, thursday);
    const others = [await aGroupSession(expert, at(4, 10)), await aGroupSession(expert, at(5, 10))];
    const full = await aGroupSession(expert, at(6, 10));
    const fillers = await bookers(server, client, 3);
    for (const filler of fillers) await aSeat(filler, full.id);
    for (const filler of fillers.slice(0, 2)) await aSeat(filler, id);
    const answers = await Promise.all(crowd.map((each) => takeSeat(each, id)));
    expect(tally(answers)).toEqual({ '201': 1, '409 no-seat-left': 49 });
    for (const { status, body } of answers) {
      if (status === 409) expect(body.alternatives.map((each: any) => each.id)).toEqual(others.map((each) => each.id));
      else expect(body.seat).toBe(3);
    }
    expect(await read(id)).toMatchObject({ seats_left: 0 });
  });

  test('of 50 who want 20 seats, 20 have one each, whatever the holds before them', async () => {
    const expert = await aGroupAdviser(server, client, { capacity: 20 });
    const { id } = await aGroupSession(expert, thursday);
    for (const round of [1, 2]) {
      const answers = await Promise.all(crowd.map((each) => takeSeat(each, id)));
      expect([round, tally(answers)]).toEqual([round, { '201': 20, '409 no-seat-left': 30 }]);
      const seats = answers.flatMap(({ status, body }) => (status === 201 ? [body.seat as number] : []));
      expect(seats.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
      moveTo(monday.toString(), 16 * round); // and all of them again once they have lapsed
    }
  });

  test('of one organisation that asks 30 times, three get a seat', async () => {
    const expert = await aGroupAdviser(server, client, { capacity: 20 });
    const { id } = await aGroupSession(expert, thursday);
    const one = await aBooker(server, client);
    const answers = await Promise.all(Array.from({ length: 30 }, () => takeSeat(one, id)));
    expect(tally(answers)).toEqual({ '201': 3, '409 hold-limit': 27 });
  });

  test('whoever takes seats of sessions that others’ holds lapse in waits for nobody for ever', async () => {
    const experts = await Promise.all(Array.from({ length: 6 }, () => aGroupAdviser(server, client, { capacity: 40 })));
    const sessions = await Promise.all(experts.map((expert) => aGroupSession(expert, thursday)));
    for (const round of [1, 2]) {
      const answers = await Promise.all(
        crowd
          .slice(0, 30)
          .flatMap((each, index) =>
            [0, 1, 2].map((step) => takeSeat(each, sessions[(index + step * round) % sessions.length].id)),
          ),
      );
      expect([round, Object.keys(tally(answers)).filter((name) => name !== '201')]).toEqual([round, []]);
      moveTo(monday.toString(), 16 * round);
    }
  });

  test('of sessions that are scheduled at one time and held by others, one has it', async () => {
    const expert = await aGroupAdviser(server, client);
    const { body: single } = await expert.client.post(`/api/v1/experts/${expert.id}/offers`, anOffer);
    const slot = (await slotsOf(client, { id: expert.id, offerId: single.id }, monday)).find(
      ({ start }) => start === thursday,
    );
    const answers = await Promise.all(
      crowd.map((each, index) => (index % 2 === 0 ? hold(each, slot) : schedule(expert, thursday))),
    );
    expect(tally(answers)).toEqual({ '201': 1, '409 slot-taken': 49 });
    expect(await takenTimes(server, expert.id)).toHaveLength(1);
  });

  test('of a session that is called off while seats are taken, confirmed and given back, nothing stands', async () => {
    const expert = await aGroupAdviser(server, client, { capacity: 50 });
    const { id } = await aGroupSession(expert, thursday);
    const held = await Promise.all(crowd.slice(0, 25).map((each) => takeSeat(each, id)));
    const answers = await Promise.all(
      crowd.map((each, index) => {
        if (index === 20) return callOff(expert, id);
        if (index >= 25) return takeSeat(each, id);
        const { id: bookingId } = held[index]?.body ?? {};
        return index % 2 === 0 ? confirm(each.client, bookingId) : cancel(each.client, bookingId);
      }),
    );
    const allowed = ['200', '201', '409 booking-state', '409 group-session-state'];
    expect(Object.keys(tally(answers)).filter((name) => !allowed.includes(name))).toEqual([]);
    const { rows } = await server.owner.query<{ state: string; confirmed: boolean; id: string }>(
      'SELECT id, state, confirmed_at IS NOT NULL AS confirmed FROM bookings WHERE group_session_id = $1',
      [id],
    );
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['cancelled']));
    for (const { id: bookingId, confirmed } of rows) {
      expect((await newsOf(server, bookingId)).filter((kind) => kind === 'booking-cancelled').length).toBe(
        confirmed ? 1 : 0,
      );
    }
    expect(await takenTimes(server, expert.id)).toEqual([]);
  });

  test('a confirmed seat and the decision are one after the other: it takes place with it, or is called off with it', async () => {
    for (const round of [1, 2, 3, 4]) {
      const expert = await aGroupAdviser(server, client, { minimum_seats: 1 });
      const start = at(3 + round, 10);
      const { id } = await aGroupSession(expert, start);
      moveTo(start, -24 * 60 - 10);
      const held = await takeSeat(booker(round), id);
      moveTo(start, -24 * 60 + 4);
      const [confirmed] = await Promise.all([confirm(booker(round).client, held.body.id), sweep(), sweep()]);
      expect(confirmed.status).toBe(200);
      await sweep();
      expect(await read(id)).toMatchObject({ state: 'scheduled', takes_place: true });
    }
  });

  test('a hold of an ordinary time does not disturb a session: each has its own', async () => {
    const expert = await aGroupAdviser(server, client);
    const { body: single } = await expert.client.post(`/api/v1/experts/${expert.id}/offers`, anOffer);
    const slots = await slotsOf(client, { id: expert.id, offerId: single.id }, monday);
    await aGroupSession(expert, thursday);
    await aHold(booker(0), slots[0]);
    expect(await takenTimes(server, expert.id)).toHaveLength(2);
  });
});
