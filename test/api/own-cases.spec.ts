import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Eligibility } from '../../src/vouchers/programme.js';
import {
  anApplicant,
  type AnApplicant,
  apply,
  aRejection,
  aScorer,
  aSignedInSteward,
  assign,
  aSubmission,
  diagnose,
  score,
  step,
} from '../support/applications.js';
import { aHold, aMonday, fund } from '../support/bookings.js';
import { Client } from '../support/client.js';
import {
  aMembership,
  anExpert,
  anOrganisation,
  aPerson,
  aSteward,
  slotsOf,
  type Somebody,
} from '../support/factories.js';
import { deadlocksIn, startServer, type TestServer } from '../support/server.js';
import { aFunder, type AProgramme, aProgramme, aVoucher } from '../support/vouchers.js';

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

test('an application is decided, on appeal too, by no steward who belongs to its funder', async () => {
  const [funder, own] = [await aFunder(server), await anotherSteward()];
  await aMembership(server, funder.id, own.person, 'member');
  const programme = await aProgramme(server, { funder, terms: { decision: 'members' } });
  const { applicant, id } = await aDiagnosed(programme);
  const notAllowed = { status: 403, body: { code: 'not-allowed' } };
  expect(await step(own.client, id, 'decision', aRejection)).toMatchObject(notAllowed);
  expect(await step(await anInterested(funder.id), id, 'decision', aRejection)).toMatchObject(
    refused('declared-interest'),
  );
  await step(steward, id, 'decision', aRejection);
  await step(applicant.client, id, 'appeal', { statement: 'Please look at this again.' });
  const dismiss = { decision: 'dismissed', reason: 'There is nothing new in it.' };
  expect(await step(own.client, id, 'appeal/decision', dismiss)).toMatchObject(notAllowed);
});

describe('a voucher', () => {
  const fee = { outcome: 'waived', reason: 'They have no money yet.' };
  const clawback = { cause: 'platform-error', reason: 'The wrong package was offered.' };
  const extension = { days: 30, reason: 'They were ill for a month.' };

  test('is clawed back, and its fee waived, by no steward who speaks for its funder', async () => {
    const [funder, own] = [await aFunder(server), await anotherSteward()];
    await aMembership(server, funder.id, own.person, 'admin');
    const programme = await aProgramme(server, { funder, terms: { commitmentFeeMinor: 5_000 } });
    const { id: organisationId } = await anOrganisation(server);
    const [used, accepted] = [
      await aVoucher(server, { programme, organisationId }),
      await aVoucher(server, {
        ...{ programme, organisationId },
        terms: { state: 'accepted', activeAt: null, startBy: null, expiresAt: null },
      }),
    ];
    const post = (by: Client, id: string, what: string, body: object) =>
      by.post(`/api/v1/vouchers/${id}/${what}`, body);
    const notAllowed = { status: 403, body: { code: 'not-allowed' } };
    expect(await post(own.client, used.id, 'clawback', clawback)).toMatchObject(notAllowed);
    expect(await post(own.client, accepted.id, 'commitment-fee', fee)).toMatchObject(notAllowed);
    expect(await post(own.client, used.id, 'extension', extension)).toMatchObject({ status: 200 });
    const interested = await anInterested(funder.id);
    expect(await post(interested, used.id, 'clawback', clawback)).toMatchObject(refused('declared-interest'));
  });

  test('is decided over by nobody who is close to its organisation, or accepted it for that', async () => {
    const [funder, by] = [await aFunder(server), await anotherSteward()];
    const { id: organisationId } = await anOrganisation(server);
    const voucher = await aVoucher(server, {
      organisationId,
      by: by.person,
      programme: await aProgramme(server, { funder }),
    });
    const extend = (who: Client) => who.post(`/api/v1/vouchers/${voucher.id}/extension`, extension);
    expect(await extend(await anInterested(organisationId))).toMatchObject(refused('declared-interest'));
    expect(await extend(by.client)).toMatchObject(refused('applicant'));
    const adviser = await aPerson(server);
    await aMembership(server, funder.id, adviser, 'finance');
    await server.owner.query('INSERT INTO working_relations (user_id, organisation_id, since) VALUES ($1, $2, now())', [
      ...[adviser.id, organisationId],
    ]);
    expect(await extend(await client.as(adviser.email))).toMatchObject(refused('adviser'));
    expect(await extend(await client.as(funder.admin.email))).toMatchObject({ status: 200 });
  });
});

