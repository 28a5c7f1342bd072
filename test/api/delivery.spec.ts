import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AcceptBySilence } from '../../src/bookings/delivery/accept-by-silence.job.js';
import { RemindToRecord } from '../../src/bookings/delivery/remind-to-record.job.js';
import { aBooker, aMonday, aSession, minutesBetween } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { decideAtMeetings } from '../support/decisions.js';
import { aMembership, anExpert, aPerson, aSteward, slotsOf } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';
import { anEndedSession, asSeatsOfOneGroup, EndedSession } from '../support/sessions.js';

let server: TestServer;
let client: Client;
let steward: Client;

beforeAll(async () => {
  server = await startServer();
  await decideAtMeetings(server);
  client = await Client.of(server);
  steward = await client.as((await aSteward(server)).email);
});
afterAll(() => server.stop());

const ended = () => anEndedSession(server, client);
const silence = () => server.app.get(AcceptBySilence).run();
const remind = () => server.app.get(RemindToRecord).run();

describe('a record', () => {
  test('is made by the adviser once the session has begun, and the client is asked to confirm it', async () => {
    const session = await ended();
    session.hoursAfterStart(-0.01);
    expect(await session.record()).toMatchObject({
      status: 409,
      body: { code: 'too-early', from: session.start.toString() },
    });
    session.hoursAfterStart(0);
    const { status, body } = await session.record({ private_notes: 'They need a lawyer.' });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        state: 'delivered',
        corrected: false,
        objected: false,
        accepted: null,
        record: {
          version: 1,
          minutes: { contact: 30, preparation: 15, write_up: 0, travel: 0 },
          topics: ['governance'],
          language: 'en',
          summary: 'We went through the rules.',
        },
      },
    });
    expect(minutesBetween(body.record.recorded_at, body.accept_by)).toBe(48 * 60);
    const booking = (await session.client.get(session.path())).body;
    expect(booking).toMatchObject({ state: 'delivered', accept_by: body.accept_by, accepted: null });
    expect(await session.letters()).toEqual(['delivery-recorded to client']);
    const { rows } = await server.owner.query(`SELECT subject, body FROM letters WHERE kind = 'delivery-recorded'`);
    expect(rows[0].subject).toMatch(/^Please confirm your session: /);
    expect(rows[0].body).toMatch(/until Wednesday 24 March 2027, 09:00 \(UK time\)\. If we hear nothing/);
    expect(rows[0].body).toContain('> We went through the rules.');
    expect(rows[0].body).not.toContain('lawyer');
    expect(await session.record()).toMatchObject({ status: 409, body: { code: 'booking-state', state: 'delivered' } });
  });

  test('has private notes that nobody but the adviser reads', async () => {
    const session = await ended();
    await session.record({ private_notes: 'They need a lawyer.' });
    const notes = session.path('delivery/notes');
    expect((await session.adviser.get(notes)).body).toEqual({ private_notes: 'They need a lawyer.' });
    for (const other of [session.client, steward]) {
      expect(await other.get(notes)).toMatchObject({ status: 403 });
      expect(JSON.stringify((await other.get(session.path('delivery'))).body)).not.toContain('lawyer');
    }
    await session.correct({ minutes: { contact: 25 } });
    expect((await session.adviser.get(notes)).body.private_notes).toBe('They need a lawyer.');
    await session.correct({ minutes: { contact: 25 }, private_notes: '' });
    expect((await session.adviser.get(notes)).body.private_notes).toBe('');
  });

  test.each([
    ['/minutes/contact', { minutes: { contact: 0 } }],
    ['/minutes/contact', { minutes: { contact: 1441 } }],
    ['/minutes/travel', { minutes: { contact: 1, travel: -1 } }],
    ['/topics', { topics: [] }],
    ['/topics/0', { topics: ['astrology'] }],
    ['/language', { language: 'tlh' }],
    ['/summary', { summary: 'x'.repeat(4001) }],
  ])('says what it must: %s', async (pointer, change) => {
    const session = await ended();
    const { status, body } = await session.record(change);
    expect({ status, pointers: body.errors.map((one: any) => one.pointer) }).toEqual({
      status: 400,
      pointers: [pointer],
    });
    expect(await session.state()).toBe('confirmed');
  });

  test('is corrected until it is accepted: what was said before stays, and the client has the whole time again', async () => {
    const session = await ended();
    const first = (await session.record()).body.record;
    session.hoursAfterStart(40);
    const { body } = await session.correct({ minutes: { contact: 25 } });
    expect(body).toMatchObject({ corrected: true, record: { version: 2, minutes: { contact: 25 } }, earlier: [first] });
    expect(minutesBetween(body.record.recorded_at, body.accept_by)).toBe(48 * 60);
    expect((await session.client.get(session.path('delivery'))).body).toEqual(body);
    session.hoursAfterStart(50);
    await silence();
    expect(await session.state()).toBe('delivered');
    await session.accept(2);
    expect(await session.correct({ minutes: { contact: 20 } })).toMatchObject({
      status: 409,
      body: { code: 'booking-state', state: 'accepted' },
    });
    expect(await session.letters()).toEqual([
      'delivery-recorded to client',
      'delivery-corrected to client',
      'session-accepted to adviser',
    ]);
  });

  test('that is written once more as it is stays version 1, and its clock runs on', async () => {
    const session = await ended();
    const { body } = await session.record();
    session.hoursAfterStart(10);
    expect((await session.correct()).body).toEqual(body);
    expect(await session.letters()).toEqual(['delivery-recorded to client']);
  });

  test('is corrected at most twenty times', async () => {
    const session = await ended();
    await session.record();
    for (let contact = 1; contact <= 20; contact++) {
      expect((await session.correct({ minutes: { contact } })).status).toBe(200);
    }
    expect(await session.correct({ minutes: { contact: 21 } })).toMatchObject({
      status: 422,
      body: { code: 'too-many-entries' },
    });
  });

  test('of one seat of a group leaves the other seats as they are', async () => {
    const first = await ended();
    const second = await anEndedSession(server, client, { expert: first.expert });
    await asSeatsOfOneGroup(server, [first.id, second.id]);
    expect((await first.record()).status).toBe(201);
    expect(await second.state()).toBe('confirmed');
    second.hoursAfterStart(1);
    expect((await second.client.post(second.path('no-show'), { side: 'adviser' })).status).toBe(201);
    expect(await first.accept()).toMatchObject({ status: 200, body: { state: 'accepted' } });
  });
});

