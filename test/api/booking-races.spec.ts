import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
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
  minutesBetween,
  move,
  newsOf,
  takenTimes,
} from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import { type AnExpert, anExpert, slotsOf } from '../support/factories.js';
import { deadlocksIn, startServer, type TestServer } from '../support/server.js';

const callers = 50;

let server: TestServer;
let client: Client;
/** Of 50 people and 50 organisations. */
let crowd: ABooker[];

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
  crowd = await bookers(server, client, callers);
});

afterAll(async () => {
  await server.stop();
  expect(await deadlocksIn(server.databaseUrl)).toBe(0);
});

/** Every test is a week after the one before, when all of its holds have lapsed. */
let monday = aMonday;
beforeEach(() => {
  monday = monday.add({ hours: 7 * 24 });
  server.clock.moveTo(monday);
});

/** Each caller's request, all at once. */
function atOnce(ask: (booker: ABooker, index: number) => Promise<Answer>): Promise<Answer[]> {
  return Promise.all(crowd.map(ask));
}

/** How many answered what: `{ '201': 1, '409 slot-taken': 49 }`. */
function tally(answers: readonly Answer[]): Record<string, number> {
  const names = answers.map(({ status, body }) => (status < 300 ? String(status) : `${status} ${body.code}`));
  return Object.fromEntries(
    Object.entries(Object.groupBy(names, (name) => name)).map(([name, all]) => [name, all?.length ?? 0]),
  );
}

function winners(answers: readonly Answer[]): Answer[] {
  return answers.filter(({ status }) => status < 300);
}

async function expectNoOverlap(expert: AnExpert): Promise<void> {
  const taken = await takenTimes(server, expert.id);
  for (const [index, { start }] of taken.entries()) {
    const before = taken[index - 1];
    if (before) expect(Temporal.Instant.compare(before.end, start)).toBeLessThanOrEqual(0);
  }
}

function startsOf(slots: readonly { start: string }[]): string[] {
  return slots.map(({ start }) => start);
}

function pick<T>(from: readonly T[], index: number): T {
  return from[index % from.length] as T;
}

describe('of 50 callers', () => {
  test('for one time, one gets it, and 49 are told the nearest that are free', async () => {
    const expert = await anExpert(server, client);
    const slots = await slotsOf(client, expert, monday);
    const wanted = slots[5] as ASlot;
    const answers = await atOnce((booker) => hold(booker, wanted));
    expect(tally(answers)).toEqual({ '201': 1, '409 slot-taken': 49 });

    const free = await slotsOf(client, expert, monday.subtract({ hours: 24 }), 15);
    const away = ({ start }: { start: string }) => Math.abs(minutesBetween(wanted.start, start));
    const nearest = free.toSorted((a, b) => away(a) - away(b)).slice(0, 5);
    for (const { status, body } of answers) {
      if (status === 409) expect(startsOf(body.alternatives)).toEqual(startsOf(nearest));
    }
    const { body: refusal } = answers.find(({ status }) => status === 409) as Answer;
    const losers = crowd.filter((_, index) => answers[index]?.status === 409);
    for (const [index, slot] of (refusal.alternatives as ASlot[]).entries()) {
      expect(await hold(losers[index] as ABooker, slot)).toMatchObject({ status: 201, body: { start: slot.start } });
    }
  });

  test('for one time with a key of their own each, one gets it, and 49 are told the nearest', async () => {
    const expert = await anExpert(server, client);
    const [wanted] = await slotsOf(client, expert, monday);
    const answers = await atOnce((booker, index) => hold(booker, wanted, { key: `mine-${index}` }));
    expect(tally(answers)).toEqual({ '201': 1, '409 slot-taken': 49 });
    for (const { status, body } of answers) if (status === 409) expect(body.alternatives).toHaveLength(5);
  });

  test('for times that overlap, with buffers, no two get what overlaps, and nobody is refused a free one', async () => {
    const expert = await anExpert(server, client, {
      offer: { interval_minutes: 5, duration_minutes: 25, buffer_before_minutes: 10, buffer_after_minutes: 15 },
    });
    const slots = (await slotsOf(client, expert, monday)).slice(0, 40);
    const answers = await atOnce((booker, index) => hold(booker, pick(slots, index * 7)));
    expect(Object.keys(tally(answers)).toSorted()).toEqual(['201', '409 slot-taken']);
    const starts = startsOf(winners(answers).map(({ body }) => body)).toSorted();
    expect(starts.length).toBeGreaterThan(1);
    for (const [index, start] of starts.slice(1).entries()) {
      expect(minutesBetween(starts[index] as string, start)).toBeGreaterThanOrEqual(25 + 15 + 10);
    }
    await expectNoOverlap(expert);
    const free = new Set(startsOf(await slotsOf(client, expert, monday)));
    for (const [index, { status }] of answers.entries()) {
      if (status === 409) expect(free).not.toContain(pick(slots, index * 7).start);
    }
  });

  test('of one organisation, over many advisers, three get a hold', async () => {
    const experts = await Promise.all(Array.from({ length: 10 }, () => anExpert(server, client)));
    const slots = await Promise.all(experts.map((expert) => slotsOf(client, expert, monday)));
    const booker = await aBooker(server, client);
    for (const round of [1, 2]) {
      const answers = await atOnce((_, index) => hold(booker, pick(slots, index)[Math.floor(index / 10)]));
      expect([round, tally(answers)]).toEqual([round, { '201': 3, '409 hold-limit': 47 }]);
      const taken = (await Promise.all(experts.map(({ id }) => takenTimes(server, id)))).flat();
      expect(taken.map(({ reference }) => reference).toSorted()).toEqual(
        winners(answers)
          .map(({ body }) => body.id)
          .toSorted(),
      );
      server.clock.moveTo(monday.add({ minutes: 16 })); // and three more once those have lapsed
    }
  });

  test('with one Idempotency-Key, the work is done once', async () => {
    const expert = await anExpert(server, client);
    const slots = await slotsOf(client, expert, monday);
    const booker = await aBooker(server, client);
    const answers = await atOnce(() => hold(booker, slots[0], { key: 'at-once' }));
    expect(Object.keys(tally(answers)).filter((name) => !['201', '409 request-in-flight'].includes(name))).toEqual([]);
    const ids = new Set(winners(answers).map(({ body }) => body.id));
    expect(ids.size).toBe(1);
    expect((await takenTimes(server, expert.id)).map(({ reference }) => reference)).toEqual([...ids]);
    const again = await hold(booker, slots[0], { key: 'at-once' });
    expect([again.status, again.body.id]).toEqual([201, [...ids][0]]);
    expect((await booker.client.get('/api/v1/bookings')).body.items).toHaveLength(1);
  });
});

