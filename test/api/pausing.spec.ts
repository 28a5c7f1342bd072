import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { lettersTo, setState } from '../support/standing.js';
import {
  aBooker,
  type ABooker,
  aHold,
  aMonday,
  aSession,
  bookers,
  confirm,
  hold,
  newsOf,
  takenTimes,
} from '../support/bookings.js';
import { Client } from '../support/client.js';
import { type AnExpert, anExpert, aPerson, aSteward, slotsOf } from '../support/factories.js';
import { aGroupAdviser, aGroupSession, aSeat } from '../support/groups.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let nobody: Client;
let steward: Client;
let booker: ABooker;
let expert: AnExpert;

beforeAll(async () => {
  server = await startServer();
  nobody = await Client.of(server);
  server.clock.moveTo(aMonday);
  steward = await nobody.as((await aSteward(server)).email);
});
afterAll(() => server.stop());
beforeEach(async () => {
  server.clock.moveTo(aMonday);
  booker = await aBooker(server, nobody);
  expert = await anExpert(server, nobody);
});

async function stateOf(id: string): Promise<string> {
  return (await booker.client.get(`/api/v1/bookings/${id}`)).body.state;
}

/** A session and a hold. */
async function aFullDiary(): Promise<{ session: string; held: string }> {
  const [first, , third] = await slotsOf(nobody, expert, aMonday);
  return { session: (await aSession(booker, first)).id, held: (await aHold(booker, third)).id };
}

describe('an adviser who pauses', () => {
  test('is told of what is booked and held first, and nothing is changed', async () => {
    const { session, held } = await aFullDiary();
    const preview = await expert.client.get(`/api/v1/experts/${expert.id}/pause-preview`);
    expect(preview.body.items.map(({ id }: { id: string }) => id).sort()).toEqual([session, held].sort());
    const refused = await setState(expert, 'paused');
    expect(refused).toMatchObject({ status: 409, body: { code: 'would-orphan', orphans: preview.body.items } });
    expect(refused.body.detail).toBe(
      'Nothing was changed: 2 sessions are booked, asked for or held. Say whether to keep or to cancel them.',
    );
    expect((await nobody.get(`/api/v1/experts/${expert.id}`)).status).toBe(200);
    expect(await takenTimes(server, expert.id)).toHaveLength(2);
  });

  test('keeps the sessions, and a hold can still be confirmed', async () => {
    const { session, held } = await aFullDiary();
    expect(await setState(expert, 'paused', { sessions: 'keep' })).toMatchObject({ body: { state: 'paused' } });
    expect(await stateOf(session)).toBe('confirmed');
    expect(await confirm(booker.client, held)).toMatchObject({ status: 200, body: { state: 'confirmed' } });
  });

  test('or cancels them: holds are let go, time is freed, and both sides of a session are told why', async () => {
    const { session, held } = await aFullDiary();
    await setState(expert, 'paused', { sessions: 'cancel', note: 'I am having a baby.' });
    const { body } = await booker.client.get(`/api/v1/bookings/${session}`);
    expect(body).toMatchObject({
      state: 'cancelled',
      cancelled: { by: 'adviser', reason: 'other', note: 'I am having a baby.' },
    });
    expect(await stateOf(held)).toBe('cancelled');
    expect(await takenTimes(server, expert.id)).toEqual([]);
    const cancelled = ['booking-cancelled', 'booking-cancelled'];
    expect((await newsOf(server, session)).slice(-2)).toEqual(cancelled);
    expect(await newsOf(server, held)).toEqual([]);
    const [letter] = await lettersTo(server, booker.organisation.booker);
    expect(letter?.body).toContain('> I am having a baby.');
    await setState(expert, 'live');
    expect(await slotsOf(nobody, expert, aMonday)).not.toHaveLength(0);
  });

  test('need not choose where nothing is ahead: a lapsed hold and a session that has begun are no matter', async () => {
    const [first, , third] = await slotsOf(nobody, expert, aMonday);
    await aSession(booker, first);
    await aHold(booker, third);
    server.clock.moveTo(Temporal.Instant.from(first!.start).add({ minutes: 16 }));
    expect((await expert.client.get(`/api/v1/experts/${expert.id}/pause-preview`)).body.items).toEqual([]);
    expect(await setState(expert, 'paused')).toMatchObject({ status: 200, body: { state: 'paused' } });
  });

  test('need not choose to go live', async () => {
    await aFullDiary();
    await setState(expert, 'paused', { sessions: 'keep' });
    expect(await setState(expert, 'live')).toMatchObject({ status: 200, body: { state: 'live' } });
  });

  test('while thirty hold leaves nobody with a hold that was not settled', async () => {
    const others = await bookers(server, nobody, 30);
    const slots = await slotsOf(nobody, expert, aMonday);
    const [paused, ...holds] = await Promise.all([
      setState(expert, 'paused', { sessions: 'cancel' }),
      ...others.map((other, index) => hold(other, slots[index])),
    ]);
    expect(paused.status).toBe(200);
    expect(holds.filter(({ status }) => ![201, 404].includes(status))).toEqual([]);
    expect(await takenTimes(server, expert.id)).toEqual([]);
    const { rows } = await server.owner.query('SELECT DISTINCT state FROM bookings WHERE expert_id = $1', [expert.id]);
    expect(rows.filter(({ state }) => state !== 'cancelled')).toEqual([]);
  });

  test('is refused a note that is too long, and a choice that is none', async () => {
    expect(await setState(expert, 'paused', { sessions: 'forget' })).toMatchObject({
      body: { errors: [{ pointer: '/sessions' }] },
    });
    expect(await setState(expert, 'paused', { note: 'x'.repeat(1001) })).toMatchObject({
      body: { errors: [{ pointer: '/note' }] },
    });
  });
});

