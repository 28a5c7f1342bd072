import type { Actor, Relation } from '../accounts/index.js';
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
export function withChanges(expert: Expert, change: ChangeExpertRequest, now: Temporal.Instant): Expert {
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
    interestsDeclaredAt: change.interests_declared ? now : expert.interestsDeclaredAt,
  };
}