describe('when a hold lapses', () => {
  /** One confirms while others take: `early` ms before the lapse all of them set out, over `spread` ms. */
  async function confirmAgainstTakers(
    slot: ASlot,
    expert: AnExpert,
    { early, spread }: { early: number; spread: number },
  ) {
    const [holder, ...takers] = crowd as [ABooker, ...ABooker[]];
    const held = await aHold(holder, slot);
    server.clock.moveTo(Temporal.Instant.from(held.lapses_at).subtract({ milliseconds: early }));
    const [confirmed, ...taken] = await Promise.all([
      after(spread / 2, () => confirm(holder.client, held.id)),
      ...takers.map((taker, index) => after((spread * index) / takers.length, () => hold(taker, slot))),
    ]);
    const answers = [confirmed, ...taken];
    for (const answer of answers) {
      expect(['200', '201', '409 slot-taken', '410 hold-lapsed']).toContain(Object.keys(tally([answer]))[0]);
    }
    // Who came too late to confirm has lost it; if nobody else came late enough to take it, it is free now.
    if (winners(answers).length === 0) answers.push(await hold(takers[0] as ABooker, slot));
    expect(winners(answers)).toHaveLength(1);
    const [winner] = winners(answers);
    const times = await takenTimes(server, expert.id);
    expect(times.map(({ reference }) => reference)).toContain(winner?.body.id);
    await expectNoOverlap(expert);
    return { confirmed: winner?.body.id === held.id, held, winner };
  }

  test('either it was confirmed or somebody else has the time, never both and never neither', async () => {
    const expert = await anExpert(server, client);
    const slots = await slotsOf(client, expert, monday);
    const outcomes: boolean[] = [];
    // From well before the lapse, where confirming wins, to well after, where it cannot.
    for (const [round, early] of [60_000, 400, 250, 150, 80, 30, -50].entries()) {
      const { confirmed, held, winner } = await confirmAgainstTakers(slots[round] as ASlot, expert, {
        early,
        spread: 100,
      });
      outcomes.push(confirmed);
      const { body } = await (crowd[0] as ABooker).client.get(`/api/v1/bookings/${held.id}`);
      expect(body.state).toBe(confirmed ? 'confirmed' : 'lapsed');
      expect(await newsOf(server, held.id)).toHaveLength(confirmed ? 2 : 0);
      if (!confirmed) expect(winner?.body.state).toBe('held');
    }
    expect([outcomes.at(0), outcomes.at(-1)]).toEqual([true, false]);
  });
});

