import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs.js';
import { faultsOf } from '../factories/sound-books.js';
import { transfersOf } from '../factories/transfers.js';
import { type ABooker, aMonday, bookers, cancel, confirm } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { type AMember, aMember, Disputed } from '../support/disputes.js';
import { type AnExpert, anExpert, aPricedOffer, aRateCard, aSteward, type Somebody } from '../support/factories.js';
import { balanceOf } from '../support/funding.js';
import { aGroupSession, takeSeat } from '../support/groups.js';
import { paidByClient, sumOf } from '../support/payments.js';
import { startServer, type TestServer } from '../support/server.js';
import { aRecord, EndedSession } from '../support/sessions.js';

let server: TestServer;
let nobody: Client;
let steward: Client;
let stewardPerson: Somebody;
let crowd: ABooker[];
let expert: AnExpert;

const start = '2027-03-31T09:00:00Z';
const end = Temporal.Instant.from('2027-03-31T10:00:00Z');

/** An hour, with half an hour before and a quarter after: 59.99 + 30.00 + 15.00 for the whole, of which two seats pay half each. */
const aClinic = { ...aPricedOffer, title: { en: 'A clinic' }, capacity: 4, minimum_seats: 2 };
const whole = 5999 + 3000 + 1500;

/** Half of each line, minutes rounded up: 30.00 + 15.00 + 8.00. */
const half = 3000 + 1500 + 800;

const pounds = (minor: number) => ({ minor, currency: 'GBP' });

beforeAll(async () => {
  server = await startServer();
  nobody = await Client.of(server);
  stewardPerson = await aSteward(server);
  steward = await nobody.as(stewardPerson.email);
});
beforeEach(async () => {
  server.clock.moveTo(aMonday);
  crowd = await bookers(server, nobody, 4);
  expert = await anExpert(server, nobody, { offer: aClinic, hourlyMinor: 5999 });
});
afterAll(async () => {
  expect(await sumOf(server, 'GBP')).toBe(0);
  await server.stop();
});

async function aPaidSeat(sessionId: string, index: number): Promise<string> {
  const one = crowd[index] as ABooker;
  const { body } = await takeSeat(one, sessionId);
  await paidByClient(server, body, stewardPerson);
  const { status } = await confirm(one.client, body.id);
  if (status !== 200) throw new Error(`Not confirmed, but ${status}`);
  return body.id;
}

async function record(id: string): Promise<void> {
  const { status, body } = await expert.client.post(`/api/v1/bookings/${id}/delivery`, aRecord);
  if (status > 201) throw new Error(`Not recorded, but ${status}: ${JSON.stringify(body)}`);
}

async function accept(id: string, index: number): Promise<void> {
  await record(id);
  const { status } = await crowd[index]!.client.post(`/api/v1/bookings/${id}/acceptance`, { version: 1 });
  if (status !== 200) throw new Error(`Not accepted, but ${status}`);
}

async function sweep(): Promise<void> {
  await Promise.all(Array.from({ length: 4 }, () => server.app.get(Jobs).sweepNow()));
}

async function payOf(id: string): Promise<any> {
  return (await expert.client.get(`/api/v1/group-sessions/${id}/pay`)).body;
}

function deposit(minor: number) {
  const body = { amount: { minor }, given_by: 'The members', bank_reference: 'BACS 12' };
  return steward.post('/api/v1/solidarity-pool/deposits', body);
}

async function poolHas(): Promise<number> {
  return (await steward.get('/api/v1/solidarity-pool')).body.balance.minor;
}

