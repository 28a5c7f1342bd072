import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs.js';
import {
  aBooker,
  type ABooker,
  aHold,
  aMonday,
  bookers,
  cancel,
  confirm,
  hold,
  minutesBetween,
  newsOf,
  takenTimes,
} from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import { type AnExpert, anExpert, slotsOf } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: Client;
let booker: ABooker;

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
});
afterAll(() => server.stop());

let monday = aMonday;
beforeEach(async () => {
  monday = monday.add({ hours: 7 * 24 });
  server.clock.moveTo(monday);
  booker = await aBooker(server, client);
});

const askingExpert = () => anExpert(server, client, { offer: { asks: true } });

function answer(expert: AnExpert, id: string, body: object): Promise<Answer> {
  return expert.client.post(`/api/v1/bookings/${id}/answer`, body);
}

const accept = (expert: AnExpert, id: string) => answer(expert, id, { answer: 'accepted' });
const decline = (expert: AnExpert, id: string, note?: string) =>
  answer(expert, id, { answer: 'declined', reason: 'no-time', ...(note === undefined ? {} : { note }) });

/** A time held and asked for; throws unless that worked. */
async function aRequest(expert: AnExpert, given: { by?: ABooker; slot?: number } = {}): Promise<any> {
  const by = given.by ?? booker;
  const { id } = await aHold(by, (await slotsOf(client, expert, monday))[given.slot ?? 4]);
  const { status, body } = await confirm(by.client, id);
  if (status !== 200 || body.state !== 'requested') throw new Error(`Not requested, but ${JSON.stringify(body)}`);
  return body;
}

async function lists(expert: AnExpert, start: string): Promise<boolean> {
  return (await slotsOf(client, expert, monday)).some((slot) => slot.start === start);
}

/** Whether the directory knows the adviser as free in the half hour from a start. */
async function isFoundFree(expert: AnExpert, start: string): Promise<boolean> {
  const to = Temporal.Instant.from(start).add({ minutes: 30 }).toString();
  const { body } = await client.get(`/api/v1/experts?free_from=${start}&free_to=${to}&limit=50`);
  return body.items.some((item: { id: string }) => item.id === expert.id);
}

describe('an offer that asks', () => {
  test('makes a request of a hold: it keeps its time for 48 hours and asks the adviser', async () => {
    const expert = await askingExpert();
    const request = await aRequest(expert, { slot: 60 });
    expect(request).toMatchObject({ state: 'requested', confirmed_at: null });
    expect(minutesBetween(request.requested_at, request.lapses_at)).toBe(48 * 60);
    expect(await lists(expert, request.start)).toBe(false);
    expect(await isFoundFree(expert, request.start)).toBe(false);
    expect(await newsOf(server, request.id)).toEqual(['booking-requested']);
    const { rows } = await server.owner.query(
      'SELECT to_address, body, calendar FROM letters WHERE kind = $1 AND body LIKE $2',
      ['booking-requested', `%${request.id}%`],
    );
    expect(rows).toEqual([
      { to_address: expert.person.email, calendar: null, body: expect.stringContaining('until Wednesday') },
    ]);
    expect((await expert.client.get('/api/v1/bookings?as=adviser')).body.items).toMatchObject([{ state: 'requested' }]);
    expect((await booker.client.get(`/api/v1/bookings/${request.id}.ics`)).status).toBe(409);
  });

  test('is answered before the session starts, however little time that leaves', async () => {
    const expert = await askingExpert();
    const request = await aRequest(expert, { slot: 2 });
    expect(request.lapses_at).toBe(request.start);
  });

  test('confirming again asks no second time', async () => {
    const expert = await askingExpert();
    const { id } = await aRequest(expert);
    expect(await confirm(booker.client, id)).toMatchObject({ status: 200, body: { state: 'requested' } });
    expect(await newsOf(server, id)).toHaveLength(1);
  });

  test('gives its hold back, so that an organisation can hold three more', async () => {
    const expert = await askingExpert();
    for (const slot of [4, 4, 4, 4]) await aRequest(expert, { slot });
  });

  test('of many, an organisation waits for five answers at most', async () => {
    const expert = await askingExpert();
    for (let made = 0; made < 5; made++) await aRequest(expert);
    const slots = await slotsOf(client, expert, monday);
    expect(await hold(booker, slots[4])).toMatchObject({ status: 409, body: { code: 'request-limit' } });
    const instant = await anExpert(server, client);
    expect((await hold(booker, (await slotsOf(client, instant, monday))[4])).status).toBe(201);
  });

  test('of what it may still ask for, an organisation holds no more than makes five', async () => {
    const expert = await askingExpert();
    for (let made = 0; made < 4; made++) await aRequest(expert);
    const slots = await slotsOf(client, expert, monday);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => hold(booker, slots[4 + index])));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'request-limit')).toHaveLength(19);
  });
});

