import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs.js';
import { aBooker, aHold, fund, minutesBetween } from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import { aMembership, type AnExpert, anExpert, aPricedOffer, aSteward, slotsOf } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';
import { anEndedSession, EndedSession } from '../support/sessions.js';

let server: TestServer;
let client: Client;
let steward: Client;

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
  steward = await client.as((await aSteward(server)).email);
});
afterAll(() => server.stop());

const ended = () => anEndedSession(server, client);

/** By the other side. */
function report(session: EndedSession, side: 'client' | 'adviser'): Promise<Answer> {
  return (side === 'client' ? session.adviser : session.client).post(session.path('no-show'), { side });
}

function contest(session: EndedSession, side: 'client' | 'adviser', statement = 'We were there.'): Promise<Answer> {
  return (side === 'client' ? session.client : session.adviser).post(session.path('no-show/contestation'), {
    statement,
  });
}

function decide(session: EndedSession, decision: string): Promise<Answer> {
  return steward.post(session.path('no-show/decision'), { decision });
}

describe('a no-show', () => {
  test.each(['client', 'adviser'] as const)(
    'of the %s is reported by the other side, who waited for 15 minutes',
    async (side) => {
      const session = await ended();
      session.hoursAfterStart(0.24);
      const from = session.start.add({ minutes: 15 }).toString();
      expect(await report(session, side)).toMatchObject({ status: 409, body: { code: 'too-early', from } });
      session.hoursAfterStart(0.26);
      const { status, body } = await report(session, side);
      expect({ status, body }).toMatchObject({
        status: 201,
        body: { side, contested: null, decision: null, settled_at: null },
      });
      expect(minutesBetween(body.reported_at, body.contest_by)).toBe(48 * 60);
      expect((await session.client.get(session.path())).body).toMatchObject({ state: 'no-show', no_show: { side } });
      expect(await session.letters()).toEqual([`no-show-reported to ${side}`]);
      expect(await session.record()).toMatchObject({ status: 409, body: { code: 'booking-state', state: 'no-show' } });
    },
  );

  test('is reported for seven days', async () => {
    const session = await ended();
    session.hoursAfterStart(7 * 24);
    const until = session.start.add({ hours: 7 * 24 }).toString();
    expect(await report(session, 'client')).toMatchObject({ status: 409, body: { code: 'too-late', until } });
    session.hoursAfterStart(7 * 24 - 0.01);
    expect((await report(session, 'client')).status).toBe(201);
  });

  test('is the other side’s, never one’s own', async () => {
    const session = await ended();
    expect(await session.adviser.post(session.path('no-show'), { side: 'adviser' })).toMatchObject({ status: 403 });
    expect(await session.client.post(session.path('no-show'), { side: 'client' })).toMatchObject({ status: 403 });
    expect(await session.state()).toBe('confirmed');
    const stranger = (await aBooker(server, client)).client;
    expect((await stranger.post(session.path('no-show'), { side: 'adviser' })).status).toBe(404);
  });

  test('is of a session that was confirmed and not recorded', async () => {
    const session = await (await ended()).accepted();
    expect(await report(session, 'adviser')).toMatchObject({
      status: 409,
      body: { code: 'booking-state', state: 'accepted' },
    });
    expect(await session.client.get(session.path('no-show'))).toMatchObject({ status: 404 });
    expect(await contest(session, 'client')).toMatchObject({ status: 409, body: { code: 'no-show-state' } });
  });

  test('is certain once nobody has contested it for 48 hours', async () => {
    const session = await ended();
    const { contest_by } = (await report(session, 'client')).body;
    server.clock.moveTo(Temporal.Instant.from(contest_by));
    expect(await contest(session, 'client')).toMatchObject({ status: 409, body: { code: 'too-late' } });
    expect((await session.client.get(session.path('no-show'))).body.settled_at).toBe(contest_by);
  });
});