describe('the adviser of a group session', () => {
  test('is paid for the session, once every seat is accepted, and the pool has what more seats brought', async () => {
    const { id } = await aGroupSession(expert, start);
    const seats = [await aPaidSeat(id, 0), await aPaidSeat(id, 1), await aPaidSeat(id, 2)];
    const before = await poolHas();
    server.clock.moveTo(end);
    await accept(seats[0]!, 0);
    await accept(seats[1]!, 1);
    await sweep();
    expect(await payOf(id)).toEqual({
      effective: {
        ...{ hourly: pounds(5999), pay: pounds(whole), costs: pounds(0), minutes: 105 },
        ...{ floor: pounds(2959), living_wage: pounds(1345), warning: null },
        at_seats: [
          { seats: 2, bring: pounds(2 * half), to_pool: pounds(2 * half - whole) },
          { seats: 4, bring: pounds(4 * half), to_pool: pounds(4 * half - whole) },
        ],
      },
      pay: { minor: whole, currency: 'GBP' },
      earned: { minor: 2 * half, currency: 'GBP' },
      paid: null,
    });
    await accept(seats[2]!, 2);
    await sweep();
    const { paid } = await payOf(id);
    expect(paid).toMatchObject({ adviser: { minor: whole }, to_pool: { minor: 3 * half - whole } });
    expect(await poolHas()).toBe(before + 3 * half - whole);
    const [earning] = (await expert.client.get(`/api/v1/experts/${expert.id}/earnings`)).body.items;
    expect(earning).toMatchObject({
      ...{ kind: 'group-session', reference: id },
      effective: { hourly: { minor: 13_999 }, pay: { minor: whole }, minutes: 45, verdict: 'fair', warning: null },
    });
    expect(await transfersOf(server.owner, [seats[0]!, id])).toBe(
      [
        'client-share-received  bank -> escrow                                 £57.24',
        'guarantee-funded       platform-fee -> guarantee-fund                 £0.42',
        'seat-earned            escrow -> group-pay, platform-fee              £53.00 + £4.24',
        'seat-earned            escrow -> group-pay, platform-fee              £53.00 + £4.24',
        'seat-earned            escrow -> group-pay, platform-fee              £53.00 + £4.24',
        'group-session-paid     group-pay -> solidarity-pool, adviser-payable  £54.01 + £104.99',
      ].join('\n'),
    );
  });

  test('is paid in full where a pool guarantees it, from the guarantee fund where that has too little', async () => {
    const { id } = await aGroupSession(expert, start);
    const seat = await aPaidSeat(id, 0);
    const guarantee = { pool: 'Solidarity pool', reason: 'Agreed by the board' };
    expect((await steward.post(`/api/v1/group-sessions/${id}/guarantee`, guarantee)).status).toBe(200);
    const had = await poolHas();
    const gap = whole - half;
    server.clock.moveTo(end);
    await accept(seat, 0);
    await sweep();
    const fromPool = Math.min(gap, had);
    expect((await payOf(id)).paid).toMatchObject({
      ...{ adviser: { minor: whole }, from_pool: { minor: fromPool } },
      ...{ from_guarantee: { minor: gap - fromPool }, to_pool: { minor: 0 } },
    });
    expect((await deposit(20_000)).status).toBe(201);
    expect(await poolHas()).toBe(had - fromPool + 20_000);
    const { body } = await steward.get('/api/v1/solidarity-pool?limit=100');
    expect(body.items.at(-1)).toMatchObject({ amount: { minor: 20_000 }, given_by: 'The members' });

    const next = await aGroupSession(expert, '2027-04-02T09:00:00Z');
    await steward.post(`/api/v1/group-sessions/${next.id}/guarantee`, guarantee);
    server.clock.moveTo(Temporal.Instant.from('2027-04-02T10:00:00Z'));
    await sweep();
    expect(await transfersOf(server.owner, [next.id])).toBe(
      'group-session-paid  solidarity-pool -> adviser-payable  £104.99',
    );
  });

  test('is paid some days after it though one is silent, and what that one brings later is the pool’s', async () => {
    const { id } = await aGroupSession(expert, start);
    const seats = [await aPaidSeat(id, 0), await aPaidSeat(id, 1)];
    server.clock.moveTo(end);
    await accept(seats[0]!, 0);
    server.clock.moveTo(end.add({ hours: 24 * 13 }));
    await sweep();
    expect((await payOf(id)).paid).toBeNull();
    server.clock.moveTo(end.add({ hours: 24 * 14 }));
    await sweep();
    expect((await payOf(id)).paid).toMatchObject({ adviser: { minor: whole } });
    const had = await poolHas();
    await accept(seats[1]!, 1);
    await sweep();
    expect(await poolHas()).toBe(had + half);
    expect((await payOf(id)).earned.minor).toBe(half);
  });

  test('has what is due of who called off late, and no more, of one that was called off', async () => {
    const { id } = await aGroupSession(expert, start);
    const [goes] = [await aPaidSeat(id, 0), await aPaidSeat(id, 1)];
    server.clock.moveTo(Temporal.Instant.from(start).subtract({ hours: 48 }));
    await cancel(crowd[0]!.client, goes);
    expect((await payOf(id)).earned.minor).toBe(2250); // half of 45.00
    server.clock.moveTo(Temporal.Instant.from(start).subtract({ hours: 24 }));
    await sweep();
    await sweep();
    expect((await payOf(id)).paid).toMatchObject({ adviser: { minor: 2250 }, from_pool: { minor: 0 } });
  });

  test('is paid once, though seats are accepted and sweeps run at once', async () => {
    const { id } = await aGroupSession(expert, start);
    const seats: string[] = [];
    for (const index of [0, 1, 2, 3]) seats.push(await aPaidSeat(id, index));
    server.clock.moveTo(end);
    for (const seat of seats) await record(seat);
    await Promise.all([
      ...seats.flatMap((seat, index) =>
        Array.from({ length: 12 }, () =>
          crowd[index]!.client.post(`/api/v1/bookings/${seat}/acceptance`, { version: 1 }),
        ),
      ),
      ...Array.from({ length: 6 }, () => server.app.get(Jobs).sweepNow()),
    ]);
    await sweep();
    expect((await payOf(id)).paid).toMatchObject({ adviser: { minor: whole }, to_pool: { minor: 4 * half - whole } });
    const { rows } = await server.owner.query(
      `SELECT count(*)::int AS payments, sum(p.amount_minor)::int AS sum FROM ledger_transfers t
       JOIN ledger_postings p ON p.transfer_id = t.id JOIN ledger_accounts a ON a.id = p.account_id
       WHERE a.kind = 'adviser-payable' AND a.owner = $1`,
      [expert.id],
    );
    expect(rows).toEqual([{ payments: 1, sum: whole }]);
  });
});

