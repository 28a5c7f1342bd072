import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AnnounceReviews } from '../../src/bookings/reviews/announce-reviews.job.js';
import { aBooker, aMonday, bookers } from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import { anExpert, aSteward } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';
import { anEndedSession, type EndedSession } from '../support/sessions.js';

let server: TestServer;
let client: Client;
let steward: Client;
let stewardId: string;

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
  const person = await aSteward(server);
  stewardId = person.id;
  steward = await client.as(person.email);
});
afterAll(() => server.stop());

const announce = () => server.app.get(AnnounceReviews).run();

/** Accepted half an hour after its start. */
async function accepted(given: Parameters<typeof anEndedSession>[2] = {}): Promise<EndedSession> {
  return (await anEndedSession(server, client, given)).accepted();
}

const praise = { ratings: { useful: 5, clear: 4, on_time: 5 }, comment: 'Knew what to ask.' };
const thanks = { ratings: { prepared: 4, respectful: 5, on_time: 3 }, comment: 'Came well prepared.' };

function ofAdviser(session: EndedSession, change: object = {}): Promise<Answer> {
  return session.client.post(session.path('reviews/adviser'), { ...praise, ...change });
}

function ofClient(session: EndedSession, change: object = {}): Promise<Answer> {
  return session.adviser.post(session.path('reviews/client'), { ...thanks, ...change });
}

async function seen(by: Client, session: EndedSession): Promise<any> {
  return (await by.get(session.path('reviews'))).body;
}

async function published(expertId: string): Promise<any> {
  return (await client.get(`/api/v1/experts/${expertId}/reviews`)).body;
}

const days = (count: number) => count * 24 + 0.6; // after a session that was accepted half an hour after it began