describe('a steward who suspends', () => {
  test('says what becomes of the sessions too; both sides find it in the audit log', async () => {
    const { session } = await aFullDiary();
    const path = `/api/v1/experts/${expert.id}/suspension`;
    const reasons = 'A complaint';
    expect(await steward.put(path, { reasons })).toMatchObject({ status: 409, body: { code: 'would-orphan' } });
    expect((await nobody.get(`/api/v1/experts/${expert.id}`)).status).toBe(200);
    expect(await steward.put(path, { reasons, sessions: 'cancel' })).toMatchObject({ body: { state: 'paused' } });
    const { body } = await booker.client.get(`/api/v1/bookings/${session}`);
    expect(body).toMatchObject({ state: 'cancelled', cancelled: { by: 'steward' } });
    const { items } = (await expert.client.get('/api/v1/audit')).body;
    const deeds = items.map(({ deed }: { deed: string }) => deed).sort();
    expect(deeds).toEqual(['adviser-suspended', 'booking-cancelled', 'booking-cancelled']);
  });

  test('calls off the group sessions as well: who has a seat is told by whom, and the adviser once', async () => {
    const clinician = await aGroupAdviser(server, nobody);
    const { id } = await aGroupSession(clinician, '2027-03-25T12:00:00Z');
    const seats = [await aSeat(booker, id), await aSeat(booker, id)];
    const choice = { reasons: 'A complaint', sessions: 'cancel' };
    await steward.put(`/api/v1/experts/${clinician.id}/suspension`, choice);
    for (const seat of seats) {
      const { body } = await booker.client.get(`/api/v1/bookings/${seat.id}`);
      expect(body).toMatchObject({ state: 'cancelled', cancelled: { by: 'steward' } });
      expect((await newsOf(server, seat.id)).filter((kind) => kind === 'booking-cancelled')).toHaveLength(1);
    }
    const { items } = (await clinician.client.get('/api/v1/audit')).body;
    expect(items.filter(({ deed }: { deed: string }) => deed === 'booking-cancelled')).toHaveLength(2);
    const told = (await lettersTo(server, clinician.person)).map(({ kind }) => kind);
    expect(told.filter((kind) => kind.endsWith('-cancelled'))).toEqual(['group-session-cancelled']);
  });

  test('may keep them', async () => {
    const { session } = await aFullDiary();
    const choice = { reasons: 'A complaint', sessions: 'keep' };
    await steward.put(`/api/v1/experts/${expert.id}/suspension`, choice);
    expect(await stateOf(session)).toBe('confirmed');
  });
});

test('an oversight that ends pauses the adviser, and sessions stand', async () => {
  const barefoot = await anExpert(server, nobody, { profile: { kind: 'barefoot' }, person: await aPerson(server) });
  const { id } = await aSession(booker, (await slotsOf(nobody, barefoot, aMonday))[0]);
  const [oversight] = (await barefoot.client.get('/api/v1/oversights?as=adviser')).body.items;
  await barefoot.client.post(`/api/v1/oversights/${oversight.id}/end`, { reason: 'Moving on' });
  expect((await barefoot.client.get(`/api/v1/experts/${barefoot.id}`)).body.state).toBe('paused');
  expect(await stateOf(id)).toBe('confirmed');
});