function after<T>(milliseconds: number, work: () => T | Promise<T>): Promise<T> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds)).then(work);
}

describe('when sessions move', () => {
  test('into each other’s time at once, neither does, and nobody waits for ever', async () => {
    const expert = await anExpert(server, client);
    const [first, second] = (await slotsOf(client, expert, monday)) as [ASlot, ASlot];
    const [a, b] = crowd as [ABooker, ABooker];
    const one = await aSession(a, first);
    const two = await aSession(b, second);
    const answers = await atOnce((_, index) =>
      index % 2 === 0 ? move(a.client, one.id, second.start) : move(b.client, two.id, first.start),
    );
    expect(tally(answers)).toEqual({ '409 slot-taken': 50 });
    for (const [{ client: own }, { id, start }] of [[a, one] as const, [b, two] as const]) {
      expect((await own.get(`/api/v1/bookings/${id}`)).body).toMatchObject({ start, sequence: 0, state: 'confirmed' });
      expect(await newsOf(server, id)).toHaveLength(2);
    }
  });

  test('round in a ring with one free place, each has one place in the end', async () => {
    const expert = await anExpert(server, client, { offer: { buffer_after_minutes: 10, interval_minutes: 20 } });
    const ring = ['T09:00:00Z', 'T09:40:00Z', 'T10:20:00Z', 'T11:00:00Z'].map((time) => `${dateOf(monday)}${time}`);
    const slots = (await slotsOf(client, expert, monday)).filter(({ start }) => ring.includes(start));
    const sessions = await Promise.all(slots.slice(0, 3).map((slot, index) => aSession(crowd[index] as ABooker, slot)));
    const answers = await atOnce((_, index) => {
      const place = index % 3;
      const session = sessions[place];
      return move((crowd[place] as ABooker).client, session.id, pick(ring, place + 1 + Math.floor(index / 3)));
    });
    expect(Object.keys(tally(answers)).filter((name) => !['200', '409 slot-taken'].includes(name))).toEqual([]);
    await expectNoOverlap(expert);
    for (const [index, { id }] of sessions.entries()) {
      const { body } = await (crowd[index] as ABooker).client.get(`/api/v1/bookings/${id}`);
      const taken = (await takenTimes(server, expert.id)).find(({ reference }) => reference === id);
      expect(taken?.start.toString()).toBe(body.start);
      expect(await newsOf(server, id)).toHaveLength(2 + 2 * body.sequence);
    }
  });

  test('25 and 25 times into one free time, one session has it, once', async () => {
    const expert = await anExpert(server, client);
    const [first, second, third] = (await slotsOf(client, expert, monday)) as [ASlot, ASlot, ASlot];
    const [a, b] = crowd as [ABooker, ABooker];
    const sessions = [await aSession(a, first), await aSession(b, second)];
    const answers = await atOnce((_, index) =>
      move(index < 25 ? a.client : b.client, sessions[index < 25 ? 0 : 1].id, third.start),
    );
    expect(tally(answers)).toEqual({ '200': 25, '409 slot-taken': 25 });
    const won = new Set(winners(answers).map(({ body }) => body.id));
    expect(won.size).toBe(1);
    for (const { body } of winners(answers)) expect(body).toMatchObject({ start: third.start, sequence: 1 });
    for (const { id } of sessions) expect(await newsOf(server, id)).toHaveLength(won.has(id) ? 4 : 2);
    await expectNoOverlap(expert);
  });

  test('50 of them into one free time, one does, and 49 stay and are told the nearest', async () => {
    const expert = await anExpert(server, client);
    const slots = await slotsOf(client, expert, monday);
    const sessions = await Promise.all(crowd.map((booker, index) => aSession(booker, slots[index])));
    const wanted = slots[60] as ASlot;
    const answers = await atOnce(({ client: own }, index) => move(own, sessions[index].id, wanted.start));
    expect(tally(answers)).toEqual({ '200': 1, '409 slot-taken': 49 });
    for (const { status, body } of answers) if (status === 409) expect(body.alternatives).toHaveLength(5);
    await expectNoOverlap(expert);
    expect(await takenTimes(server, expert.id)).toHaveLength(50);
  });
});

function dateOf(instant: Temporal.Instant): string {
  return instant.toString().slice(0, 10);
}

