import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs.js';
import { aBooker, type ABooker, aMonday, aSession, bookers, cancel, confirm, hold, move } from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import { type AnExpert, anExpert, anOffer, slotsOf } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: Client;
let holder: ABooker;

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
});
afterAll(() => server.stop());

let monday = aMonday;
beforeEach(async () => {
  monday = monday.add({ hours: 7 * 24 });
  server.clock.moveTo(monday);
  holder = await aBooker(server, client);
});

/** Free on Wednesdays from nine to so many half hours later, and at no other time. */
function wednesdayExpert(halfHours = 1, offer: object = {}): Promise<AnExpert> {
  const closes = `${String(9 + Math.floor(halfHours / 2)).padStart(2, '0')}:${halfHours % 2 ? '30' : '00'}`;
  return anExpert(server, client, { weekly: { 3: [{ opens: '09:00', closes }] }, offer: { window_days: 6, ...offer } });
}

const hours = (count: number) => monday.add({ hours: count }).toString();

function join(booker: ABooker, expert: AnExpert, given: object = {}): Promise<Answer> {
  return booker.client.post(`/api/v1/experts/${expert.id}/waiting-list`, {
    offer_id: expert.offerId,
    organisation_id: booker.organisation.id,
    from: monday.toString(),
    to: hours(7 * 24),
    mode: 'video',
    ...given,
  });
}