describe('a no-show that is contested', () => {
  test('stands until a steward decides that it does', async () => {
    const session = await ended();
    await report(session, 'client');
    expect(await contest(session, 'adviser')).toMatchObject({ status: 403 });
    expect(await contest(session, 'client')).toMatchObject({
      status: 201,
      body: { contested: { statement: 'We were there.' }, settled_at: null },
    });
    expect(await contest(session, 'client')).toMatchObject({ status: 409, body: { code: 'no-show-state' } });
    expect((await steward.get('/api/v1/session-matters')).body.no_shows).toContainEqual(
      expect.objectContaining({ booking_id: session.id, side: 'client' }),
    );
    session.hoursAfterStart(200);
    expect((await session.adviser.get(session.path('no-show'))).body.settled_at).toBeNull();
    const { status, body } = await decide(session, 'stands');
    expect({ status, body }).toMatchObject({ status: 200, body: { decision: { decision: 'stands', note: null } } });
    expect(body.settled_at).toBe(body.decision.at);
    expect(await session.state()).toBe('no-show');
    expect(await decide(session, 'undone')).toMatchObject({ status: 409, body: { code: 'no-show-state' } });
    expect(await session.letters()).toEqual([
      'no-show-reported to client',
      'no-show-contested to adviser',
      'no-show-contested to steward',
      'no-show-stands to client',
      'no-show-stands to adviser',
    ]);
    expect((await session.audited()).map(({ deed }) => deed)).toEqual([
      'no-show-reported',
      'no-show-contested',
      'no-show-decided',
    ]);
    expect((await steward.get('/api/v1/session-matters')).body.no_shows).not.toContainEqual(
      expect.objectContaining({ booking_id: session.id }),
    );
  });

  test('is undone by a steward: the session can be recorded', async () => {
    const session = await ended();
    await report(session, 'client');
    await contest(session, 'client');
    expect((await decide(session, 'undone')).status).toBe(200);
    expect((await session.client.get(session.path())).body).toMatchObject({ state: 'confirmed', no_show: null });
    expect(await decide(session, 'stands')).toMatchObject({ status: 409, body: { code: 'no-show-state' } });
    await session.accepted();
    expect(await session.state()).toBe('accepted');
  });

  test('and undone leaves seven days to report the other side', async () => {
    const session = await ended();
    await report(session, 'client');
    await contest(session, 'client');
    session.hoursAfterStart(10 * 24);
    await decide(session, 'undone');
    session.hoursAfterStart(16 * 24);
    expect((await report(session, 'adviser')).body).toMatchObject({ side: 'adviser', contested: null });
    const { rows } = await server.owner.query('SELECT side FROM no_shows WHERE booking_id = $1 ORDER BY reported_at', [
      session.id,
    ]);
    expect(rows).toEqual([{ side: 'client' }, { side: 'adviser' }]);
  });

  test('is decided by a steward of neither side, and only once it is contested', async () => {
    const session = await ended();
    await report(session, 'client');
    expect(await decide(session, 'undone')).toMatchObject({ status: 409, body: { code: 'no-show-state' } });
    await contest(session, 'client');
    const partial = await aSteward(server);
    await aMembership(server, session.booker.organisation.id, partial, 'finance');
    const own = await client.as(partial.email);
    expect(await own.post(session.path('no-show/decision'), { decision: 'undone' })).toMatchObject({ status: 403 });
  });
});

describe('what was paid for a session to which somebody did not come', () => {
  const sweep = () => server.app.get(Jobs).sweepNow();
  let expert: AnExpert;

  beforeAll(async () => {
    expert = await anExpert(server, client, { hourlyMinor: 5999, offer: aPricedOffer });
  });

  /** An hour at £59.99, with half an hour before it and a quarter after: £113.39 with the fee, paid. */
  async function aPaidSession(): Promise<EndedSession> {
    const booker = await aBooker(server, client);
    const [slot] = await slotsOf(client, expert, server.clock.now().add({ hours: 24 }));
    const { id } = await aHold(booker, slot);
    expect((await fund(steward, id)).body).toMatchObject({ state: 'confirmed' });
    return new EndedSession(server, id, booker, expert, Temporal.Instant.from(slot!.start));
  }

  const settlementOf = async (session: EndedSession) => (await session.client.get(session.path())).body.settlement;
  const clientOwes = { kind: 'no-show', band: 'late', due: { minor: 9719 }, returned: { minor: 1620 } };
  const allGoesBack = { kind: 'no-show', band: 'excused', due: { minor: 0 }, returned: { minor: 11_339 } };

  test.each([
    ['client', clientOwes],
    ['adviser', allGoesBack],
  ] as const)('is settled when nobody contests that the %s was missing, once', async (side, figures) => {
    const session = await aPaidSession();
    session.hoursAfterStart(1);
    await report(session, side);
    session.hoursAfterStart(48.9);
    await sweep();
    expect(await settlementOf(session)).toBeNull();
    session.hoursAfterStart(49.1);
    await Promise.all(Array.from({ length: 5 }, sweep));
    expect(await settlementOf(session)).toMatchObject(figures);
  });

  test('is settled as a steward decides, and not before', async () => {
    const [stands, undone] = [await aPaidSession(), await aPaidSession()];
    undone.hoursAfterStart(1);
    for (const session of [stands, undone]) {
      await report(session, 'client');
      await contest(session, 'client');
    }
    stands.hoursAfterStart(24 * 10);
    await sweep();
    expect([await settlementOf(stands), await settlementOf(undone)]).toEqual([null, null]);
    await decide(stands, 'stands');
    await decide(undone, 'undone');
    await sweep();
    expect(await settlementOf(stands)).toMatchObject(clientOwes);
    expect(await settlementOf(undone)).toBeNull();
  });
});