test('of one booking that is confirmed, moved and cancelled at once, what happened is one sequence of these', async () => {
  const expert = await anExpert(server, client);
  const slots = await slotsOf(client, expert, monday);
  const own = (crowd[0] as ABooker).client;
  const endings: string[] = [];
  for (let round = 0; round < 4; round++) {
    const { id } = await aHold(crowd[0] as ABooker, slots[0]);
    if (round % 2 === 1) await confirm(own, id);
    const answers = await atOnce((_, index) => {
      if (index % 3 === 0) return confirm(own, id);
      return index % 3 === 1 ? move(own, id, slots[index]?.start) : cancel(index % 2 ? own : expert.client, id);
    });
    expect(Object.keys(tally(answers)).filter((name) => !['200', '409 booking-state'].includes(name))).toEqual([]);
    const { body } = await own.get(`/api/v1/bookings/${id}`);
    const events = await eventsOf(id);
    expect(events.join(' ')).toMatch(/^held( confirmed( moved)*)? cancelled$/);
    const moves = events.filter((kind) => kind === 'moved').length;
    expect(body).toMatchObject({ state: 'cancelled', sequence: moves + 1 });
    // Both sides are told of each, except of the end of what was only held.
    expect(await newsOf(server, id)).toHaveLength(events.includes('confirmed') ? 2 * (moves + 2) : 0);
    expect(winners(answers).filter((answer) => answer.body.state === 'cancelled')).toHaveLength(1);
    expect(await takenTimes(server, expert.id)).toEqual([]);
    endings.push(events.join(' '));
  }
  expect(endings).toHaveLength(4);
});

async function eventsOf(bookingId: string): Promise<string[]> {
  const { rows } = await server.owner.query<{ kind: string }>(
    'SELECT kind FROM booking_events WHERE booking_id = $1 ORDER BY id',
    [bookingId],
  );
  return rows.map(({ kind }) => kind);
}