describe('the adviser', () => {
  test('accepts: the session stands and both are invited', async () => {
    const expert = await askingExpert();
    const { id, start } = await aRequest(expert, { slot: 60 });
    expect(await accept(expert, id)).toMatchObject({
      status: 200,
      body: { state: 'confirmed', lapses_at: null },
    });
    expect(await newsOf(server, id)).toEqual(['booking-requested', 'booking-confirmed', 'booking-confirmed']);
    server.clock.moveTo(Temporal.Instant.from(start).subtract({ minutes: 5 })); // long after the request would have lapsed
    expect((await takenTimes(server, expert.id)).map(({ reference }) => reference)).toEqual([id]);
    expect(await accept(expert, id)).toMatchObject({ status: 200, body: { state: 'confirmed' } });
    expect(await newsOf(server, id)).toHaveLength(3);
  });

  test('declines with a reason and a word: the time is free, and the client knows why', async () => {
    const expert = await askingExpert();
    const { id, start } = await aRequest(expert);
    expect(await decline(expert, id, 'Try me in May.')).toMatchObject({
      status: 200,
      body: { state: 'declined', declined: { reason: 'no-time', note: 'Try me in May.' } },
    });
    expect(await lists(expert, start)).toBe(true);
    expect(await isFoundFree(expert, start)).toBe(true);
    const { rows } = await server.owner.query('SELECT to_address, body FROM letters WHERE kind = $1 AND body LIKE $2', [
      'booking-declined',
      `%${id}%`,
    ]);
    expect(rows).toEqual([
      { to_address: booker.organisation.booker.email, body: expect.stringContaining('> Try me in May.') },
    ]);
    for (const late of [await accept(expert, id), await decline(expert, id), await cancel(booker.client, id)]) {
      expect(late).toMatchObject({ status: 409, body: { code: 'booking-state', state: 'declined' } });
    }
  });

  test('says why, or nothing is declined', async () => {
    const expert = await askingExpert();
    const { id } = await aRequest(expert);
    expect(await answer(expert, id, { answer: 'declined' })).toMatchObject({ status: 400 });
    expect(await answer(expert, id, { answer: 'declined', reason: 'bored' })).toMatchObject({ status: 400 });
    expect(await answer(expert, id, { answer: 'perhaps' })).toMatchObject({ status: 400 });
    expect((await booker.client.get(`/api/v1/bookings/${id}`)).body.state).toBe('requested');
  });

  test('answers requests only', async () => {
    const expert = await anExpert(server, client);
    const held = await aHold(booker, (await slotsOf(client, expert, monday))[4]);
    for (const told of [await accept(expert, held.id), await decline(expert, held.id)]) {
      expect(told).toMatchObject({ status: 409, body: { code: 'booking-state', state: 'held' } });
    }
  });
});

describe('without an answer', () => {
  test('a request lapses: its time is free at once, and both are told', async () => {
    const expert = await askingExpert();
    const { id, start, lapses_at: lapsesAt } = await aRequest(expert, { slot: 60 });
    server.clock.moveTo(Temporal.Instant.from(lapsesAt));
    expect(await accept(expert, id)).toMatchObject({ status: 410, body: { code: 'request-lapsed' } });
    expect(await decline(expert, id)).toMatchObject({ status: 410, body: { code: 'request-lapsed' } });
    expect((await booker.client.get(`/api/v1/bookings/${id}`)).body.state).toBe('lapsed');
    expect(await lists(expert, start)).toBe(true);
    await server.app.get(Jobs).sweepNow();
    await server.app.get(Jobs).sweepNow();
    expect(await newsOf(server, id)).toEqual(['booking-requested', 'booking-request-lapsed', 'booking-request-lapsed']);
    expect(await isFoundFree(expert, start)).toBe(true);
  });

  test('whoever takes its time before anybody tidies leaves the rest of it free in the directory', async () => {
    const expert = await anExpert(server, client, {
      offer: { asks: true, duration_minutes: 30, interval_minutes: 15 },
    });
    const { start, lapses_at: lapsesAt } = await aRequest(expert, { slot: 120 });
    server.clock.moveTo(Temporal.Instant.from(lapsesAt));
    const other = await aBooker(server, client);
    const later = Temporal.Instant.from(start).add({ minutes: 15 }).toString();
    const slot = (await slotsOf(client, expert, monday)).find((each) => each.start === later);
    const held = await aHold(other, slot);
    await cancel(other.client, held.id);
    await server.app.get(Jobs).sweepNow();
    expect(await isFoundFree(expert, start)).toBe(true);
  });
});