describe('who has not recorded a session', () => {
  test('is reminded after a day, and after three, and no more', async () => {
    const session = await ended();
    const after: [number, number][] = [
      [24.4, 0],
      [24.6, 1],
      [72.4, 1],
      [72.6, 2],
      [200, 2],
    ]; // it ends after half an hour
    for (const [hours, count] of after) {
      session.hoursAfterStart(hours);
      await remind();
      await remind();
      expect({ hours, letters: await session.letters() }).toEqual({
        hours,
        letters: Array(count).fill('delivery-missing to adviser'),
      });
    }
  });

  test('is reminded once of a group, whatever its seats', async () => {
    const expert = await anExpert(server, client);
    const from = aMonday.add({ hours: 24 * 28 });
    server.clock.moveTo(from);
    const slots = await slotsOf(client, expert, from);
    const bookers = [await aBooker(server, client), await aBooker(server, client), await aBooker(server, client)];
    const sessions = [];
    for (const [index, booker] of bookers.entries()) {
      const { id } = await aSession(booker, slots[index]);
      sessions.push(new EndedSession(server, id, booker, expert, Temporal.Instant.from(slots[0]!.start)));
    }
    await asSeatsOfOneGroup(
      server,
      sessions.map(({ id }) => id),
    );
    sessions[0]!.hoursAfterStart(25);
    await Promise.all([remind(), remind(), remind()]);
    await remind();
    const letters = (await Promise.all(sessions.map((one) => one.letters()))).flat();
    expect(letters).toEqual(['delivery-missing to adviser']);
  });

  test('is not reminded of what is recorded, nor of what nobody came to', async () => {
    const delivered = await ended();
    await delivered.record();
    const missed = await ended();
    missed.hoursAfterStart(1);
    await missed.adviser.post(missed.path('no-show'), { side: 'client' });
    missed.hoursAfterStart(100);
    await remind();
    for (const session of [delivered, missed]) {
      expect(await session.letters()).not.toContain('delivery-missing to adviser');
    }
  });
});