describe('a review', () => {
  test('is of a session that was accepted', async () => {
    const session = await anEndedSession(server, client);
    expect(await ofAdviser(session)).toMatchObject({
      status: 409,
      body: { code: 'booking-state', state: 'confirmed' },
    });
    await session.record();
    expect(await ofClient(session)).toMatchObject({ status: 409, body: { code: 'booking-state', state: 'delivered' } });
    expect(await seen(session.client, session)).toMatchObject({ from: null, until: null });
    session.hoursAfterStart(60); // silence has accepted it, also before a job writes that down
    expect((await ofAdviser(session)).status).toBe(201);
  });

  test('is seen by nobody else until both have written, and then by both at once', async () => {
    const session = await accepted();
    const { status, body } = await ofAdviser(session);
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { of_adviser: { ...praise, names_organisation: false, reply: null, hidden: null }, of_client: null },
    });
    for (const other of [session.adviser, steward]) {
      expect(await seen(other, session)).toMatchObject({ of_adviser: null, of_client: null });
    }
    expect(await published(session.expert.id)).toMatchObject({ items: [] });
    expect(await session.letters()).not.toContain('reviews-published to adviser');
    expect((await ofClient(session)).body).toMatchObject({ of_adviser: praise, of_client: thanks });
    for (const each of [session.client, session.adviser, steward]) {
      expect(await seen(each, session)).toMatchObject({ of_adviser: praise, of_client: thanks });
    }
    expect((await published(session.expert.id)).items).toMatchObject([{ ...praise, organisation: null }]);
    await announce();
    expect((await session.letters()).filter((one) => one.startsWith('reviews'))).toEqual([
      'reviews-published to client',
      'reviews-published to adviser',
    ]);
  });

  test('alone is published after seven days, when the other side can write no more', async () => {
    const session = await accepted();
    await ofClient(session);
    session.hoursAfterStart(days(7) - 0.2);
    await announce();
    expect(await seen(session.client, session)).toMatchObject({ of_client: null });
    session.hoursAfterStart(days(7));
    expect(await seen(session.client, session)).toMatchObject({ of_client: thanks });
    expect(await ofAdviser(session)).toMatchObject({ status: 409, body: { code: 'too-late' } });
    await announce();
    await announce();
    expect((await session.letters()).filter((one) => one.startsWith('reviews'))).toHaveLength(2);
    expect(await published(session.expert.id)).toMatchObject({ items: [] }); // it is of the client
  });

  test('that is late waits seven days for the other side, which is shut out by nobody’s haste', async () => {
    const [alone, both] = [await accepted(), await accepted()];
    for (const session of [alone, both]) {
      session.hoursAfterStart(days(10));
      expect((await ofAdviser(session)).status).toBe(201);
      expect(await seen(session.adviser, session)).toMatchObject({ of_adviser: null });
    }
    both.hoursAfterStart(days(16));
    expect((await ofClient(both)).body).toMatchObject({ of_adviser: praise, of_client: thanks });
    alone.hoursAfterStart(days(17) + 0.1);
    expect(await ofClient(alone)).toMatchObject({ status: 409, body: { code: 'too-late' } });
    expect(await seen(alone.adviser, alone)).toMatchObject({ of_adviser: praise });
  });

  test('is written for 28 days, and one of the last day is out at their end', async () => {
    const [early, late] = [await accepted(), await accepted()];
    early.hoursAfterStart(days(27));
    expect((await ofAdviser(early)).body.of_adviser.visible_from).toBe((await seen(early.client, early)).until);
    late.hoursAfterStart(days(28));
    expect(await ofAdviser(late)).toMatchObject({ status: 409, body: { code: 'too-late' } });
  });

  test('is one for each side, and each side’s own', async () => {
    const session = await accepted();
    await ofAdviser(session);
    expect(await ofAdviser(session)).toMatchObject({ status: 409, body: { code: 'already-reviewed' } });
    expect((await session.client.post(session.path('reviews/client'), thanks)).status).toBe(403);
    expect((await session.adviser.post(session.path('reviews/adviser'), praise)).status).toBe(403);
    const stranger = (await aBooker(server, client)).client;
    expect((await stranger.post(session.path('reviews/adviser'), praise)).status).toBe(404);
    expect((await stranger.get(session.path('reviews'))).status).toBe(404);
  });

  test('follows a no-show once that is certain', async () => {
    const session = await anEndedSession(server, client);
    session.hoursAfterStart(1);
    await session.adviser.post(session.path('no-show'), { side: 'client' });
    expect(await ofClient(session)).toMatchObject({ status: 409, body: { code: 'booking-state', state: 'no-show' } });
    session.hoursAfterStart(49.1);
    expect((await ofClient(session)).status).toBe(201);
    const contested = await anEndedSession(server, client);
    contested.hoursAfterStart(1);
    await contested.adviser.post(contested.path('no-show'), { side: 'client' });
    await contested.client.post(contested.path('no-show/contestation'), { statement: 'We came.' });
    contested.hoursAfterStart(100);
    expect((await ofClient(contested)).status).toBe(409);
    await steward.post(contested.path('no-show/decision'), { decision: 'stands' });
    expect((await ofClient(contested)).status).toBe(201);
  });
});

describe('a reply', () => {
  test('is the right of whoever was reviewed, once, as soon as the review can be read', async () => {
    const session = await accepted();
    const { id } = (await ofAdviser(session)).body.of_adviser;
    const reply = (by: Client, text = 'Thank you.') => by.post(`/api/v1/reviews/${id}/reply`, { text });
    expect((await reply(session.adviser)).status).toBe(404);
    expect((await reply(session.client)).status).toBe(403);
    session.hoursAfterStart(days(7));
    expect(await reply(session.adviser)).toMatchObject({
      status: 201,
      body: { of_adviser: { reply: { text: 'Thank you.', hidden: null } } },
    });
    expect(await reply(session.adviser)).toMatchObject({ status: 409, body: { code: 'already-replied' } });
    expect((await published(session.expert.id)).items[0].reply.text).toBe('Thank you.');
    expect((await reply((await aBooker(server, client)).client)).status).toBe(404);
  });
});

