import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs.js';
import { aBooker, cancel, aSession } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { aMembership, anExpert, aPerson, aSteward, slotsOf, type Somebody } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';
import { anEndedSession } from '../support/sessions.js';
import { aBarefootDraft, aBody, answer, ask, lettersTo, submit } from '../support/standing.js';

let server: TestServer;
let client: Client;

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
});
afterAll(() => server.stop());

const kindsTo = async (person: Somebody) => (await lettersTo(server, person)).map(({ kind }) => kind);

async function letDaysPass(days: number): Promise<void> {
  server.clock.moveTo(server.clock.now().add({ hours: days * 24 }));
  await server.app.get(Jobs).sweepNow();
}

async function isErased({ id }: Somebody): Promise<boolean> {
  const { rows } = await server.owner.query('SELECT FROM erasures WHERE user_id = $1 AND done_at IS NOT NULL', [id]);
  return rows.length === 1;
}

/** Asks to be erased, and lets the time to think pass. */
async function erase(own: Client, person: Somebody): Promise<void> {
  const { status, body } = await own.post('/api/v1/me/erasure', { email: person.email });
  if (status !== 201) throw new Error(`Not asked for, but ${status}: ${JSON.stringify(body)}`);
  await letDaysPass(7.5);
  expect(await isErased(person)).toBe(true);
}

describe('who booked a session and has left the organisation since', () => {
  test('is written to no more; an admin is in their place, also in the calendar', async () => {
    const expert = await anExpert(server, client);
    const booker = await aBooker(server, client);
    const { id } = await aSession(booker, (await slotsOf(client, expert, server.clock.now()))[0]);
    const admin = await aPerson(server, { language: 'cy' });
    await aMembership(server, booker.organisation.id, admin, 'admin');
    const before = await kindsTo(booker.organisation.booker);
    const asAdmin = await client.as(admin.email);
    await asAdmin.delete(`/api/v1/organisations/${booker.organisation.id}/members/${booker.organisation.booker.id}`);
    await cancel(expert.client, id, 'illness', 'A broken leg.');
    expect(await kindsTo(booker.organisation.booker)).toEqual(['member-removed', ...before]);
    const [letter] = await lettersTo(server, admin);
    expect(letter).toMatchObject({ kind: 'booking-cancelled', body: expect.stringMatching(/^Helo/) });
  });

  test('hears nothing of what was recorded, where somebody else is left to accept it', async () => {
    const session = await anEndedSession(server, client);
    const { id, booker } = session.booker.organisation;
    const admin = await aPerson(server);
    await aMembership(server, id, admin, 'admin');
    const asAdmin = await client.as(admin.email);
    await asAdmin.delete(`/api/v1/organisations/${id}/members/${booker.id}`);
    await session.record({ summary: 'Their money is running out.' });
    expect(JSON.stringify(await lettersTo(server, booker))).not.toContain('running out');
    expect(await lettersTo(server, admin)).toMatchObject([
      { kind: 'delivery-recorded', body: expect.stringContaining('> Their money is running out.') },
    ]);
  });
});

describe('an adviser who was erased', () => {
  test('waits in no queue, and no steward decides on them', async () => {
    const adviser = await anExpert(server, client, { state: 'draft', profile: { interests_declared: true } });
    expect((await submit(adviser)).status).toBeLessThan(300);
    await erase(adviser.client, adviser.person);
    const steward = await client.as((await aSteward(server)).email);
    const { body } = await steward.get('/api/v1/verifications?limit=100');
    expect(body.items.map(({ expert }: any) => expert.id)).not.toContain(adviser.id);
    const answers = [
      await steward.post(`/api/v1/experts/${adviser.id}/verification`, { decision: 'returned', reasons: 'No.' }),
      await steward.put(`/api/v1/experts/${adviser.id}/suspension`, { reasons: 'No.' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([409, 409]);
  });

  test('is not there to be suspended', async () => {
    const adviser = await anExpert(server, client);
    await erase(adviser.client, adviser.person);
    const steward = await client.as((await aSteward(server)).email);
    expect(await steward.put(`/api/v1/experts/${adviser.id}/suspension`, { reasons: 'Complaints.' })).toMatchObject({
      status: 404,
    });
  });

  test('leaves nobody answering for them, and first sees to those for whom they answer', async () => {
    const specialist = await anExpert(server, client);
    const barefoot = await aBarefootDraft(server, client);
    const { id } = (await ask(barefoot, { specialist_id: specialist.id })).body;
    expect((await answer(specialist.client, id)).status).toBe(200);
    const refused = await specialist.client.post('/api/v1/me/erasure', { email: specialist.person.email });
    expect(refused).toMatchObject({ status: 409, body: { code: 'erasure-hindered' } });
    expect(refused.body.hindrances).toMatchObject([{ code: 'overseer', id }]);

    await erase(barefoot.client, barefoot.person);
    expect((await specialist.client.get('/api/v1/oversights?as=overseer')).body.items).toEqual([]);
    await erase(specialist.client, specialist.person);
  });

  test('has handed over what they alone, as its only admin, had a body answer for', async () => {
    const body = await aBody(server, client);
    const barefoot = await aBarefootDraft(server, client);
    const { id } = (await ask(barefoot, { organisation_id: body.id })).body;
    await answer(body.admin, id);
    const asked = () => body.admin.post('/api/v1/me/erasure', { email: body.person.email });
    expect((await asked()).body.hindrances).toContainEqual(expect.objectContaining({ code: 'overseer', id }));
    await aMembership(server, body.id, await aPerson(server), 'admin');
    expect((await asked()).status).toBe(201);
  });

  test('has first told what became of their sessions, and waited until each is accepted', async () => {
    const session = await anEndedSession(server, client, { from: server.clock.now().round('hour') });
    const { client: own, person } = session.expert;
    const asked = () => own.post('/api/v1/me/erasure', { email: person.email });
    expect((await asked()).body.hindrances).toMatchObject([{ code: 'unsettled-session', id: session.id }]);
    await session.record();
    await session.object();
    expect((await asked()).body.hindrances).toMatchObject([{ code: 'unsettled-session', id: session.id }]);
    await session.accept();
    expect((await asked()).status).toBe(201);
  });
});