/** Joins a line; throws unless that worked. */
async function aPlace(booker: ABooker, expert: AnExpert): Promise<any> {
  const { status, body } = await join(booker, expert);
  if (status !== 201) throw new Error(`Not in line, but ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Somebody's only time, booked. */
async function aTakenTime(expert: AnExpert): Promise<any> {
  return aSession(holder, (await slotsOf(client, expert, monday))[0]);
}

/** What a booker is offered now. */
async function offeredTo(booker: ABooker): Promise<any[]> {
  const { body } = await booker.client.get('/api/v1/bookings');
  return body.items.filter(({ state }: { state: string }) => state === 'held');
}

const sweep = () => server.app.get(Jobs).sweepNow();

async function lettersTo(booker: ABooker, kind: string): Promise<string[]> {
  const { rows } = await server.owner.query<{ body: string }>(
    'SELECT body FROM letters WHERE to_address = $1 AND kind = $2 ORDER BY created_at',
    [booker.organisation.booker.email, kind],
  );
  return rows.map(({ body }) => body);
}

describe('joining', () => {
  test('is for when nothing is free', async () => {
    const expert = await wednesdayExpert();
    const [slot] = await slotsOf(client, expert, monday);
    const [one] = await bookers(server, client, 1);
    expect(await join(one as ABooker, expert)).toMatchObject({
      status: 409,
      body: { code: 'times-are-free', starts: [slot?.start] },
    });
    expect((await (one as ABooker).client.get('/api/v1/waiting-list')).body.items).toEqual([]);
  });

  test('gives a place in line, which the adviser sees as a number only', async () => {
    const expert = await wednesdayExpert();
    await aTakenTime(expert);
    const [first, second] = (await bookers(server, client, 2)) as [ABooker, ABooker];
    expect(await aPlace(first, expert)).toMatchObject({ place: 1, unanswered: 0 });
    const place = await aPlace(second, expert);
    expect(place).toMatchObject({ place: 2 });
    expect((await second.client.get('/api/v1/waiting-list')).body.items).toEqual([place]);
    const counts = await expert.client.get(`/api/v1/experts/${expert.id}/waiting-list`);
    expect(counts.body).toEqual({ items: [{ offer_id: expert.offerId, group_session_id: null, waiting: 2 }] });
    expect((await first.client.delete(`/api/v1/waiting-list/${place.id}`)).status).toBe(404);
  });

  test('is refused for a second place, a fourth line, one’s own time, and days that are over or too far', async () => {
    const experts = await Promise.all(Array.from({ length: 4 }, () => wednesdayExpert()));
    const [one] = (await bookers(server, client, 1)) as [ABooker];
    for (const expert of experts) await aTakenTime(expert);
    for (const expert of experts.slice(0, 3)) await aPlace(one, expert);
    const [first, , , fourth] = experts as [AnExpert, AnExpert, AnExpert, AnExpert];
    expect(await join(one, fourth)).toMatchObject({ status: 409, body: { code: 'waiting-limit' } });
    const [two] = (await bookers(server, client, 1)) as [ABooker];
    await aPlace(two, first);
    expect(await join(two, first)).toMatchObject({ status: 409, body: { code: 'already-waiting' } });
    const faults = [
      [{ from: hours(-200), to: hours(-100) }, '/to'],
      [{ from: hours(50 * 24), to: hours(98 * 24) }, '/to'],
      [{ from: hours(2), to: hours(1) }, '/to'],
      [{ mode: 'phone' }, '/mode'],
    ] as const;
    for (const [given, pointer] of faults) {
      expect(await join(two, fourth, given)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
    }
    const own = await aBooker(server, client);
    const { client: adviser, person } = fourth;
    await server.owner.query(
      `INSERT INTO memberships (organisation_id, user_id, role, since) VALUES ($1, $2, 'booker', now())`,
      [own.organisation.id, person.id],
    );
    expect(await join({ client: adviser, organisation: own.organisation }, fourth)).toMatchObject({
      status: 409,
      body: { code: 'own-expertise' },
    });
  });
});

describe('when a time comes free', () => {
  test('it is held for the first in line, before anybody else sees it', async () => {
    const expert = await wednesdayExpert();
    const taken = await aTakenTime(expert);
    const [first, second] = (await bookers(server, client, 2)) as [ABooker, ABooker];
    await aPlace(first, expert);
    await aPlace(second, expert);
    await cancel(holder.client, taken.id);
    const [offered] = await offeredTo(first);
    expect(offered).toMatchObject({ start: taken.start, state: 'held' });
    expect(
      Temporal.Instant.from(offered.created_at).until(Temporal.Instant.from(offered.lapses_at)).total('hours'),
    ).toBeCloseTo(12, 1);
    expect(await offeredTo(second)).toEqual([]);
    expect(await slotsOf(client, expert, monday)).toEqual([]);
    expect(await lettersTo(first, 'waiting-time-offered')).toEqual([expect.stringContaining('kept for you until')]);

    expect(await confirm(first.client, offered.id)).toMatchObject({ status: 200, body: { state: 'confirmed' } });
    expect((await first.client.get('/api/v1/waiting-list')).body.items).toEqual([]);
    expect((await second.client.get('/api/v1/waiting-list')).body.items).toMatchObject([{ place: 1 }]);
  });

  test('whoever lets it go stays in line for others, and the next has it at once', async () => {
    const expert = await wednesdayExpert();
    const taken = await aTakenTime(expert);
    const [first, second] = (await bookers(server, client, 2)) as [ABooker, ABooker];
    await aPlace(first, expert);
    await aPlace(second, expert);
    await cancel(holder.client, taken.id);
    await cancel(first.client, (await offeredTo(first))[0].id);
    const [offered] = await offeredTo(second);
    expect(offered).toMatchObject({ start: taken.start });
    expect((await first.client.get('/api/v1/waiting-list')).body.items).toMatchObject([{ place: 1, unanswered: 0 }]);
    await cancel(second.client, offered.id);
    await sweep();
    expect([await offeredTo(first), await offeredTo(second)]).toEqual([[], []]); // neither is asked twice
    expect(await slotsOf(client, expert, monday)).toHaveLength(1); // so anybody may have it
  });

  test('whoever lets it lapse gives way, and the third silence ends the waiting', async () => {
    const expert = await wednesdayExpert(8);
    const sessions: any[] = [];
    for (let left = 8; left > 0; left--) {
      const booker = await aBooker(server, client);
      sessions.push({ booker, ...(await aSession(booker, (await slotsOf(client, expert, monday))[0])) });
    }
    const [silent] = (await bookers(server, client, 1)) as [ABooker];
    await aPlace(silent, expert);
    for (const [index, count] of [1, 2].entries()) {
      await cancel(sessions[index].booker.client, sessions[index].id);
      const [offered] = await offeredTo(silent);
      server.clock.moveTo(Temporal.Instant.from(offered.lapses_at));
      expect(await confirm(silent.client, offered.id)).toMatchObject({ status: 410, body: { code: 'hold-lapsed' } });
      await sweep();
      expect((await silent.client.get('/api/v1/waiting-list')).body.items).toMatchObject([{ unanswered: count }]);
    }
    await cancel(sessions[2].booker.client, sessions[2].id);
    server.clock.moveTo(Temporal.Instant.from((await offeredTo(silent))[0].lapses_at));
    await sweep();
    expect((await silent.client.get('/api/v1/waiting-list')).body.items).toEqual([]);
    expect(await lettersTo(silent, 'waiting-ended')).toHaveLength(1);
  });

  test('moving away and longer hours free time as well', async () => {
    const expert = await wednesdayExpert(2);
    const [one, two] = (await bookers(server, client, 2)) as [ABooker, ABooker];
    const slots = await slotsOf(client, expert, monday);
    const session = await aSession(holder, slots[0]);
    const other = await aSession(await aBooker(server, client), slots[1]);
    await aPlace(one, expert);
    const weekly = { 3: [{ opens: '09:00', closes: '10:30' }] };
    await expert.client.put(`/api/v1/experts/${expert.id}/diary/hours`, { zone: 'Europe/London', weekly });
    const [offered] = await offeredTo(one);
    expect(offered).toMatchObject({ start: Temporal.Instant.from(other.end).toString() });
    await aPlace(two, expert);
    await cancel(one.client, offered.id); // goes to the second in line …
    expect(await offeredTo(two)).toMatchObject([{ start: offered.start }]);
    await cancel(two.client, (await offeredTo(two))[0].id);
    expect((await move(holder.client, session.id, offered.start)).status).toBe(200);
    expect(await offeredTo(one)).toMatchObject([{ start: session.start }]); // … and what was left by moving to the first
  });

  test('a time that leaves less than an hour to answer is for whoever comes first', async () => {
    const expert = await wednesdayExpert();
    const taken = await aTakenTime(expert);
    const [first] = (await bookers(server, client, 1)) as [ABooker];
    await aPlace(first, expert);
    server.clock.moveTo(Temporal.Instant.from(taken.start).subtract({ minutes: 119 }));
    await cancel(holder.client, taken.id);
    await sweep();
    expect(await offeredTo(first)).toEqual([]);
    expect(await slotsOf(client, expert, server.clock.now())).not.toEqual([]);
  });

  test('nobody is offered a time that is met in a way they do not wait for any more', async () => {
    const expert = await wednesdayExpert();
    const taken = await aTakenTime(expert);
    const waiting = await aBooker(server, client);
    await aPlace(waiting, expert);
    const path = `/api/v1/experts/${expert.id}/offers/${expert.offerId}`;
    await expert.client.put(path, { ...anOffer, window_days: 6, modes: ['in_person'] });
    await cancel(holder.client, taken.id);
    expect(await offeredTo(waiting)).toEqual([]);
    await expert.client.put(path, { ...anOffer, window_days: 6 });
    await sweep();
    expect(await offeredTo(waiting)).toMatchObject([{ start: taken.start, mode: 'video' }]);
  });

  test('an offer that asks is asked for', async () => {
    const expert = await wednesdayExpert(1, { asks: true });
    const session = await aSession(holder, (await slotsOf(client, expert, monday))[0]);
    const [first] = (await bookers(server, client, 1)) as [ABooker];
    await aPlace(first, expert);
    await expert.client.post(`/api/v1/bookings/${session.id}/answer`, { answer: 'declined', reason: 'no-time' });
    const [offered] = await offeredTo(first);
    expect(await confirm(first.client, offered.id)).toMatchObject({ status: 200, body: { state: 'requested' } });
    expect((await first.client.get('/api/v1/waiting-list')).body.items).toEqual([]);
  });
});

describe('the waiting ends', () => {
  test('when somebody leaves; a time kept for them passes on at once', async () => {
    const expert = await wednesdayExpert();
    const taken = await aTakenTime(expert);
    const [first, second] = (await bookers(server, client, 2)) as [ABooker, ABooker];
    const { id } = await aPlace(first, expert);
    await aPlace(second, expert);
    await cancel(holder.client, taken.id);
    expect((await first.client.delete(`/api/v1/waiting-list/${id}`)).status).toBe(204);
    expect((await first.client.delete(`/api/v1/waiting-list/${id}`)).status).toBe(204);
    expect(await offeredTo(first)).toEqual([]);
    expect(await offeredTo(second)).toHaveLength(1);
  });

  test('when its days are over, or the offer is no more; a letter says so', async () => {
    const expert = await wednesdayExpert();
    const { body: another } = await expert.client.post(`/api/v1/experts/${expert.id}/offers`, {
      ...anOffer,
      window_days: 6,
    });
    await aTakenTime(expert);
    const [first, second] = (await bookers(server, client, 2)) as [ABooker, ABooker];
    await aPlace(first, expert);
    await aPlace(second, { ...expert, offerId: another.id });
    await expert.client.delete(`/api/v1/experts/${expert.id}/offers/${another.id}`);
    await sweep();
    expect(await lettersTo(second, 'waiting-ended')).toEqual([expect.stringContaining('does not offer')]);
    expect(await lettersTo(first, 'waiting-ended')).toEqual([]);
    server.clock.moveTo(monday.add({ hours: 7 * 24 }));
    await sweep();
    await sweep();
    expect(await lettersTo(first, 'waiting-ended')).toEqual([expect.stringContaining('No time for')]);
    expect((await first.client.get('/api/v1/waiting-list')).body.items).toEqual([]);
  });
});

describe('many at once', () => {
  test('two times freed at once go to the first two of a line, one each, however many others reach for them', async () => {
    const expert = await wednesdayExpert(2);
    const slots = await slotsOf(client, expert, monday);
    const other = await aBooker(server, client);
    const sessions = [await aSession(holder, slots[0]), await aSession(other, slots[1])];
    const line = await bookers(server, client, 3);
    for (const one of line) await aPlace(one, expert);
    const crowd = await bookers(server, client, 24);
    const grabs: Answer[] = [];
    await Promise.all([
      cancel(holder.client, sessions[0].id),
      cancel(other.client, sessions[1].id),
      ...Array.from({ length: 5 }, sweep),
      ...crowd.map(async (one, index) => grabs.push(await hold(one, slots[index % 2]))),
    ]);
    expect(grabs.every(({ status, body }) => status === 409 && body.code === 'slot-taken')).toBe(true);
    const offered = await Promise.all(line.map(offeredTo));
    expect(offered.map(({ length }) => length)).toEqual([1, 1, 0]);
    expect(new Set(offered.flat().map(({ start }) => start)).size).toBe(2);
    const answers = await Promise.all(
      offered
        .flat()
        .flatMap(({ id }, index) => Array.from({ length: 25 }, () => confirm((line[index] as ABooker).client, id))),
    );
    expect(answers.every(({ status, body }) => status === 200 && body.state === 'confirmed')).toBe(true);
    expect(await lettersTo(line[0] as ABooker, 'waiting-time-offered')).toHaveLength(1);
  });

  test('an answer against the lapse: it is theirs or the next one’s, never both', async () => {
    const expert = await wednesdayExpert();
    const taken = await aTakenTime(expert);
    const [first, second] = (await bookers(server, client, 2)) as [ABooker, ABooker];
    await aPlace(first, expert);
    await aPlace(second, expert);
    await cancel(holder.client, taken.id);
    const [offered] = await offeredTo(first);
    server.clock.moveTo(Temporal.Instant.from(offered.lapses_at).subtract({ milliseconds: 60 }));
    const answers = await Promise.all([
      ...Array.from({ length: 25 }, (_, index) =>
        new Promise((resolve) => setTimeout(resolve, index * 5)).then(() => confirm(first.client, offered.id)),
      ),
      ...Array.from({ length: 10 }, sweep),
    ]);
    await sweep();
    await sweep();
    const confirmed = answers.some((answer) => answer?.status === 200);
    expect((await first.client.get(`/api/v1/bookings/${offered.id}`)).body.state).toBe(
      confirmed ? 'confirmed' : 'lapsed',
    );
    expect(await offeredTo(second)).toHaveLength(confirmed ? 0 : 1);
  });

  test('an organisation that asks for twenty places gets one', async () => {
    const expert = await wednesdayExpert();
    await aTakenTime(expert);
    const [one] = (await bookers(server, client, 1)) as [ABooker];
    const answers = await Promise.all(Array.from({ length: 20 }, () => join(one, expert)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'already-waiting')).toHaveLength(19);
  });
});