describe('a steward', () => {
  test('hides a text and says why; the ratings stay', async () => {
    const session = await accepted();
    const { id } = (await ofAdviser(session)).body.of_adviser;
    await ofClient(session);
    await session.adviser.post(`/api/v1/reviews/${id}/reply`, { text: 'You owe me.' });
    const hide = (body: object, by = steward) => by.post(`/api/v1/reviews/${id}/concealment`, body);
    expect((await hide({ part: 'comment', reason: 'abusive' }, session.adviser)).status).toBe(403);
    expect((await hide({ part: 'comment', reason: 'abusive' })).status).toBe(200);
    expect((await published(session.expert.id)).items).toMatchObject([
      { ratings: praise.ratings, comment: null, hidden: { reason: 'abusive' }, reply: { text: 'You owe me.' } },
    ]);
    await hide({ part: 'reply', reason: 'personal-details' });
    expect(await seen(session.client, session)).toMatchObject({
      of_adviser: { comment: null, reply: { text: null, hidden: { reason: 'personal-details' } } },
      of_client: thanks,
    });
    const { rows } = await server.owner.query(
      'SELECT deed, by_user, facts FROM audit_entries WHERE subject_id = $1 ORDER BY id',
      [id],
    );
    expect(rows).toEqual([
      { deed: 'review-hidden', by_user: stewardId, facts: { part: 'comment', reason: 'abusive' } },
      { deed: 'review-hidden', by_user: stewardId, facts: { part: 'reply', reason: 'personal-details' } },
    ]);
    const told = await server.owner.query<{ email: string; body: string }>(
      `SELECT to_address AS email, body FROM letters WHERE kind = 'review-hidden' AND body LIKE '%' || $1 || '%' ORDER BY created_at, id`,
      [session.id],
    );
    expect(told.rows).toEqual([
      { email: session.booker.organisation.booker.email, body: expect.stringContaining('The reason: it is abusive.') },
      { email: session.expert.person.email, body: expect.stringContaining('it has personal details in it.') },
    ]);
  });
});

describe('an adviser', () => {
  test('has averages from five reviews on, and names only who agreed to it', async () => {
    const expert = await anExpert(server, client);
    const crowd = await bookers(server, client, 5);
    for (const [index, booker] of crowd.entries()) {
      const from = aMonday.add({ hours: 24 * index });
      const session = await accepted({ booker, expert, from });
      await ofAdviser(session, {
        ratings: { useful: index + 1, clear: 5, on_time: index === 0 ? 1 : 2 },
        names_organisation: index === 2,
      });
      await ofClient(session);
      const { count, averages, items } = await published(expert.id);
      expect(items).toHaveLength(index + 1);
      if (index < 4) expect({ count, averages }).toEqual({ count: 'fewer than five', averages: null });
      else expect({ count, averages }).toEqual({ count: 5, averages: { useful: 3, clear: 5, on_time: 1.8 } });
    }
    const { items } = await published(expert.id);
    const { rows } = await server.owner.query('SELECT name FROM organisations WHERE id = $1', [
      crowd[2]!.organisation.id,
    ]);
    expect(items.map((one: any) => one.organisation)).toEqual([null, null, rows[0].name, null, null]);
    const text = JSON.stringify(await published(expert.id));
    expect(text).not.toContain(thanks.comment);
    for (const { organisation } of crowd) expect(text).not.toContain(organisation.booker.name);

    const first = (await client.get(`/api/v1/experts/${expert.id}/reviews?limit=2`)).body;
    const rest = (await client.get(`/api/v1/experts/${expert.id}/reviews?limit=3&cursor=${first.next_cursor}`)).body;
    expect([...first.items, ...rest.items]).toEqual(items);
    expect(rest.next_cursor).toBeNull();
    expect((await client.get(`/api/v1/experts/${expert.id}/reviews?cursor=nonsense`)).status).toBe(400);
  });

  test('whose profile is not live has reviews for themselves and stewards only', async () => {
    const expert = await anExpert(server, client, { state: 'paused' });
    const path = `/api/v1/experts/${expert.id}/reviews`;
    expect((await client.get(path)).status).toBe(404);
    expect((await expert.client.get(path)).status).toBe(200);
    expect((await steward.get(path)).status).toBe(200);
  });
});