describe('acceptance', () => {
  test('is the client’s, of the version that was read, and once', async () => {
    const session = await ended();
    await session.record();
    await session.correct({ minutes: { contact: 25 } });
    expect(await session.accept(1)).toMatchObject({
      status: 409,
      body: {
        code: 'record-changed',
        detail: expect.stringContaining('has corrected the record: version 2 stands now.'),
        current: { version: 2, minutes: { contact: 25 } },
      },
    });
    expect((await session.accept(7)).body).toMatchObject({
      code: 'record-changed',
      detail: expect.stringContaining('The record has no version 7: version 2 stands.'),
    });
    const accepted = await session.accept(2);
    expect(accepted).toMatchObject({ status: 200, body: { state: 'accepted', accept_by: null } });
    expect(accepted.body.accepted).toEqual({ at: expect.any(String), by_silence: false });
    expect((await session.accept(2)).body).toEqual(accepted.body);
    expect(await session.letters()).toContain('session-accepted to adviser');
    expect((await session.letters()).filter((one) => one.startsWith('session-accepted'))).toHaveLength(1);
    expect(await session.adviser.post(session.path('acceptance'), { version: 2 })).toMatchObject({ status: 403 });
  });

  test('takes a session that was delivered', async () => {
    const session = await ended();
    expect(await session.accept()).toMatchObject({ status: 409, body: { code: 'booking-state', state: 'confirmed' } });
    expect(await session.object()).toMatchObject({ status: 409, body: { code: 'booking-state' } });
  });

  test('comes of 48 hours of silence, at the very instant, whenever the job runs', async () => {
    const session = await ended();
    session.hoursAfterStart(1);
    const { accept_by } = (await session.record()).body;
    server.clock.moveTo(Temporal.Instant.from(accept_by).subtract({ seconds: 5 }));
    await silence();
    expect(await session.state()).toBe('delivered');
    server.clock.moveTo(Temporal.Instant.from(accept_by).add({ seconds: 1 }));
    const accepted = { state: 'accepted', accepted: { at: accept_by, by_silence: true } };
    expect((await session.client.get(session.path('delivery'))).body).toMatchObject(accepted);
    expect(await session.correct({ minutes: { contact: 1 } })).toMatchObject({ status: 409 });
    expect(await session.object()).toMatchObject({ status: 409, body: { state: 'accepted' } });
    session.hoursAfterStart(60);
    await silence();
    await silence();
    expect((await session.client.get(session.path())).body).toMatchObject(accepted);
    expect((await session.accept()).body).toMatchObject(accepted);
    expect(await session.letters()).toEqual(['delivery-recorded to client', 'session-accepted to adviser']);
    const { rows } = await server.owner.query(
      `SELECT at, by_user, facts FROM booking_events WHERE booking_id = $1 AND kind = 'accepted'`,
      [session.id],
    );
    expect(rows).toEqual([{ at: new Date(accept_by), by_user: null, facts: { by_silence: true } }]);
  });

  test('by silence keeps to the hours that were in force when the session was recorded', async () => {
    const session = await ended();
    const inForce = session.start.add({ hours: 2 });
    session.hoursAfterStart(1);
    const value = {
      ...{ hold_minutes: 15, request_answer_hours: 48, waiting_list_answer_hours: 12, acceptance_hours: 24 },
      ...{ no_show_minutes: 15, review_days: 7, payment_working_days: 5, payment_days: 14 },
    };
    const recorded = await steward.post('/api/v1/policies', {
      name: 'clocks',
      value,
      in_force_from: inForce.toString(),
      decision: 'A general meeting',
    });
    expect(recorded.status).toBe(201);
    const before = (await session.record()).body;
    expect(minutesBetween(before.record.recorded_at, before.accept_by)).toBe(48 * 60);
    session.hoursAfterStart(3);
    const after = (await session.correct({ minutes: { contact: 20 } })).body;
    expect(minutesBetween(after.record.recorded_at, after.accept_by)).toBe(24 * 60);
    await server.owner.query(`ALTER TABLE policies DISABLE TRIGGER USER`);
    await server.owner.query(`DELETE FROM policies WHERE name = 'clocks' AND recorded_by IS NOT NULL`);
    await server.owner.query(`ALTER TABLE policies ENABLE TRIGGER USER`);
  });
});