test('whoever asked withdraws, and the adviser is told', async () => {
  const expert = await askingExpert();
  const { id, start } = await aRequest(expert);
  expect(await cancel(booker.client, id)).toMatchObject({ status: 200, body: { state: 'cancelled' } });
  expect(await lists(expert, start)).toBe(true);
  const { rows } = await server.owner.query(
    'SELECT to_address, calendar FROM letters WHERE kind = $1 AND body LIKE $2',
    ['booking-request-withdrawn', `%${id}%`],
  );
  expect(rows).toEqual([{ to_address: expert.person.email, calendar: null }]);
});

test('a change of hours counts a request among what it would orphan, and whoever asked is told', async () => {
  const expert = await askingExpert();
  const { id, start } = await aRequest(expert);
  const off = { start, end: Temporal.Instant.from(start).add({ hours: 1 }).toString(), reason: '' };
  const path = `/api/v1/experts/${expert.id}/diary/time-off`;
  expect(await expert.client.post(path, off)).toMatchObject({ status: 409, body: { orphans: [{ id }] } });
  expect((await expert.client.post(path, { ...off, orphans: 'cancel' })).status).toBeLessThan(300);
  expect(await newsOf(server, id)).toEqual(['booking-requested', 'booking-request-withdrawn']);
});

describe('many at once', () => {
  const outcomes = (answers: readonly Answer[]) =>
    [...Map.groupBy(answers, ({ status, body }) => `${status} ${body.code ?? body.state}`).keys()].toSorted();

  test('accept against withdraw: one of them is what happened, and the diary agrees', async () => {
    const expert = await askingExpert();
    for (let round = 0; round < 6; round++) {
      const { id } = await aRequest(expert, { slot: round });
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) => (index % 2 ? accept(expert, id) : cancel(booker.client, id))),
      );
      const { body } = await booker.client.get(`/api/v1/bookings/${id}`);
      const taken = (await takenTimes(server, expert.id)).some(({ reference }) => reference === id);
      // A session that was accepted first can be called off after, so in the end somebody always cancelled.
      expect({ state: body.state, taken }).toEqual({ state: 'cancelled', taken: false });
      expect(answers.filter(({ body }) => body.state === 'cancelled' && !body.code)).toHaveLength(1);
      for (const outcome of outcomes(answers)) {
        expect(['200 confirmed', '200 cancelled', '409 booking-state']).toContain(outcome);
      }
    }
  });

  test('accept against decline: one answer is given, and told once', async () => {
    const expert = await askingExpert();
    const seen = new Set<string>();
    for (let round = 0; round < 6; round++) {
      const { id } = await aRequest(expert, { slot: round });
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) => (index % 2 === round % 2 ? accept(expert, id) : decline(expert, id))),
      );
      const { body } = await booker.client.get(`/api/v1/bookings/${id}`);
      seen.add(body.state);
      const news = await newsOf(server, id);
      expect(news).toEqual(
        body.state === 'confirmed'
          ? ['booking-requested', 'booking-confirmed', 'booking-confirmed']
          : ['booking-requested', 'booking-declined'],
      );
      const good = answers.filter(({ status }) => status === 200);
      expect(good.every((each) => each.body.state === body.state)).toBe(true);
      if (body.state === 'declined') expect(good).toHaveLength(1);
    }
    expect([...seen].every((state) => ['confirmed', 'declined'].includes(state))).toBe(true);
  });

  test('ten organisations ask for one time: one request, and the others are told what is free', async () => {
    const expert = await askingExpert();
    const crowd = await bookers(server, client, 10);
    const slot = (await slotsOf(client, expert, monday))[6];
    const answers = await Promise.all(
      crowd.map(async (one) => {
        const held = await hold(one, slot);
        return held.status === 201 ? confirm(one.client, held.body.id) : held;
      }),
    );
    expect(answers.filter(({ body }) => body.state === 'requested')).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'slot-taken' && body.alternatives.length > 0)).toHaveLength(9);
  });
});