test('money is written down by no steward who is close to whose it is', async () => {
  const [funder, { id }] = [await aFunder(server), await anOrganisation(server)];
  const programme = await aProgramme(server, { funder });
  const ofFunder = await anInterested(funder.id);
  const [amount, received_at] = [{ minor: 10_000, currency: 'GBP' }, server.clock.now().toString()];
  const deposit = { amount, received_at, bank_reference: 'Ours' };
  const ofClient = await anInterested(id);
  const payment = { amount_minor: 1, received_at, bank_reference: 'Theirs' };
  const grant = { organisation_id: id, minutes: 1, reason: 'For them.' };
  for (const answer of [
    await ofFunder.put(`/api/v1/funders/${funder.id}`, { is_public_authority: true }),
    await ofFunder.post(`/api/v1/programmes/${programme.id}/deposits`, deposit),
    await ofFunder.post(`/api/v1/programmes/${programme.id}/fund-returns`, { reason: 'To them.' }),
    await ofClient.post(`/api/v1/organisations/${id}/debt-payments`, payment),
    await ofClient.post('/api/v1/time-credits/grants', grant),
  ])
    expect(answer).toMatchObject(refused('declared-interest'));

  const applicant = await anApplicant(server, client);
  const [slot] = await slotsOf(client, await anExpert(server, client), server.clock.now());
  const held = await aHold(applicant, slot);
  const close = await anInterested(applicant.id);
  expect(await fund(close, held.id)).toMatchObject(refused('declared-interest'));
});

test('an offer that stands counts as an award: nobody is offered a second one where the programme gives one', async () => {
  const eligibility: Eligibility = {
    ...{ regions: [], stages: [], sectors: [], legalForms: [] },
    ...{ leastPeople: null, mostPeople: null, mostPreviousAwards: 0 },
  };
  const programme = await aProgramme(server, { terms: { eligibility } });
  const applicant = await anApplicant(server, client);
  const first = await aSubmission(applicant, programme);
  expect(first).toMatchObject({ state: 'offered' });
  expect(await apply(applicant, programme)).toMatchObject({
    body: { state: 'ineligible', unmet: [{ rule: 'previous-awards' }] },
  });
  const kept = { answers: { stage: 'planning' }, consent_version: 1 };
  const { body } = await applicant.client.post(`/api/v1/organisations/${applicant.id}/diagnostics`, kept);
  expect(body.proposal.programmes.map(({ id }: any) => id)).not.toContain(programme.id);

  server.clock.moveTo(aMonday.add({ hours: 24 * 30 })); // it has lapsed, written down or not
  expect((await apply(applicant, programme)).body).toMatchObject({ state: 'started' });
  server.clock.moveTo(aMonday);
});

test('an appeal cannot be upheld where the programme has given all that it gives since', async () => {
  const eligibility: Eligibility = {
    ...{ regions: [], stages: [], sectors: [], legalForms: [] },
    ...{ leastPeople: null, mostPeople: null, mostPreviousAwards: 0 },
  };
  const programme = await aProgramme(server, { terms: { decision: 'members', eligibility } });
  const { applicant, id } = await aDiagnosed(programme);
  expect((await step(steward, id, 'decision', aRejection)).status).toBe(200);
  await step(applicant.client, id, 'appeal', { statement: 'Please look at this again.' });
  await aVoucher(server, { organisationId: applicant.id, programme });
  const other = (await anotherSteward()).client;
  const decide = (decision: string) => step(other, id, 'appeal/decision', { decision, reason: 'As they say.' });
  expect(await decide('upheld')).toMatchObject({ status: 409, body: { code: 'application-standing' } });
  expect(await decide('dismissed')).toMatchObject({ status: 200 });
});