describe('an objection', () => {
  test('stops the clock, and is told to the adviser and to stewards', async () => {
    const session = await ended();
    await session.record();
    expect(await session.object()).toMatchObject({
      status: 201,
      body: {
        state: 'delivered',
        objected: true,
        accept_by: null,
        objections: [
          { version: 1, reason: 'minutes-wrong', statement: 'It was shorter.', decision: null, closed: null },
        ],
      },
    });
    session.hoursAfterStart(500);
    await silence();
    expect(await session.state()).toBe('delivered');
    expect(await session.object()).toMatchObject({ status: 409, body: { code: 'objection-state' } });
    expect(await session.letters()).toEqual([
      'delivery-recorded to client',
      'objection-raised to adviser',
      'objection-raised to steward',
    ]);
    expect((await steward.get('/api/v1/session-matters')).body.objections).toContainEqual({
      booking_id: session.id,
      objection: expect.objectContaining({ reason: 'minutes-wrong' }),
    });
    expect(await session.audited()).toEqual([
      { deed: 'objection-raised', acted_as: 'booker', facts: { reason: 'minutes-wrong' } },
    ]);
  });

  test('is withdrawn, and the time to accept starts anew', async () => {
    const session = await ended();
    await session.record();
    await session.object();
    session.hoursAfterStart(100);
    const { status, body } = await session.client.delete(session.path('objection'));
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { objected: false, objections: [{ closed: { outcome: 'withdrawn' } }] },
    });
    expect(minutesBetween(body.objections[0].closed.at, body.accept_by)).toBe(48 * 60);
    expect(await session.client.delete(session.path('objection'))).toMatchObject({ status: 409 });
    session.hoursAfterStart(149);
    await silence();
    expect(await session.state()).toBe('accepted');
    expect(await session.letters()).toContain('objection-withdrawn to adviser');
  });

  test('stands through a correction until the client accepts that', async () => {
    const session = await ended();
    await session.record();
    await session.object();
    expect((await session.correct({ minutes: { contact: 20 } })).body).toMatchObject({
      objected: true,
      accept_by: null,
    });
    expect(await session.accept(1)).toMatchObject({ status: 409 });
    expect((await session.accept(2)).body).toMatchObject({
      state: 'accepted',
      objected: false,
      objections: [{ version: 1, closed: { outcome: 'accepted' } }],
    });
  });

  test('is settled by a steward: the record stands and is accepted', async () => {
    const session = await ended();
    await session.record();
    await session.object();
    const decision = { decision: 'as-recorded', note: 'Both calendars say so.' };
    const { status, body } = await steward.post(session.path('objection/decision'), decision);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        state: 'accepted',
        accepted: { by_silence: false },
        objections: [
          { decision: { decision: 'as-recorded', note: 'Both calendars say so.' }, closed: { outcome: 'as-recorded' } },
        ],
      },
    });
    expect(await steward.post(session.path('objection/decision'), decision)).toMatchObject({
      status: 409,
      body: { code: 'objection-state' },
    });
    expect((await session.letters()).slice(-2).sort()).toEqual([
      'objection-dismissed to adviser',
      'objection-dismissed to client',
    ]);
    expect(await session.audited()).toMatchObject([
      { deed: 'objection-raised' },
      { deed: 'objection-decided', acted_as: 'steward', facts: { decision: 'as-recorded' } },
    ]);
  });

  test('is upheld by a steward: the adviser corrects the record, and the client is asked again', async () => {
    const session = await ended();
    await session.record();
    await session.object();
    const upheld = await steward.post(session.path('objection/decision'), { decision: 'to-be-corrected' });
    expect(upheld.body).toMatchObject({ state: 'delivered', objected: true, accept_by: null });
    const waiting = (await steward.get('/api/v1/session-matters')).body.objections;
    expect(waiting.map((one: any) => one.booking_id)).not.toContain(session.id);
    session.hoursAfterStart(100);
    await silence();
    const { body } = await session.correct({ minutes: { contact: 20 } });
    expect(body).toMatchObject({ objected: false, objections: [{ closed: { outcome: 'corrected' } }] });
    expect(minutesBetween(body.record.recorded_at, body.accept_by)).toBe(48 * 60);
    session.hoursAfterStart(149);
    await silence();
    expect(await session.state()).toBe('accepted');
    expect((await session.letters()).slice(-4)).toEqual(
      expect.arrayContaining([
        'objection-upheld to client',
        'objection-upheld to adviser',
        'delivery-corrected to client',
      ]),
    );
  });

  test('is raised at most five times, and decided by no steward who is of a side', async () => {
    const session = await ended();
    await session.record();
    for (let time = 1; time <= 5; time++) {
      expect((await session.object()).status).toBe(201);
      if (time < 5) await session.client.delete(session.path('objection'));
    }
    const partial = await aSteward(server);
    await aMembership(server, session.booker.organisation.id, partial, 'member');
    const decision = { decision: 'as-recorded' };
    expect(await (await client.as(partial.email)).post(session.path('objection/decision'), decision)).toMatchObject({
      status: 403,
    });
    await session.client.delete(session.path('objection'));
    expect(await session.object()).toMatchObject({ status: 422, body: { code: 'too-many-entries' } });
  });

  test('is no member’s to raise, and no stranger’s to see', async () => {
    const session = await ended();
    await session.record();
    const member = await aPerson(server);
    await aMembership(server, session.booker.organisation.id, member, 'member');
    const body = { reason: 'other', statement: 'No.' };
    expect((await (await client.as(member.email)).post(session.path('objection'), body)).status).toBe(403);
    const stranger = (await aBooker(server, client)).client;
    expect((await stranger.post(session.path('objection'), body)).status).toBe(404);
    expect((await stranger.get(session.path('delivery'))).status).toBe(404);
  });
});

test('letters about sessions are in the reader’s language, and go to nobody who wants none', async () => {
  const welsh = await aBooker(server, client, { language: 'cy' });
  const session = await anEndedSession(server, client, { booker: welsh });
  await session.adviser.put('/api/v1/me/notification-preferences', {
    bookings: { email: false },
    reminders: { email: true },
    account: { email: true },
  });
  await session.record();
  await session.accept();
  expect(await session.letters()).toEqual(['delivery-recorded to client']);
  const { rows } = await server.owner.query('SELECT subject FROM letters WHERE to_address = $1 AND kind = $2', [
    welsh.organisation.booker.email,
    'delivery-recorded',
  ]);
  expect(rows[0].subject).toMatch(/^Cadarnhewch eich sesiwn/);
});
