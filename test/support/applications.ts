import { newId, type OrganisationId } from '../../src/kernel/id.js';
import type { ABooker } from './bookings.js';
import { aBooker } from './bookings.js';
import type { Answer, Client } from './client.js';
import { aPerson, aSteward, type Somebody } from './factories.js';
import type { TestServer } from './server.js';
import { put } from './traces.js';
import { type AProgramme, aProgramme } from './vouchers.js';

/** What an organisation says of itself, as if it had. */
export async function anEnterprise(
  { owner, clock }: TestServer,
  organisationId: string,
  given: Partial<{ region: string | null; stage: string | null; people: number | null }> = {},
): Promise<void> {
  const { region, stage, people } = { region: 'wales', stage: 'planning', people: 4, ...given };
  await owner.query(
    `INSERT INTO enterprises (organisation_id, region, stage, sectors, people, trading, updated_at)
     VALUES ($1, $2, $3, '{energy}', $4, false, $5)
     ON CONFLICT (organisation_id) DO UPDATE SET region = $2, stage = $3, people = $4, updated_at = $5`,
    [organisationId, region, stage, people, clock.now().toString()],
  );
}

export interface AnApplicant extends ABooker {
  readonly id: OrganisationId;
}

/** Somebody who books for an organisation that has said what it is. */
export async function anApplicant(
  server: TestServer,
  client: Client,
  given: Parameters<typeof aPerson>[1] & { region?: string } = {},
): Promise<AnApplicant> {
  const { region, ...person } = given;
  const booker = await aBooker(server, client, person);
  await anEnterprise(server, booker.organisation.id, region === undefined ? {} : { region });
  return { ...booker, id: booker.organisation.id as OrganisationId };
}

export const aNeed = 'We want to turn our bakery into a worker co-operative.';

export function apply({ client, organisation }: ABooker, programme: AProgramme, more: object = {}): Promise<Answer> {
  const body = { programme_id: programme.id, package_id: programme.package.id, need: aNeed, ...more };
  return client.post(`/api/v1/organisations/${organisation.id}/applications`, body);
}

/** One step of an application: its submission, withdrawal, decision, appeal and the like. */
export function step(client: Client, id: string, name: string, body?: object): Promise<Answer> {
  return client.post(`/api/v1/applications/${id}/${name}`, body);
}

/** Started and submitted; throws unless that worked. Returns the application. */
export async function aSubmission(applicant: ABooker, programme: AProgramme): Promise<any> {
  const { body: started } = await apply(applicant, programme);
  const { status, body } = await step(applicant.client, started.id, 'submission');
  if (status !== 200) throw new Error(`Not submitted, but ${status}: ${JSON.stringify(body)}`);
  return body;
}

export const aDiagnosis = { adviser_kind: 'barefoot', topics: ['worker-co-ops'], note: 'Somebody who has done it.' };

export function diagnose(steward: Client, id: string, more: object = {}): Promise<Answer> {
  return steward.put(`/api/v1/applications/${id}/diagnosis`, { ...aDiagnosis, ...more });
}

export function assign(steward: Client, id: string, scorer: Pick<Somebody, 'id'>): Promise<Answer> {
  return steward.put(`/api/v1/applications/${id}/scorers/${scorer.id}`, undefined);
}

/** As many points for each criterion. */
export function score(
  scorer: Client,
  id: string,
  points: readonly number[],
  comment = 'As I see it.',
): Promise<Answer> {
  const criteria = ['need', 'readiness', 'co-operative-character', 'impact'];
  return step(scorer, id, 'score', {
    points: criteria.map((criterion, index) => ({ criterion, points: points[index] })),
    comment,
  });
}

export interface AScorer {
  readonly person: Somebody;
  readonly client: Client;
}

export async function aScorer(server: TestServer, client: Client): Promise<AScorer> {
  const person = await aPerson(server);
  return { person, client: await client.as(person.email) };
}

/** A steward, signed in. */
export async function aSignedInSteward(server: TestServer, client: Client): Promise<Client> {
  return client.as((await aSteward(server)).email);
}

export const aRejection = {
  ...{ decision: 'reject', on: '2027-03-22', reference: 'Panel 22 March, item 4' },
  reason: 'Another programme fits this better.',
};
export const anOffer = { decision: 'offer', on: '2027-03-22', reference: 'Panel 22 March, item 3' };

/** Of one person, on every side that there is to an application of their organisation; their own texts have this word in them. */
export async function leaveApplication(
  server: TestServer,
  { person, word, organisationId }: { person: Somebody; word: string; organisationId: string },
): Promise<void> {
  const programme = await aProgramme(server, { terms: { decision: 'panel' } });
  const [id, at] = [newId(), server.clock.now().toString()];
  await put(server, 'applications', {
    ...{ id, programme_id: programme.id, package_id: programme.package.id, organisation_id: organisationId },
    ...{
      state: 'rejected',
      state_since: at,
      enterprise: '{}',
      need: `${word} need`,
      started_at: at,
      started_by: person.id,
    },
    ...{
      submitted_at: at,
      submitted_by: person.id,
      diagnosed_at: at,
      diagnosed_by: person.id,
      adviser_kind: 'barefoot',
    },
    ...{ diagnosis: 'Somebody who has done it.', score_half_points: 20, decided_at: at, decided_by: person.id },
    ...{ decided_on: '2026-01-01', decision_reference: 'Panel 1', reason: 'Not now.' },
    ...{ appealed_at: at, appealed_by: person.id, appeal_statement: `${word} appeals` },
    ...{
      appeal_decided_at: at,
      appeal_decided_by: person.id,
      appeal_decision: 'dismissed',
      appeal_reason: 'It stands.',
    },
  });
  const scorer = { application_id: id, user_id: person.id, assigned_at: at, assigned_by: person.id, of_funder: false };
  await put(server, 'application_scorers', {
    ...scorer,
    recused_at: at,
    recused_by: person.id,
    recusal_reason: 'Mine.',
  });
  const given = { criteria: ['need', 'impact'], points: [5, 5], comment: 'As I see it.' };
  await put(server, 'application_scores', { application_id: id, user_id: person.id, scored_at: at, ...given });
  await put(server, 'working_relations', { user_id: person.id, organisation_id: organisationId, since: at });
}
