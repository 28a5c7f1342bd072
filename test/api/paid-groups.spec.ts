import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs.js';
import { aBooker, type ABooker, aMonday, bookers, cancel, confirm, fund } from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import { type AnExpert, anExpert, aPricedOffer, aRateCard, aSteward, slotsOf } from '../support/factories.js';
import { aGroupSession, holdSeries, takeSeat, tally } from '../support/groups.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let nobody: Client;
let steward: Client;
let crowd: ABooker[];

beforeAll(async () => {
  server = await startServer();
  nobody = await Client.of(server);
  steward = await nobody.as((await aSteward(server)).email);
});
beforeEach(async () => {
  server.clock.moveTo(aMonday);
  crowd = await bookers(server, nobody, 4);
});
afterAll(() => server.stop());

const start = '2027-03-31T09:00:00Z';

/** An hour, with half an hour before and a quarter after, paid for by two seats at least. */
const aClinic = { ...aPricedOffer, title: { en: 'A clinic' }, capacity: 4, minimum_seats: 2 };

/** Half of each line at £59.99: 30.00 + 15.00 + 8.00 for 30, 15 and 8 minutes, and 8 % on that. */
const aSeatCosts = 3000 + 1500 + 800 + 424;

function aClinician(offer: object = {}): Promise<AnExpert> {
  return anExpert(server, nobody, { offer: { ...aClinic, ...offer }, hourlyMinor: 5999 });
}

function booker(index: number): ABooker {
  return crowd[index] as ABooker;
}

async function aPaidSeat(one: ABooker, sessionId: string): Promise<any> {
  const taken = await takeSeat(one, sessionId);
  const { status, body } = await fund(steward, taken.body.id);
  if (status !== 200) throw new Error(`Not funded, but ${status}: ${JSON.stringify(body)}`);
  return body;
}

async function read(id: string): Promise<any> {
  return (await nobody.get(`/api/v1/group-sessions/${id}`)).body;
}

async function bookingOf({ client }: ABooker, id: string): Promise<any> {
  return (await client.get(`/api/v1/bookings/${id}`)).body;
}

function change(expert: AnExpert, offer: object): Promise<Answer> {
  return expert.client.put(`/api/v1/experts/${expert.id}/offers/${expert.offerId}`, offer);
}

describe('a seat that costs something', () => {
  test('costs what the session is listed at, and the seats it needs pay for the whole', async () => {
    const session = await aGroupSession(await aClinician(), start);
    expect(session.price.minor).toBe(aSeatCosts);
    const taken = await takeSeat(booker(0), session.id);
    expect(taken).toMatchObject({ status: 201, body: { price: session.price } });
    const { body } = await booker(0).client.get(`/api/v1/bookings/${taken.body.id}/quote`);
    expect(body).toMatchObject({ total: session.price, lines: [{ minutes: 30 }, { minutes: 15 }, { minutes: 8 }, {}] });
    expect(2 * body.adviser_net.minor).toBeGreaterThanOrEqual(5999 + 3000 + 1500);
    expect(await confirm(booker(0).client, taken.body.id)).toMatchObject({ body: { code: 'funding-needed' } });
  });

  test.each([
    ['is for one party by now', { capacity: 1, minimum_seats: 1 }],
    ['needs more seats by now', { minimum_seats: 4 }],
    ['is longer by now', { duration_minutes: 240 }],
    ['is met in person by now', { modes: ['in_person'], travel_minutes: 300 }],
  ])('costs the same though its offer %s', async (_, terms) => {
    const expert = await aClinician();
    const { id } = await aGroupSession(expert, start);
    expect((await change(expert, { ...aClinic, ...terms })).status).toBe(200);
    expect((await takeSeat(booker(0), id)).body.price.minor).toBe(aSeatCosts);
  });

  test('is listed at what it costs, whatever rate card its adviser adds', async () => {
    const expert = await aClinician();
    const { id } = await aGroupSession(expert, start);
    server.clock.moveTo(aMonday.add({ minutes: 1 }));
    await aRateCard(expert.client, expert.id, 9000);
    const listed = await read(id);
    expect(listed.price.minor).toBe(aSeatCosts);
    const { body } = await nobody.get(`/api/v1/experts/${expert.id}/group-sessions`);
    expect(body.items).toMatchObject([{ price: listed.price }]);
    expect((await takeSeat(booker(0), id)).body.price).toEqual(listed.price);
  });

  test('goes back where the session has too few, and what its client called off before stays due', async () => {
    const { id } = await aGroupSession(await aClinician(), start);
    const [stays, goes] = [await aPaidSeat(booker(0), id), await aPaidSeat(booker(1), id)];
    server.clock.moveTo(Temporal.Instant.from(start).subtract({ hours: 48 }));
    const left = await cancel(booker(1).client, goes.id);
    // Half of 45.00 is 22.50, and 8 % of that 1.80.
    expect(left.body.settlement).toMatchObject({ band: 'middle', due: { minor: 2430 } });
    server.clock.moveTo(Temporal.Instant.from(start).subtract({ hours: 24 }));
    await Promise.all(Array.from({ length: 5 }, () => server.app.get(Jobs).sweepNow()));
    expect(await bookingOf(booker(0), stays.id)).toMatchObject({
      state: 'cancelled',
      settlement: { kind: 'cancelled', band: 'excused', due: { minor: 0 }, returned: { minor: aSeatCosts } },
    });
    expect((await bookingOf(booker(1), goes.id)).settlement).toEqual(left.body.settlement);
  });

  test('goes back once though the session is called off, suspended and given back by many at once', async () => {
    const expert = await aClinician();
    const { id } = await aGroupSession(expert, start);
    const seats: any[] = [];
    for (const one of crowd) seats.push(await aPaidSeat(one, id));
    server.clock.moveTo(Temporal.Instant.from(start).subtract({ hours: 2 }));
    const off = { reason: 'illness' };
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => [
        expert.client.post(`/api/v1/group-sessions/${id}/cancellation`, off),
        steward.put(`/api/v1/experts/${expert.id}/suspension`, { reasons: 'To be looked into', sessions: 'cancel' }),
        cancel(booker(index % 4).client, seats[index % 4]?.id ?? ''),
      ]).flat(),
    );
    const { rows } = await server.owner.query(
      `SELECT b.state, s.band, (s.total_minor + s.returned_minor)::int AS paid FROM bookings b
       JOIN booking_settlements s ON s.booking_id = b.id WHERE b.group_session_id = $1`,
      [id],
    );
    expect(rows).toHaveLength(4);
    for (const row of rows) {
      expect(row).toMatchObject({ state: 'cancelled', paid: aSeatCosts });
      expect(['late', 'excused']).toContain(row.band);
    }
    expect((await read(id)).state ?? 'hidden').not.toBe('scheduled');
  });
});

