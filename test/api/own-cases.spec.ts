import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  anApplicant,
  type AnApplicant,
  aRejection,
  aScorer,
  aSignedInSteward,
  assign,
  aSubmission,
  diagnose,
  score,
  step,
} from '../support/applications.js';
import { aMonday } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { aSteward, type Somebody } from '../support/factories.js';
import { deadlocksIn, startServer, type TestServer } from '../support/server.js';
import { type AProgramme, aProgramme } from '../support/vouchers.js';

let server: TestServer;
let client: Client;
let steward: Client;

beforeAll(async () => {
  server = await startServer();
  server.clock.moveTo(aMonday);
  client = await Client.of(server);
  steward = await aSignedInSteward(server, client);
});
afterAll(async () => {
  await server.stop();
  expect(await deadlocksIn(server.databaseUrl)).toBe(0);
});

const refused = (conflict: string) => ({ status: 409, body: { code: 'conflict-of-interest', conflict } });

/** A steward who is signed in, and the person. */
async function anotherSteward(): Promise<{ person: Somebody; client: Client }> {
  const person = await aSteward(server);
  return { person, client: await client.as(person.email) };
}

/** A steward who has declared an interest in an organisation. */
async function anInterested(organisationId: string): Promise<Client> {
  const { client: interested } = await anotherSteward();
  const interest = { organisation_id: organisationId, nature: 'family', since: '2026-01-01' };
  expect((await interested.post('/api/v1/me/interests', interest)).status).toBe(201);
  return interested;
}

async function aDiagnosed(programme: AProgramme): Promise<{ applicant: AnApplicant; id: string }> {
  const applicant = await anApplicant(server, client);
  const { id } = await aSubmission(applicant, programme);
  await diagnose(steward, id);
  return { applicant, id };
}

describe('an application', () => {
  let programme: AProgramme;
  beforeAll(async () => {
    programme = await aProgramme(server, { terms: { decision: 'panel', scorers: 2 } });
  });

  test('keeps its scorers and what they gave from a steward who is close to the applicant', async () => {
    const { applicant, id } = await aDiagnosed(programme);
    const scorers = [await aScorer(server, client), await aScorer(server, client), await aScorer(server, client)];
    for (const { person } of scorers) await assign(steward, id, person);
    for (const scorer of scorers.slice(0, 2)) await score(scorer.client, id, [4, 4, 4, 4]);
    const interested = await anInterested(applicant.id);
    const excuse = `scorers/${scorers[2]!.person.id}/recusal`;
    expect(await step(interested, id, excuse, { reason: 'Too strict' })).toMatchObject(refused('declared-interest'));
    expect(await interested.get(`/api/v1/applications/${id}/panel`)).toMatchObject(refused('declared-interest'));
    expect(await step(steward, id, excuse, { reason: 'They do not answer' })).toMatchObject({ status: 204 });
  });

  test('is not decided by who submitted it and has left since, nor scored by them', async () => {
    const { applicant, id } = await aDiagnosed(programme);
    const { booker } = applicant.organisation;
    await server.owner.query('DELETE FROM memberships WHERE user_id = $1', [booker.id]);
    expect(await assign(steward, id, booker)).toMatchObject(refused('applicant'));
    await server.owner.query(`INSERT INTO stewards (user_id, granted_at, granted_by) VALUES ($1, now(), 'a test')`, [
      booker.id,
    ]);
    expect(await diagnose(applicant.client, id)).toMatchObject(refused('applicant'));
    expect(await step(applicant.client, id, 'decision', aRejection)).toMatchObject(refused('applicant'));
  });

  test('is looked at on appeal by a steward who did not score it', async () => {
    const { applicant, id } = await aDiagnosed(programme);
    const [scoring, scorer] = [await anotherSteward(), await aScorer(server, client)];
    for (const { person } of [scoring, scorer]) await assign(steward, id, person);
    for (const each of [scoring, scorer]) await score(each.client, id, [1, 1, 1, 1]);
    await step(steward, id, 'decision', aRejection);
    await step(applicant.client, id, 'appeal', { statement: 'Please look at this again.' });
    const dismiss = { decision: 'dismissed', reason: 'There is nothing new in it.' };
    expect(await step(scoring.client, id, 'appeal/decision', dismiss)).toMatchObject({
      status: 403,
      body: { code: 'not-allowed', detail: expect.stringContaining('scored') },
    });
    const other = await anotherSteward();
    expect(await step(other.client, id, 'appeal/decision', dismiss)).toMatchObject({ status: 200 });
  });
});
