import { AccountTable, type Actor, type Relation } from '../accounts/index.js';
import type { OrganisationId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';
import type { Transaction } from '../platform/database.js';
import type { Expert } from './expert.js';
import type { ChangeExpertRequest } from './expert.request.js';

export function relationsToExpert(actor: Actor | undefined, expert: Expert): Relation[] {
  return [
    ...(expert.state === 'live' ? (['anyone'] as const) : []),
    ...(actor?.userId === expert.userId ? (['adviser'] as const) : []),
    ...(actor?.steward ? (['steward'] as const) : []),
  ];
}

/** The profile with what a request says; what it leaves out stays. */
export function withChanges(expert: Expert, change: ChangeExpertRequest): Expert {
  return {
    ...expert,
    name: change.name ?? expert.name,
    headlineEn: change.headline?.en ?? expert.headlineEn,
    headlineCy: change.headline?.cy ?? expert.headlineCy,
    aboutEn: change.about?.en ?? expert.aboutEn,
    aboutCy: change.about?.cy ?? expert.aboutCy,
    topics: change.topics ?? expert.topics,
    sectors: change.sectors ?? expert.sectors,
    stages: change.stages ?? expert.stages,
    legalForms: change.legal_forms ?? expert.legalForms,
    languages: change.languages ?? expert.languages,
    regions: change.regions ?? expert.regions,
    remote: change.remote ?? expert.remote,
    access: change.access ?? expert.access,
    overseenBy: change.overseen_by === undefined ? expert.overseenBy : (change.overseen_by as OrganisationId | null),
  };
}

/** Throws `invalid-request` unless the body is an organisation that oversees advisers. */
export async function refuseUnknownBody(tx: Transaction, id: OrganisationId | null): Promise<void> {
  if (id === null || (await new AccountTable(tx).organisation(id))?.kind === 'development_body') return;
  throw new Problem('invalid-request', 'Nothing was changed. Please mend: /overseen_by: must be a development body.', {
    errors: [{ pointer: '/overseen_by', detail: 'must be the id of a development body' }],
  });
}