test('no steward has a pool pay for their own session, nor secures the price of one', async () => {
  const person = await aSteward(server);
  const own = await nobody.as(person.email);
  const expert = await anExpert(server, nobody, { person, offer: aClinic, hourlyMinor: 5999 });
  const { id } = await aGroupSession(expert, start);
  const taken = await takeSeat(booker(0), id);
  expect(await fund(own, taken.body.id)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  expect((await fund(steward, taken.body.id)).status).toBe(200);
  const guarantee = { pool: 'Solidarity pool', reason: 'Agreed by the board' };
  const path = `/api/v1/group-sessions/${id}/guarantee`;
  expect(await own.post(path, guarantee)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  expect((await steward.post(path, guarantee)).status).toBe(200);
});

describe('a series that costs something', () => {
  async function aPaidSeries(one: ABooker): Promise<{ id: string; bookings: any[] }> {
    const expert = await anExpert(server, nobody, { offer: aPricedOffer, hourlyMinor: 5999 });
    const [slot] = await slotsOf(nobody, expert, Temporal.Instant.from('2027-03-31T00:00:00Z'), 1);
    const { status, body } = await holdSeries(one, slot, { count: 3 });
    if (status !== 201) throw new Error(`Not held, but ${status}: ${JSON.stringify(body)}`);
    return { id: body.series_id, bookings: body.bookings };
  }

  test('is confirmed as each is paid for, and together not before', async () => {
    const { id, bookings } = await aPaidSeries(booker(0));
    const together = () => booker(0).client.post(`/api/v1/bookings/series/${id}/confirmation`);
    expect(await together()).toMatchObject({ status: 409, body: { code: 'funding-needed' } });
    await fund(steward, bookings[0].id);
    expect(await together()).toMatchObject({ status: 409, body: { code: 'funding-needed' } });
    expect((await bookingOf(booker(0), bookings[1].id)).state).toBe('held');
    for (const { id: each } of bookings.slice(1)) await fund(steward, each);
    const all = await together();
    expect(all.body.bookings.map(({ state }: any) => state)).toEqual(['confirmed', 'confirmed', 'confirmed']);
  });

  test('is settled one by one where it is called off, each by its own bands', async () => {
    const { id, bookings } = await aPaidSeries(booker(0));
    for (const { id: each } of bookings) await fund(steward, each);
    server.clock.moveTo(Temporal.Instant.from(bookings[0].start).subtract({ hours: 2 }));
    const path = `/api/v1/bookings/series/${id}/cancellation`;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => booker(0).client.post(path, { reason: 'no-longer-needed' })),
    );
    expect(tally(answers)).toEqual({ '200': 1, '409 booking-state': 19 });
    const settled: any[] = [];
    for (const { id: each } of bookings) settled.push((await bookingOf(booker(0), each)).settlement);
    expect(settled.map(({ band, due }) => [band, due.minor])).toEqual([
      ['late', 9719],
      ['free', 0],
      ['free', 0],
    ]);
  });
});

test('a hold of one who is late has lapsed before anybody says that it is paid, whoever asks at once', async () => {
  const other = await aBooker(server, nobody);
  const { id } = await aGroupSession(await aClinician({ capacity: 2 }), start);
  const seats = [await takeSeat(booker(0), id), await takeSeat(booker(1), id)];
  server.clock.moveTo(aMonday.add({ minutes: 16 }));
  const answers = await Promise.all([
    ...Array.from({ length: 10 }, () => fund(steward, seats[0]?.body.id)),
    ...Array.from({ length: 10 }, () => takeSeat(other, id)),
  ]);
  expect(tally(answers.slice(0, 10))).toEqual({ '410 hold-lapsed': 10 });
  expect(tally(answers.slice(10))).toEqual({ '201': 2, '409 seat-limit': 8 });
});