describe('a seat that is disputed', () => {
  let mediator: AMember;
  beforeAll(async () => {
    mediator = await aMember(server, nobody);
  });

  const seatOf = (id: string, index: number) =>
    new Disputed(new EndedSession(server, id, crowd[index] as ABooker, expert, Temporal.Instant.from(start)), steward);

  /** Two seats, which are recorded; the clock is at the session's end. */
  async function twoSeats(): Promise<{ id: string; seats: [Disputed, Disputed] }> {
    const { id } = await aGroupSession(expert, start);
    const seats = [await aPaidSeat(id, 0), await aPaidSeat(id, 1)] as const;
    server.clock.moveTo(end);
    for (const seat of seats) await record(seat);
    return { id, seats: [seatOf(seats[0], 0), seatOf(seats[1], 1)] };
  }

  /** Its client says that there was no session, and a steward upholds that. */
  async function deny(seat: Disputed): Promise<void> {
    expect((await seat.session.object({ reason: 'did-not-take-place' })).status).toBe(201);
    await uphold(seat);
  }

  async function uphold(seat: Disputed): Promise<void> {
    const decision = { decision: 'did-not-take-place', note: 'The room was closed that day.' };
    expect((await steward.post(seat.session.path('objection/decision'), decision)).status).toBe(200);
  }

  async function settleAt(seat: Disputed, minor: number): Promise<void> {
    await seat.mediator(mediator);
    await seat.propose(mediator, minor);
    await seat.answer(seat.session.client, true, minor);
    expect((await seat.answer(seat.session.adviser, true, minor)).body).toMatchObject({ state: 'ended' });
  }

  const daysAfter = (days: number) => server.clock.moveTo(end.add({ hours: 24 * days }));
  const payable = () => balanceOf(server, 'adviser-payable', expert.id);

  test('pays nobody while it goes on, and nothing where it is found that there was no session', async () => {
    const { id, seats } = await twoSeats();
    await deny(seats[0]);
    expect((await seats[1].session.object({ reason: 'did-not-take-place' })).status).toBe(201);
    daysAfter(13);
    await sweep();
    expect((await payOf(id)).paid).toBeNull();
    await uphold(seats[1]);
    daysAfter(14);
    await sweep();
    expect((await payOf(id)).paid).toBeNull(); // one may be appealed against yet
    daysAfter(28);
    await sweep();
    await sweep();
    expect((await payOf(id)).paid).toMatchObject({ adviser: { minor: 0 }, from_pool: { minor: 0 } });
    expect(await payable()).toBe(0);
    for (const seat of seats) expect(await balanceOf(server, 'disputed', seat.session.id)).toBe(0);
    expect(await faultsOf(server)).toEqual([]);
  });

  test('pays the part that was left of the one that was left most, once, to the penny', async () => {
    const { id, seats } = await twoSeats();
    await deny(seats[0]);
    expect((await seats[1].open()).status).toBe(201);
    expect(await balanceOf(server, 'disputed', seats[1].session.id)).toBe(5724);
    await settleAt(seats[1], 2862);
    await sweep();
    expect((await payOf(id)).paid).toBeNull();
    daysAfter(14);
    await sweep();
    await sweep();
    const { paid, earned } = await payOf(id);
    expect(earned.minor).toBe(2650); // £28.62 less £2.12 of the fee
    expect(paid.adviser.minor).toBe(5249); // half of £104.99, rounded down
    const laidOut = [paid.from_pool.minor, paid.from_guarantee.minor] as [number, number];
    expect(laidOut[0] + laidOut[1]).toBe(5249 - 2650);
    expect(await payable()).toBe(5249);
    const [earning] = (await expert.client.get(`/api/v1/experts/${expert.id}/earnings`)).body.items;
    expect(earning).toMatchObject({ kind: 'group-session', amount: { minor: 5249 }, effective: null });
    expect(await balanceOf(server, 'group-pay', id)).toBe(0);
    expect(await faultsOf(server)).toEqual([]);
  });

  test('keeps no adviser waiting whom another seat pays for, and is the pool’s in the end', async () => {
    const { id, seats } = await twoSeats();
    const long = { minutes: { contact: 60, preparation: 300, write_up: 40 } };
    expect((await seats[0].session.correct(long)).status).toBe(200);
    expect((await seats[0].session.accept(2)).status).toBe(200);
    await seats[1].open();
    daysAfter(13);
    await sweep();
    expect((await payOf(id)).paid).toBeNull();
    daysAfter(14);
    await Promise.all([sweep(), sweep()]);
    expect((await payOf(id)).paid).toMatchObject({ adviser: { minor: whole } });
    const had = await poolHas();
    await settleAt(seats[1], 2862);
    expect(await poolHas()).toBe(had + 2650);
    expect(await payable()).toBe(whole);
    expect(await faultsOf(server)).toEqual([]);
    const breaches = (await steward.get('/api/v1/payouts/floor-breaches')).body.items;
    expect(breaches).toMatchObject([
      { booking_id: null, group_session_id: id, effective: { hourly: { minor: 1575 }, minutes: 400 } },
    ]);
  });
});