describe('when hours change while people book', () => {
  interface Witnessed {
    readonly what: 'hours' | 'off' | 'back' | 'held' | 'moved';
    readonly windows: { opens: number; closes: number }[] | null;
    readonly period: { start: string; end: string } | null;
  }

  /**
   * Writes down, in the transactions themselves and so in the order in which they had the diary, which hours came into
   * force and which times were taken.
   */
  beforeAll(() =>
    server.owner.query(`
      CREATE TABLE witnessed (n bigserial PRIMARY KEY, expert_id uuid, what text, windows json, period json);
      CREATE FUNCTION witness() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
      BEGIN
        INSERT INTO witnessed (expert_id, what, windows, period)
        SELECT expert_id, what, windows, json_build_object('start', lower(during), 'end', upper(during)) FROM (
          SELECT
            coalesce(to_jsonb(NEW), to_jsonb(OLD)) ->> 'expert_id' AS expert_id,
            CASE TG_TABLE_NAME
              WHEN 'weekly_hours' THEN 'hours'
              WHEN 'time_off' THEN CASE TG_OP WHEN 'DELETE' THEN 'back' ELSE 'off' END
              ELSE CASE TG_OP WHEN 'INSERT' THEN 'held' ELSE 'moved' END
            END AS what,
            (SELECT json_agg(json_build_object('opens', lower(w), 'closes', upper(w)))
             FROM unnest((coalesce(to_jsonb(NEW), to_jsonb(OLD)) ->> 'windows')::int4multirange) w) AS windows,
            (coalesce(to_jsonb(NEW), to_jsonb(OLD)) ->> 'during')::tstzrange AS during
        ) AS seen (expert_id_text, what, windows, during), LATERAL (SELECT expert_id_text::uuid AS expert_id) AS id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER witness AFTER INSERT ON weekly_hours FOR EACH ROW EXECUTE FUNCTION witness();
      CREATE TRIGGER witness AFTER INSERT OR DELETE ON time_off FOR EACH ROW EXECUTE FUNCTION witness();
      CREATE TRIGGER witness AFTER INSERT OR UPDATE OF during ON occupancies FOR EACH ROW EXECUTE FUNCTION witness();
    `),
  );

  async function witnessedOf(expert: AnExpert): Promise<Witnessed[]> {
    const { rows } = await server.owner.query<Witnessed>(
      'SELECT what, windows, period FROM witnessed WHERE expert_id = $1 ORDER BY n',
      [expert.id],
    );
    return rows;
  }

  /** Reads the record: every time that was taken lay in the hours that were in force then, on their grid, and not in time off. */
  function expectLawful(record: readonly Witnessed[]): Witnessed[] {
    let hours: Witnessed['windows'] = [];
    const off = new Map<string, { start: string; end: string }>();
    for (const { what, windows, period } of record) {
      if (what === 'hours') hours = windows;
      else if (what === 'off' && period) off.set(JSON.stringify(period), period);
      else if (what === 'back') off.delete(JSON.stringify(period));
      else if (period) {
        const [start, end] = [minuteOfDay(period.start), minuteOfDay(period.end)];
        const inForce = hours?.some(
          ({ opens, closes }) => opens <= start && end <= closes && (start - opens) % 30 === 0,
        );
        expect([period, hours, inForce]).toEqual([period, hours, true]);
        const away = [...off.values()].filter((each) => overlap(each, period));
        expect([period, away]).toEqual([period, []]);
      }
    }
    return record.filter(({ what }) => what === 'held' || what === 'moved');
  }

  function everyDay(opens: string, closes: string) {
    const windows = [{ opens, closes }];
    return {
      zone: 'UTC',
      weekly: { 1: windows, 2: windows, 3: windows, 4: windows, 5: windows, 6: windows, 7: windows },
    };
  }

  /** Sets the same hours again and again until others are done. */
  async function keepSetting(expert: AnExpert, hours: object, others: Promise<unknown>): Promise<void> {
    const asking = new AbortController();
    void others.finally(() => asking.abort());
    while (!asking.signal.aborted) {
      const { status } = await expert.client.put(`/api/v1/experts/${expert.id}/diary/hours`, {
        ...hours,
        orphans: 'keep',
      });
      expect(status).toBe(200);
    }
  }

  test('every time that was taken was listed under the hours in force when it was', async () => {
    const expert = await anExpert(server, client, { zone: 'UTC' });
    const all = await slotsOf(client, expert, monday);
    // The mornings, the afternoons, and most of the day on another grid.
    const turns = [everyDay('09:00', '13:00'), everyDay('12:30', '17:00'), everyDay('09:15', '16:15')];
    const asking = atOnce(async (booker, index) => {
      // Not all in the first instant, or they are done before the hours change.
      const slots = await after(index * 8, () => (index % 3 === 0 ? slotsOf(client, expert, monday) : all));
      const held = await hold(booker, pick(slots, index * 11));
      return held.status === 201 && index % 2 === 0 ? confirm(booker.client, held.body.id) : held;
    });
    const changes = turns.map((turn) => keepSetting(expert, turn, asking));
    const answers = await asking;
    await Promise.all(changes);
    expect(Object.keys(tally(answers)).filter((name) => !['200', '201', '409 slot-taken'].includes(name))).toEqual([]);
    const taken = expectLawful(await witnessedOf(expert));
    expect(taken).toHaveLength(winners(answers).length);
    expect(taken.length).toBeGreaterThan(0);
    await expectNoOverlap(expert);
  });

  test('nobody gets, or moves into, time off that was taken before', async () => {
    const expert = await anExpert(server, client, { zone: 'UTC' });
    const all = await slotsOf(client, expert, monday);
    const sessions = await Promise.all(all.slice(0, 10).map((slot, index) => aSession(crowd[index] as ABooker, slot)));
    const goAway = async (day: number) => {
      const start = monday.add({ hours: 24 * day }).toString();
      const end = monday.add({ hours: 24 * (day + 1) }).toString();
      const { status, body } = await expert.client.post(`/api/v1/experts/${expert.id}/diary/time-off`, {
        start,
        end,
        orphans: 'keep',
      });
      expect(status).toBe(201);
      const away: { id: string; start: string }[] = body.time_off;
      const back = away.find((each) => each.start === start);
      if (day % 2 === 0) await expert.client.delete(`/api/v1/experts/${expert.id}/diary/time-off/${back?.id}`);
    };
    const changes = Promise.all([1, 2, 3, 4, 5].map(goAway));
    const answers = await atOnce((booker, index) =>
      index < 10
        ? move(booker.client, sessions[index].id, pick(all, 16 + index * 9).start)
        : hold(booker, pick(all, 16 + index * 9)),
    );
    await changes;
    expect(Object.keys(tally(answers)).filter((name) => !['200', '201', '409 slot-taken'].includes(name))).toEqual([]);
    expect(expectLawful(await witnessedOf(expert))).toHaveLength(10 + winners(answers).length);
    await expectNoOverlap(expert);
  });

  function minuteOfDay(instant: string): number {
    const { hour, minute } = Temporal.Instant.from(instant).toZonedDateTimeISO('UTC');
    return hour * 60 + minute;
  }

  function overlap(a: { start: string; end: string }, b: { start: string; end: string }): boolean {
    return a.start < b.end && b.start < a.end;
  }
});
