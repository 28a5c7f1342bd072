import type { OrganisationId } from '../../src/kernel/id.js';
import type { ABooker } from './bookings.js';
import { aBooker } from './bookings.js';
import type { Answer, Client } from './client.js';
import { aPerson, aSteward, type Somebody } from './factories.js';
import type { TestServer } from './server.js';
import type { AProgramme } from './vouchers.js';

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
  ...{ decision: 'reject', on: '2027-03-20', reference: 'Panel 20 March, item 4' },
  reason: 'Another programme fits this better.',
};
export const anOffer = { decision: 'offer', on: '2027-03-20', reference: 'Panel 20 March, item 3' };