describe('what a group session costs and pays', () => {
  test.each([
    ['the offer is changed', { preparation_minutes: 120, write_up_minutes: 60, expenses: { minor: 5000 } }],
    ['the offer is free by now', { pricing: 'free_introduction', duration_minutes: 30 }],
  ])('stays as it was scheduled though %s', async (_, change) => {
    const session = await aGroupSession(expert, start);
    const path = `/api/v1/experts/${expert.id}/offers/${expert.offerId}`;
    expect((await expert.client.put(path, { ...aClinic, ...change })).status).toBe(200);
    expect((await takeSeat(crowd[0] as ABooker, session.id)).body.price).toEqual(session.price);
    expect((await payOf(session.id)).pay.minor).toBe(whole);
  });

  test('stays as it was scheduled though its adviser adds a rate card', async () => {
    const session = await aGroupSession(expert, start);
    server.clock.moveTo(aMonday.add({ minutes: 1 }));
    await aRateCard(expert.client, expert.id, 9000);
    expect((await takeSeat(crowd[0] as ABooker, session.id)).body.price).toEqual(session.price);
    expect((await nobody.get(`/api/v1/group-sessions/${session.id}`)).body.price).toEqual(session.price);
    const next = await aGroupSession(expert, '2027-04-01T09:00:00Z');
    expect(next.price.minor).toBeGreaterThan(session.price.minor);
  });
});
