import type { Answer, Client } from './client.js';
import { aMembership, type AnExpert, anExpert, anOrganisation, aPerson, type Somebody } from './factories.js';
import type { TestServer } from './server.js';

export interface ABody {
  readonly id: string;
  readonly name: string;
  /** Signed in. */
  readonly admin: Client;
  readonly person: Somebody;
}

/** A development body, with somebody who speaks for it. */
export async function aBody(server: TestServer, client: Client, name = 'Cainc'): Promise<ABody> {
  const { id } = await anOrganisation(server, { kind: 'development_body', name });
  const person = await aPerson(server);
  await aMembership(server, id, person, 'admin');
  return { id, name, person, admin: await client.as(person.email) };
}

/** A barefoot adviser with all that does not take others: texts, a co-op, their interests declared; not submitted. */
export async function aBarefootDraft(server: TestServer, client: Client): Promise<AnExpert> {
  const draft = await anExpert(server, client, {
    state: 'draft',
    profile: { kind: 'barefoot', interests_declared: true },
  });
  const coOp = { name: 'Valley Bakers', role: 'member', since: '2020-01-01' };
  await draft.client.post(`/api/v1/experts/${draft.id}/coop-memberships`, coOp);
  return draft;
}

export function ask(adviser: AnExpert, whom: { organisation_id?: string; specialist_id?: string }): Promise<Answer> {
  return adviser.client.post(`/api/v1/experts/${adviser.id}/oversights`, { ...whom, note: 'Will you?' });
}

export function answer(overseer: Client, id: string, decision = 'accepted', reason = ''): Promise<Answer> {
  return overseer.post(`/api/v1/oversights/${id}/answer`, { decision, reason });
}

export function submit({ id, client }: AnExpert): Promise<Answer> {
  return client.post(`/api/v1/experts/${id}/submission`);
}

export function decide(steward: Client, { id }: AnExpert, decision = 'approved', reasons = ''): Promise<Answer> {
  return steward.post(`/api/v1/experts/${id}/verification`, { decision, reasons });
}

export function setState({ id, client }: AnExpert, state: string, more: object = {}): Promise<Answer> {
  return client.put(`/api/v1/experts/${id}/state`, { state, ...more });
}

/** The letters that went to somebody, the latest first. */
export async function lettersTo(
  { owner }: TestServer,
  { email }: Somebody,
): Promise<{ kind: string; subject: string; body: string }[]> {
  const { rows } = await owner.query<{ kind: string; subject: string; body: string }>(
    `SELECT kind, subject, body FROM letters WHERE to_address = $1 AND way = 'mail' ORDER BY created_at DESC, id DESC`,
    [email],
  );
  return rows;
}
