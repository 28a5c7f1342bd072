import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aBooker, aHold, aSession } from '../support/bookings.js';
import { Client } from '../support/client.js';
import {
  aMembership,
  anExpert,
  anOrganisation,
  aPerson,
  aPricedOffer,
  aSteward,
  slotsOf,
  type Somebody,
} from '../support/factories.js';
import { aGroupAdviser, aGroupSession } from '../support/groups.js';
import { startServer, type TestServer } from '../support/server.js';
import { anEndedSession, type EndedSession } from '../support/sessions.js';

let server: TestServer;
let client: Client;

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
});
afterAll(() => server.stop());

const inOffice = `INSERT INTO stewards (user_id, granted_at, granted_by) VALUES ($1, now(), 'a test')`;
const refused = { status: 403, body: { code: 'not-allowed' } };

/** An adviser who has become a booker of the very organisation that booked them. */
async function anAdviserOfBothSides(): Promise<EndedSession> {
  const session = await anEndedSession(server, client);
  await aMembership(server, session.booker.organisation.id, session.expert.person, 'booker');
  return session;
}

/** A steward, who has a role in an organisation as well. */
async function aStewardIn(organisationId: string, role: string): Promise<Client> {
  const steward = await aSteward(server);
  await aMembership(server, organisationId, steward, role);
  return client.as(steward.email);
}

const leave = ({ owner }: TestServer, organisationId: string, { id }: Somebody) =>
  owner.query('DELETE FROM memberships WHERE organisation_id = $1 AND user_id = $2', [organisationId, id]);

describe('an adviser who belongs to the client’s organisation', () => {
  test('accepts no record of their own, nor objects to it', async () => {
    const session = await anAdviserOfBothSides();
    await session.record();
    expect(await session.adviser.post(session.path('acceptance'), { version: 1 })).toMatchObject(refused);
    expect(
      await session.adviser.post(session.path('objection'), { reason: 'other', statement: 'Against myself.' }),
    ).toMatchObject(refused);
    expect(await session.accept()).toMatchObject({ status: 200 });
  });

  test('does not say of themselves that they did not come, nor contests for the client', async () => {
    const session = await anAdviserOfBothSides();
    expect(await session.adviser.post(session.path('no-show'), { side: 'adviser' })).toMatchObject(refused);
    expect(await session.adviser.post(session.path('no-show'), { side: 'client' })).toMatchObject({ status: 201 });
    expect(await session.adviser.post(session.path('no-show/contestation'), { statement: 'We came.' })).toMatchObject(
      refused,
    );
  });

  test('does not review themselves, nor reads what the client wrote before its time, nor answers for it', async () => {
    const session = await (await anAdviserOfBothSides()).accepted();
    const ratings = { useful: 5, clear: 5, on_time: 5 };
    expect(await session.adviser.post(session.path('reviews/adviser'), { ratings })).toMatchObject(refused);
    await session.client.post(session.path('reviews/adviser'), { ratings: { ...ratings, useful: 1 } });
    expect((await session.adviser.get(session.path('reviews'))).body).toMatchObject({ of_adviser: null });
    const given = { ratings: { prepared: 3, respectful: 3, on_time: 3 } };
    const { body: both } = await session.adviser.post(session.path('reviews/client'), given);
    expect(both.of_adviser).toMatchObject({ ratings: { useful: 1 } });
    const reply = { text: 'We were prepared.' };
    expect(await session.adviser.post(`/api/v1/reviews/${both.of_client.id}/reply`, reply)).toMatchObject(refused);
    expect(await session.adviser.post(`/api/v1/reviews/${both.of_adviser.id}/reply`, reply)).toMatchObject({
      status: 201,
    });
  });

  test('signs a plan for one side only', async () => {
    const session = await anAdviserOfBothSides();
    const items = [{ what: 'Write the rules', who: 'client', by: '2027-05-01' }];
    await session.adviser.put(session.path('action-plan'), { based_on: 0, items });
    for (const _ of [1, 2]) await session.adviser.post(session.path('action-plan/signature'), { version: 1 });
    const { body } = await session.client.get(session.path('action-plan'));
    expect(body).toMatchObject({ cosigned: false, signatures: [{ side: 'adviser' }] });
  });

  test('does not confirm what a colleague holds with them', async () => {
    const expert = await anExpert(server, client);
    const booker = await aBooker(server, client);
    await aMembership(server, booker.organisation.id, expert.person, 'admin');
    const { id } = await aHold(booker, (await slotsOf(client, expert, server.clock.now()))[0]);
    expect(await expert.client.post(`/api/v1/bookings/${id}/confirmation`)).toMatchObject(refused);
  });
});

