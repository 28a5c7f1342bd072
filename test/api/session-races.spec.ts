import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AcceptBySilence } from '../../src/bookings/delivery/accept-by-silence.job.js';
import { AnnounceReviews } from '../../src/bookings/reviews/announce-reviews.job.js';
import { aBooker, type ABooker, aMonday } from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import { type AnExpert, anExpert, aSteward } from '../support/factories.js';
import { deadlocksIn, startServer, type TestServer } from '../support/server.js';
import { anEndedSession, aRecord, type EndedSession } from '../support/sessions.js';

const callers = 50;

let server: TestServer;
let client: Client;
let steward: Client;
let booker: ABooker;
let expert: AnExpert;

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
  steward = await client.as((await aSteward(server)).email);
  booker = await aBooker(server, client);
  expert = await anExpert(server, client);
});
afterAll(async () => {
  await server.stop();
  expect(await deadlocksIn(server.databaseUrl)).toBe(0);
});

/** Every test is a week after the one before. */
let monday = aMonday;
beforeEach(() => {
  monday = monday.add({ hours: 7 * 24 });
});

const ended = () => anEndedSession(server, client, { booker, expert, from: monday });

/** All at once, in turn one of several kinds of request; the answers by kind. */
async function atOnce<Kind extends string>(
  kinds: Readonly<Record<Kind, () => Promise<Answer>>>,
): Promise<Record<Kind, Answer[]>> {
  const names = Object.keys(kinds) as Kind[];
  const asked = Array.from({ length: callers }, (_, index) => names[index % names.length]!);
  const answers = await Promise.all(asked.map((kind) => kinds[kind]()));
  const of = (kind: Kind) => answers.filter((_, index) => asked[index] === kind);
  return Object.fromEntries(names.map((kind) => [kind, of(kind)])) as Record<Kind, Answer[]>;
}

function won(answers: readonly Answer[]): Answer[] {
  return answers.filter(({ status }) => status < 300);
}

function codes(answers: readonly Answer[]): string[] {
  return [...new Set(answers.filter(({ status }) => status >= 300).map(({ body }) => body.code))].sort();
}

async function events(session: EndedSession, kind: string): Promise<number> {
  const { rows } = await server.owner.query(
    'SELECT count(*)::int FROM booking_events WHERE booking_id = $1 AND kind = $2',
    [session.id, kind],
  );
  return rows[0].count;
}

const lettersOf = async (session: EndedSession, kind: string) =>
  (await session.letters()).filter((one) => one.startsWith(kind)).length;

/** The job, as a caller among others. */
async function silence(): Promise<Answer> {
  await server.app.get(AcceptBySilence).run();
  return { status: 200, body: {}, headers: new Headers() };
}

