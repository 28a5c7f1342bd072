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
  move,
} from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import { decideAtMeetings } from '../support/decisions.js';
import { type AnExpert, anExpert, anOffer, aPricedOffer, aSteward, slotsOf } from '../support/factories.js';
import { aGroupAdviser, aGroupSession, aSeat, holdSeries, previewSeries, schedule, tally } from '../support/groups.js';
import { freeIntroductionsAMonth, startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: Client;
let booker: ABooker;

// Members' founding policy on fair pay: free introductions last at most 30 minutes, and an adviser gives four a month.
beforeAll(async () => {
  server = await startServer();
  await decideAtMeetings(server);
  client = await Client.of(server);
  booker = await aBooker(server, client);
  await freeIntroductionsAMonth(server.owner, 4, '2025-10-24T00:00:00Z');
});
beforeEach(() => server.clock.moveTo(aMonday));
afterAll(() => server.stop());

const april = Temporal.Instant.from('2027-03-31T23:00:00Z'); // British summer time
const may = Temporal.Instant.from('2027-04-30T23:00:00Z');

/** What is listed of April: all of its days are asked for. */
function inApril(expert: Pick<AnExpert, 'id' | 'offerId'>): Promise<ASlot[]> {
  return slotsOf(client, expert, april, 30);
}

/** The first time of each of so many days from 2 April on. */
function daily(slots: readonly ASlot[], days: number): ASlot[] {
  return Array.from({ length: days }, (_, index) => slots[(index + 1) * 16] as ASlot);
}

/** Booked on the first days from 2 April on; returns the bookings, and a slot that was listed before them. */
async function booked(expert: AnExpert, count: number): Promise<{ sessions: { id: string }[]; spare: ASlot }> {
  const slots = await inApril(expert);
  const sessions: { id: string }[] = [];
  for (const slot of daily(slots, count)) sessions.push(await aSession(booker, slot));
  return { sessions, spare: slots.at(-1) as ASlot };
}

async function isFound(expert: AnExpert, from: string, to: string): Promise<boolean> {
  const { body } = await client.get(`/api/v1/experts?free_from=${from}&free_to=${to}&limit=50`);
  return body.items.some(({ id }: { id: string }) => id === expert.id);
}

async function rulesAt(expert: AnExpert, start: string): Promise<{ rule: string }[]> {
  const to = Temporal.Instant.from(start).add({ minutes: 1 }).toString();
  const asked = `offer=${expert.offerId}&from=${start}&to=${to}`;
  const { body } = await expert.client.get(`/api/v1/experts/${expert.id}/slots/refusals?${asked}`);
  return body.items;
}

const lateApril = ['2027-04-26T00:00:00Z', '2027-04-29T00:00:00Z'] as const;

describe('a month with four free introductions', () => {
  test('has no more: none is listed, found or held, and the next month has its own', async () => {
    const expert = await anExpert(server, client);
    const { spare } = await booked(expert, 3);
    expect((await inApril(expert)).length).toBeGreaterThan(400);
    expect(await rulesAt(expert, spare.start)).toMatchObject([{ rule: 'free' }]);

    const fourth = await aHold(booker, (await inApril(expert))[100]);
    expect(await inApril(expert)).toEqual([]);
    expect((await slotsOf(client, expert, may, 3)).map(({ start }) => start.slice(0, 10))).toContain('2027-05-01');
    expect((await slotsOf(client, expert, aMonday, 10)).at(-1)?.start).toBe('2027-03-31T15:30:00Z');
    expect(await rulesAt(expert, spare.start)).toMatchObject([{ rule: 'month-limit', booking_id: null }]);
    const refused = await hold(booker, spare);
    expect(refused).toMatchObject({ status: 409, body: { code: 'slot-taken' } });
    expect(refused.body.alternatives.map(({ start }: ASlot) => start.slice(5, 7))).not.toContain('04');
    expect(await isFound(expert, ...lateApril)).toBe(false);
    expect(await isFound(expert, '2027-05-03T00:00:00Z', '2027-05-04T00:00:00Z')).toBe(true);

    await confirm(booker.client, fourth.id);
    expect(await inApril(expert)).toEqual([]);
  });

  test('has a place again when one is called off, or a hold lapses', async () => {
    const expert = await anExpert(server, client);
    const { sessions, spare } = await booked(expert, 4);
    expect(await inApril(expert)).toEqual([]);
    expect((await cancel(booker.client, sessions[0]?.id as string)).status).toBe(200);
    expect(await isFound(expert, ...lateApril)).toBe(true);
    expect((await inApril(expert)).map(({ start }) => start)).toContain(spare.start);
    await aHold(booker, spare);
    expect(await inApril(expert)).toEqual([]);
    server.clock.moveTo(aMonday.add({ minutes: 16 }));
    expect((await inApril(expert)).map(({ start }) => start)).toContain(spare.start);
  });

  test('counts what is asked for and what is past', async () => {
    const expert = await anExpert(server, client, { offer: { asks: true } });
    const slots = await inApril(expert);
    const [first, ...others] = daily(slots, 4);
    const { id } = await aHold(booker, first);
    expect((await confirm(booker.client, id)).body).toMatchObject({ state: 'requested' });
    const accepted = await expert.client.post(`/api/v1/bookings/${id}/answer`, { answer: 'accepted' });
    expect(accepted.body).toMatchObject({ state: 'confirmed' });
    for (const slot of others) {
      const asked = await aHold(booker, slot);
      expect((await confirm(booker.client, asked.id)).body).toMatchObject({ state: 'requested' });
    }
    expect(await inApril(expert)).toEqual([]);

    const other = await anExpert(server, client);
    await booked(other, 4);
    server.clock.moveTo(Temporal.Instant.from('2027-04-12T08:00:00Z'));
    expect(await inApril(other)).toEqual([]);
    expect(await isFound(other, ...lateApril)).toBe(false);
  });

  test('still has what is paid for, which does not count', async () => {
    const expert = await anExpert(server, client, { hourlyMinor: 5999 });
    const { body: paid } = await expert.client.post(`/api/v1/experts/${expert.id}/offers`, aPricedOffer);
    const paidOffer = { id: expert.id, offerId: paid.id };
    for (const slot of (await inApril(paidOffer)).slice(0, 5)) {
      const organisation = await aBooker(server, client);
      await aHold(organisation, slot);
    }
    const { spare } = await booked(expert, 4);
    expect(await inApril(expert)).toEqual([]);
    const left = await inApril(paidOffer);
    expect(left.length).toBeGreaterThan(100);
    expect(await isFound(expert, ...lateApril)).toBe(true); // for the paid hour
    expect((await hold(await aBooker(server, client), left.at(-1))).status).toBe(201);
    expect((await hold(booker, spare)).status).toBe(409);
  });

  test('is that of the adviser’s clock', async () => {
    const weekly = { 1: [{ opens: '00:00', closes: '24:00' }], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
    const days = { 5: weekly[1], 6: weekly[1] }; // 30 April 2027 is a Friday
    const expert = await anExpert(server, client, { zone: 'Pacific/Auckland', weekly: { ...weekly, ...days } });
    const slots = await slotsOf(client, expert, april, 30);
    const nearTheEnd = slots.filter(({ start }) => start >= '2027-04-24');
    for (const slot of nearTheEnd.slice(0, 4)) await aSession(booker, slot);
    const after = await slotsOf(client, expert, Temporal.Instant.from('2027-04-28T00:00:00Z'), 3);
    expect(after[0]?.start).toBe('2027-04-30T12:00:00Z'); // 1 May there
  });
});

describe('a move', () => {
  test('within a full month is one, and into it from another is refused', async () => {
    const expert = await anExpert(server, client);
    const { sessions, spare } = await booked(expert, 4);
    const inMay = await aSession(booker, (await slotsOf(client, expert, may, 3))[0]);
    const refused = await move(booker.client, inMay.id, spare.start);
    expect(refused).toMatchObject({ status: 409, body: { code: 'slot-taken' } });
    expect(await move(booker.client, sessions[0]?.id as string, spare.start)).toMatchObject({
      status: 200,
      body: { start: spare.start },
    });
    const out = await move(booker.client, sessions[1]?.id as string, (await slotsOf(client, expert, may, 3))[5]?.start);
    expect(out.status).toBe(200);
    expect((await move(booker.client, inMay.id, (await inApril(expert)).at(-1)?.start)).status).toBe(200);
    expect(await inApril(expert)).toEqual([]);
  });

  test('of what was agreed as free is free, whatever the offer has become', async () => {
    const expert = await anExpert(server, client, { hourlyMinor: 5999 });
    const { sessions } = await booked(expert, 4);
    const inMay = await aSession(booker, (await slotsOf(client, expert, may, 3))[0]);
    const path = `/api/v1/experts/${expert.id}/offers/${expert.offerId}`;
    expect((await expert.client.put(path, { ...aPricedOffer, duration_minutes: 30 })).status).toBe(200);
    const [free] = (await inApril(expert)).slice(-1);
    expect((await move(booker.client, inMay.id, free?.start)).status).toBe(409);
    expect((await move(booker.client, sessions[0]?.id as string, free?.start)).status).toBe(200);
  });
});

describe('a series', () => {
  test('of introductions has four in a month, and names the rule against the rest', async () => {
    const expert = await anExpert(server, client);
    const [slot] = daily(await inApril(expert), 1); // 2 April: five Fridays in the month
    const preview = await previewSeries(booker, slot, { count: 6 });
    const conflict = { start: '2027-04-30T08:00:00Z', rule: 'month-limit' };
    expect(preview.body.conflicts).toMatchObject([conflict]);
    expect(await holdSeries(booker, slot, { count: 6 })).toMatchObject({
      status: 409,
      body: { code: 'series-conflict', conflicts: [conflict] },
    });
    const [{ start, alternatives }] = preview.body.conflicts;
    expect(new Set(alternatives.map((other: ASlot) => other.start.slice(0, 7)))).toEqual(new Set(['2027-05']));
    const whole = await holdSeries(await aBooker(server, client), slot, {
      ...{ count: 6, instead: [{ start, token: alternatives[0].token }] },
    });
    expect(whole).toMatchObject({ status: 201, body: { skipped: [] } });
    server.clock.moveTo(aMonday.add({ minutes: 16 }));
    const made = await holdSeries(booker, slot, { count: 6, on_conflict: 'skip' });
    expect(made).toMatchObject({ status: 201, body: { skipped: [conflict] } });
    expect(made.body.bookings).toHaveLength(5);
    expect(await inApril(expert)).toEqual([]);
  });
});

describe('a free group session', () => {
  test('counts once, however many come to it', async () => {
    const expert = await aGroupAdviser(server, client);
    const start = (day: string) => `2027-04-${day}T09:00:00Z`;
    const first = await aGroupSession(expert, start('05'));
    for (const one of await bookers(server, client, 3)) await aSeat(one, first.id);
    for (const day of ['06', '07', '08']) await aGroupSession(expert, start(day));
    const refused = await schedule(expert, start('09'));
    expect(refused).toMatchObject({ status: 409, body: { code: 'slot-taken' } });
    expect((await schedule(expert, '2027-05-03T09:00:00Z')).status).toBe(201);
    await expert.client.post(`/api/v1/group-sessions/${first.id}/cancellation`, { reason: 'illness' });
    expect((await schedule(expert, start('09'))).status).toBe(201);
  });
});

describe('whoever waits', () => {
  test('is offered a time when the month has a place again, and nobody else is', async () => {
    const expert = await anExpert(server, client, { offer: { window_days: 39 } }); // to the end of April
    const march = await slotsOf(client, expert, aMonday, 9);
    const { sessions, spare } = await booked(expert, 4);
    expect(march.length).toBeGreaterThan(0);
    const waiting = await aBooker(server, client);
    const wish = { offer_id: expert.offerId, organisation_id: waiting.organisation.id, mode: 'video' };
    const joined = await waiting.client.post(`/api/v1/experts/${expert.id}/waiting-list`, {
      ...wish,
      from: '2027-04-12T00:00:00Z',
      to: '2027-04-30T00:00:00Z',
    });
    expect(joined.status).toBe(201);
    expect((await waiting.client.get('/api/v1/bookings')).body.items).toEqual([]);
    await cancel(booker.client, sessions[0]?.id as string);
    expect((await waiting.client.get('/api/v1/bookings')).body.items).toMatchObject([
      { state: 'held', start: '2027-04-12T08:00:00Z' },
    ]);
    expect(await inApril(expert)).toEqual([]);
    expect((await hold(booker, spare)).status).toBe(409);
  });
});

describe('of fifty who ask at once', () => {
  test('for different times, one has the last place of the month', async () => {
    const expert = await anExpert(server, client);
    await booked(expert, 3);
    const slots = (await inApril(expert)).filter((_, index) => index % 8 === 1).slice(0, 50);
    expect(new Set(slots.map(({ start }) => start)).size).toBe(50);
    const askers = await bookers(server, client, 50);
    const answers: Answer[] = await Promise.all(askers.map((asker, index) => hold(asker, slots[index])));
    expect(tally(answers)).toEqual({ '201': 1, '409 slot-taken': 49 });
    const { rows } = await server.owner.query('SELECT FROM occupancies WHERE expert_id = $1 AND unpaid', [expert.id]);
    expect(rows).toHaveLength(4);
  });

  test('to move into the month and to book in it, one has its last place', async () => {
    const expert = await anExpert(server, client);
    await booked(expert, 3);
    await freeIntroductionsAMonth(server.owner, 1000, '2027-05-01T00:00:00Z');
    const crowd = await bookers(server, client, 50);
    const inMay = (await slotsOf(client, expert, may, 6)).slice(0, 25);
    const aprilSlots = (await inApril(expert)).filter((_, index) => index % 8 === 1).slice(0, 50);
    const sessions: { id: string }[] = [];
    for (const [index, slot] of inMay.entries()) sessions.push(await aSession(crowd[index] as ABooker, slot));
    const answers = await Promise.all(
      crowd.map((one, index) => {
        const session = sessions[index];
        const slot = aprilSlots[index];
        return session ? move(one.client, session.id, slot?.start) : hold(one, slot);
      }),
    );
    const { 200: moved = 0, 201: held = 0, ...others } = tallyByStatus(answers);
    expect(moved + held).toBe(1);
    expect(others).toEqual({ 409: 49 });
  });
});

function tallyByStatus(answers: readonly Answer[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

describe('the members’ policy', () => {
  const inForceFrom = aMonday.add({ hours: 24 });

  test('is recorded by a steward, within what an introduction may be', async () => {
    const steward = await client.as((await aSteward(server)).email);
    const policy = (value: object) => ({
      ...{ name: 'free-introductions', value, decision: 'General meeting, minute 9' },
      in_force_from: '2040-01-01T00:00:00Z',
    });
    expect((await steward.post('/api/v1/policies', policy({ minutes: 31, a_month: 4 }))).status).toBe(400);
    expect((await steward.post('/api/v1/policies', policy({ minutes: 20, a_month: 3 }))).status).toBe(201);
    const items = (await client.get('/api/v1/policies')).body.items as { name: string; value: object }[];
    expect(items.filter(({ name }) => name === 'free-introductions').at(-1)?.value).toEqual({
      minutes: 30,
      a_month: 4,
    });
  });

  test('counts for sessions that start when it is in force', async () => {
    const expert = await anExpert(server, client);
    const { spare } = await booked(expert, 4);
    expect(await inApril(expert)).toEqual([]);
    await freeIntroductionsAMonth(server.owner, 5, '2027-04-20T00:00:00Z');
    const listed = await inApril(expert);
    expect(listed[0]?.start).toBe('2027-04-20T08:00:00Z');
    await aSession(booker, spare);
    expect(await inApril(expert)).toEqual([]);
  });

  test('says how long one lasts', async () => {
    const expert = await anExpert(server, client);
    await server.owner.query(
      `INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at)
       VALUES (gen_random_uuid(), 'free-introductions', '{"minutes": 20, "a_month": 4}', $1, 'General meeting, minute 9', $1)`,
      [inForceFrom.toString()],
    );
    const offers = `/api/v1/experts/${expert.id}/offers`;
    expect((await expert.client.post(offers, anOffer)).status).toBe(201);
    server.clock.moveTo(inForceFrom);
    for (const answer of [
      await expert.client.post(offers, anOffer),
      await expert.client.put(`${offers}/${expert.offerId}`, anOffer),
    ]) {
      expect(answer).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '/duration_minutes', detail: 'must be at most 20 for a free introduction' }] },
      });
    }
    expect((await expert.client.post(offers, { ...anOffer, duration_minutes: 20 })).status).toBe(201);
  });
});