describe('a steward', () => {
  test.each(['member', 'finance', 'booker'])(
    'who is a %s of the client’s organisation calls its session off for it, and not as a steward free of charge',
    async (role) => {
      const expert = await anExpert(server, client);
      const booker = await aBooker(server, client);
      const { id } = await aSession(booker, (await slotsOf(client, expert, server.clock.now()))[0]);
      const steward = await aStewardIn(booker.organisation.id, role);
      const answer = await steward.post(`/api/v1/bookings/${id}/cancellation`, { reason: 'illness' });
      expect(answer).toMatchObject({ status: 200, body: { cancelled: { by: 'client' } } });
    },
  );

  test('does not say that the price of their own organisation’s session is paid, nor that of a session they give', async () => {
    const expert = await anExpert(server, client, { offer: aPricedOffer });
    const booker = await aBooker(server, client);
    const { id } = await aHold(booker, (await slotsOf(client, expert, server.clock.now()))[0]);
    const given = { reason: 'Paid by bank transfer.' };
    const steward = await aStewardIn(booker.organisation.id, 'booker');
    expect(await steward.post(`/api/v1/bookings/${id}/receipts`, given)).toMatchObject(refused);
    await server.owner.query(inOffice, [expert.person.id]);
    expect(await expert.client.post(`/api/v1/bookings/${id}/receipts`, given)).toMatchObject(refused);
    const other = await client.as((await aSteward(server)).email);
    expect(await other.post(`/api/v1/bookings/${id}/receipts`, given)).toMatchObject({ status: 200 });
  });

  test('does not have a pool guarantee a group session that they give', async () => {
    const expert = await aGroupAdviser(server, client);
    const { id } = await aGroupSession(
      expert,
      server.clock
        .now()
        .add({ hours: 24 * 7 })
        .round('hour'),
    );
    await server.owner.query(inOffice, [expert.person.id]);
    const given = { pool: 'Solidarity pool', reason: 'New to the region.' };
    expect(await expert.client.post(`/api/v1/group-sessions/${id}/guarantee`, given)).toMatchObject(refused);
  });

  test('who booked a session or objected to it and has left the organisation since decides on neither', async () => {
    const person = await aSteward(server);
    const organisation = { ...(await anOrganisation(server)), booker: person };
    await aMembership(server, organisation.id, person, 'booker');
    const booker = { organisation, client: await client.as(person.email) };
    const session = await anEndedSession(server, client, { booker: booker });
    await session.record();
    await session.object();
    await leave(server, organisation.id, person);
    const decision = { decision: 'to-be-corrected' };
    expect(await booker.client.post(session.path('objection/decision'), decision)).toMatchObject(refused);
    const other = await client.as((await aSteward(server)).email);
    expect(await other.post(session.path('objection/decision'), decision)).toMatchObject({ status: 200 });
  });

  test('who answers for an adviser decides on none of their sessions', async () => {
    const body = await anOrganisation(server, { kind: 'development_body' });
    const steward = await aStewardIn(body.id, 'admin');
    const expert = await anExpert(server, client, { profile: { kind: 'barefoot' }, body: body.id });
    const session = await anEndedSession(server, client, { expert });
    await session.adviser.post(session.path('no-show'), { side: 'client' });
    await session.client.post(session.path('no-show/contestation'), { statement: 'We came.' });
    expect(await steward.post(session.path('no-show/decision'), { decision: 'stands' })).toMatchObject(refused);
  });

  test('who hides a text writes that down for both sides, whichever wrote it', async () => {
    const session = await (await anEndedSession(server, client)).accepted();
    await session.client.post(session.path('reviews/adviser'), { ratings: { useful: 1, clear: 1, on_time: 1 } });
    const { body } = await session.adviser.post(session.path('reviews/client'), {
      ratings: { prepared: 1, respectful: 1, on_time: 1 },
    });
    const review = body.of_adviser.id;
    await session.adviser.post(`/api/v1/reviews/${review}/reply`, { text: 'Nonsense.' });
    const steward = await client.as((await aSteward(server)).email);
    const hidden = await steward.post(`/api/v1/reviews/${review}/concealment`, { part: 'reply', reason: 'abusive' });
    expect(hidden).toMatchObject({ status: 200 });
    const { items } = (await session.adviser.get('/api/v1/audit')).body;
    expect(items).toContainEqual(expect.objectContaining({ deed: 'review-hidden' }));
  });
});

describe('whoever answers for a barefoot adviser', () => {
  test('countersigns no session that their own organisation booked, and is not asked to', async () => {
    const person = await aPerson(server);
    const body = await anOrganisation(server, { kind: 'development_body' });
    await aMembership(server, body.id, person, 'admin');
    const overseer = await client.as(person.email);
    const expert = await anExpert(server, client, { profile: { kind: 'barefoot' }, body: body.id });
    const booker = { organisation: body, client: await client.as(body.booker.email) };
    const session = await anEndedSession(server, client, { expert, booker });
    await session.record();
    expect((await overseer.get('/api/v1/sessions-to-countersign')).body).toEqual({ items: [], more: false });
    const given = { version: 1, hours_right: true };
    expect(await overseer.post(session.path('countersignature'), given)).toMatchObject(refused);
    expect((await overseer.get(session.path('delivery'))).status).toBe(200); // as the client's
  });

  test('says whether hours are right to the adviser, and not to the client’s admins', async () => {
    const person = await aPerson(server);
    const body = await anOrganisation(server, { kind: 'development_body' });
    await aMembership(server, body.id, person, 'admin');
    const expert = await anExpert(server, client, { profile: { kind: 'barefoot' }, body: body.id });
    const session = await anEndedSession(server, client, { expert });
    const admin = await aPerson(server);
    await aMembership(server, session.booker.organisation.id, admin, 'admin');
    await session.record();
    const given = { version: 1, hours_right: false, note: 'It was ten minutes.' };
    const overseer = await client.as(person.email);
    expect((await overseer.post(session.path('countersignature'), given)).status).toBe(201);
    const deeds = async (of: Client) => (await of.get('/api/v1/audit')).body.items.map(({ deed }: any) => deed);
    expect(await deeds(session.adviser)).toContain('session-countersigned');
    expect(await deeds(await client.as(admin.email))).not.toContain('session-countersigned');
  });
});