describe('of 50 callers', () => {
  test('who record one session, one does, and the client is written to once', async () => {
    const session = await ended();
    const { record } = await atOnce({ record: () => session.record() });
    expect(won(record)).toHaveLength(1);
    expect(codes(record)).toEqual(['booking-state']);
    expect(await lettersOf(session, 'delivery-recorded')).toBe(1);
  });

  test('who record it, say that the client did not come, and that the adviser did not, one is first', async () => {
    const session = await ended();
    session.hoursAfterStart(1);
    const {
      record,
      client: mine,
      adviser,
    } = await atOnce({
      record: () => session.record(),
      client: () => session.adviser.post(session.path('no-show'), { side: 'client' }),
      adviser: () => session.client.post(session.path('no-show'), { side: 'adviser' }),
    });
    expect([...won(record), ...won(mine), ...won(adviser)]).toHaveLength(1);
    expect(codes([...record, ...mine, ...adviser])).toEqual(['booking-state']);
    expect(['delivered', 'no-show']).toContain(await session.state());
  });

  test('who say of each other that they did not come, one is first, and the other can contest it', async () => {
    const session = await ended();
    const { client: mine, adviser } = await atOnce({
      client: () => session.adviser.post(session.path('no-show'), { side: 'client' }),
      adviser: () => session.client.post(session.path('no-show'), { side: 'adviser' }),
    });
    const [winner] = [...won(mine), ...won(adviser)] as [Answer];
    expect(won([...mine, ...adviser])).toHaveLength(1);
    expect(codes([...mine, ...adviser])).toEqual(['booking-state']);
    const loser = winner.body.side === 'client' ? session.client : session.adviser;
    const contest = () => loser.post(session.path('no-show/contestation'), { statement: 'I was there.' });
    const { contests } = await atOnce({ contests: contest });
    expect(won(contests)).toHaveLength(1);
    expect(codes(contests)).toEqual(['no-show-state']);
    const decision = { stands: 'stands', undone: 'undone' } as const;
    const decide = (given: string) => () => steward.post(session.path('no-show/decision'), { decision: given });
    const { stands, undone } = await atOnce({ stands: decide(decision.stands), undone: decide(decision.undone) });
    expect(won([...stands, ...undone])).toHaveLength(1);
    expect(await session.state()).toBe(won(stands).length === 1 ? 'no-show' : 'confirmed');
  });

  test('who accept, correct and let silence accept what is due, one outcome comes of it', async () => {
    const session = await ended();
    await session.record();
    let contact = 0;
    const { accept, correct } = await atOnce({
      accept: () => session.accept(1),
      correct: () => session.correct({ minutes: { contact: 1 + (contact++ % 9) } }),
      silence,
    });
    expect(await events(session, 'accepted')).toBe(won(accept).length > 0 ? 1 : 0);
    expect(codes(accept)).toEqual(won(accept).length > 0 ? [] : ['record-changed']);
    expect([0, accept.length]).toContain(won(accept).length);
    expect(won(correct).length > 0).toBe(won(accept).length === 0);
    const { state, record, earlier } = (await session.client.get(session.path('delivery'))).body;
    expect(state).toBe(won(accept).length > 0 ? 'accepted' : 'delivered');
    expect(earlier).toHaveLength(record.version - 1);
    if (state === 'accepted') expect(record.version).toBe(1); // nobody accepted what they had not read
    expect(await events(session, 'corrected')).toBe(earlier.length);
  });

  test('who accept, object and correct when the time is over, silence was first, and says so once', async () => {
    const session = await ended();
    await session.record();
    session.hoursAfterStart(49);
    const { accept, object, correct } = await atOnce({
      accept: () => session.accept(1),
      object: () => session.object(),
      correct: () => session.correct({ minutes: { contact: 7 } }),
      silence,
    });
    expect(won(accept)).toHaveLength(accept.length);
    expect(won([...object, ...correct])).toEqual([]);
    for (const { body } of accept) expect(body.accepted.by_silence).toBe(true);
    expect(await events(session, 'accepted')).toBe(1);
    expect(await lettersOf(session, 'session-accepted')).toBe(1);
  });

  test('who accept, object and run the job just before the time is over, one objection or one acceptance stands', async () => {
    const session = await ended();
    await session.record();
    const { accept, object } = await atOnce({
      accept: () => session.accept(1),
      object: () => session.object(),
      silence,
    });
    const delivery = (await session.client.get(session.path('delivery'))).body;
    expect(won(accept)).toHaveLength(accept.length); // also after an objection, which it ends
    expect(won(object).length).toBeLessThanOrEqual(1);
    expect(delivery).toMatchObject({ state: 'accepted', objected: false });
    expect(delivery.objections).toHaveLength(won(object).length);
    expect(await events(session, 'accepted')).toBe(1);
    expect(await lettersOf(session, 'session-accepted')).toBe(1);
    expect(codes(object).every((code) => ['booking-state', 'objection-state'].includes(code))).toBe(true);
  });

  test('of whom a steward settles an objection that the client withdraws, one ends it', async () => {
    const session = await ended();
    await session.record();
    await session.object();
    const { withdraw, decide } = await atOnce({
      withdraw: () => session.client.delete(session.path('objection')),
      decide: () => steward.post(session.path('objection/decision'), { decision: 'as-recorded' }),
    });
    expect(won([...withdraw, ...decide])).toHaveLength(1);
    expect(codes([...withdraw, ...decide])).toEqual(['objection-state']);
    expect(await session.state()).toBe(won(decide).length === 1 ? 'accepted' : 'delivered');
  });

  test('who save a plan, of both sides and on one version, one does, and the others are shown it', async () => {
    const session = await ended();
    const item = (what: string) => ({ based_on: 0, items: [{ what, who: 'client', by: '2027-05-01' }] });
    let number = 0;
    const save = (by: Client) => () => by.put(session.path('action-plan'), item(`Item ${++number}`));
    const { client: mine, adviser } = await atOnce({ client: save(session.client), adviser: save(session.adviser) });
    const all = [...mine, ...adviser];
    expect(won(all)).toHaveLength(1);
    expect(codes(all)).toEqual(['plan-changed']);
    const { body: plan } = won(all)[0]!;
    for (const { status, body } of all) if (status === 409) expect(body.current).toEqual(plan);
    const { rows } = await server.owner.query('SELECT what FROM action_plan_items WHERE booking_id = $1', [session.id]);
    expect(rows).toEqual([{ what: plan.items[0].what }]);
  });

  test('who sign a plan while it is changed, nobody signs what they did not read, and news comes once', async () => {
    const session = await ended();
    const items = [{ what: 'Ring them', who: 'client', by: '2027-05-01' }];
    const plan = session.path('action-plan');
    await session.client.put(plan, { based_on: 0, items });
    const { sign, change, other } = await atOnce({
      sign: () => session.client.post(`${plan}/signature`, { version: 1 }),
      other: () => session.adviser.post(`${plan}/signature`, { version: 1 }),
      change: () => session.adviser.put(plan, { based_on: 1, items: [...items, ...items] }),
    });
    expect(won(change)).toHaveLength(1);
    for (const { body } of won([...sign, ...other])) expect(body.version).toBe(1);
    expect((await session.client.get(plan)).body).toMatchObject({ version: 2, signatures: [] });
    expect(await lettersOf(session, 'plan-signed')).toBe(won(sign).length > 0 && won(other).length > 0 ? 2 : 0);
  });

  test('who review each other, each side does once, and both become visible at one instant', async () => {
    const session = await (await ended()).accepted();
    const { ofAdviser, ofClient } = await atOnce({
      ofAdviser: () =>
        session.client.post(session.path('reviews/adviser'), { ratings: { useful: 5, clear: 5, on_time: 5 } }),
      ofClient: () =>
        session.adviser.post(session.path('reviews/client'), { ratings: { prepared: 5, respectful: 5, on_time: 5 } }),
      announce: async () => {
        await server.app.get(AnnounceReviews).run();
        return { status: 200, body: {}, headers: new Headers() };
      },
    });
    expect([won(ofAdviser).length, won(ofClient).length]).toEqual([1, 1]);
    expect(codes([...ofAdviser, ...ofClient])).toEqual(['already-reviewed']);
    const { body } = await session.client.get(session.path('reviews'));
    expect(body.of_adviser.visible_from).toBe(body.of_client.visible_from);
    expect(await lettersOf(session, 'reviews-published')).toBe(2);
  });

  test('with one key each who record a session, all are answered alike by the first', async () => {
    const session = await ended();
    const key = { 'idempotency-key': `record-${session.id}` };
    const first = await session.adviser.post(session.path('delivery'), aRecord, key);
    const { again } = await atOnce({ again: () => session.adviser.post(session.path('delivery'), aRecord, key) });
    for (const { status, body } of again) {
      expect([201, 409]).toContain(status);
      if (status === 201) expect(body).toEqual(first.body);
      else expect(body.code).toBe('request-in-flight');
    }
    expect(await events(session, 'delivered')).toBe(1);
  });
});
