import type { ExpertId, OrganisationId, UserId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';
import type { AccessProvision, LegalForm, Region, Sector, SpokenLanguage, Stage, Topic } from '../kernel/taxonomy.js';

export const expertKinds = ['specialist', 'barefoot'] as const;
export type ExpertKind = (typeof expertKinds)[number];
export const expertStates = ['draft', 'live', 'paused'] as const;
export type ExpertState = (typeof expertStates)[number];

/** Who can be booked: a professional specialist, or a barefoot adviser, who is a member of an existing co-op. */
export interface Expert {
  readonly id: ExpertId;
  readonly userId: UserId;
  readonly kind: ExpertKind;
  readonly state: ExpertState;
  readonly stateSince: Temporal.Instant;
  /** The development body that answers for a barefoot adviser. */
  readonly overseenBy: OrganisationId | null;
  readonly name: string;
  readonly headlineEn: string;
  readonly headlineCy: string;
  readonly aboutEn: string;
  readonly aboutCy: string;
  readonly topics: readonly Topic[];
  /** Of sectors, stages and legal forms, who names none takes on all. */
  readonly sectors: readonly Sector[];
  readonly stages: readonly Stage[];
  readonly legalForms: readonly LegalForm[];
  readonly languages: readonly SpokenLanguage[];
  readonly regions: readonly Region[];
  readonly remote: boolean;
  readonly access: readonly AccessProvision[];
  readonly createdAt: Temporal.Instant;
}

const successors: Readonly<Record<ExpertState, readonly ExpertState[]>> = {
  draft: ['live'],
  live: ['paused'],
  paused: ['live'],
};

/** Throws `profile-state` for a step that there is not, `profile-not-ready` naming what a live profile still lacks. */
export function inState(expert: Expert, state: ExpertState, now: Temporal.Instant): Expert {
  if (!successors[expert.state].includes(state)) {
    throw new Problem('profile-state', `This profile is ${expert.state}: it cannot become ${state}.`, {
      state: expert.state,
    });
  }
  const changed = { ...expert, state, stateSince: now };
  refuseUnfit(changed);
  return changed;
}

/** Throws `profile-not-ready`, naming what a live profile lacks. */
export function refuseUnfit(expert: Expert): void {
  const missing = expert.state === 'live' ? whatIsMissing(expert) : [];
  if (missing.length === 0) return;
  throw new Problem('profile-not-ready', `Nothing was changed. A live profile needs: ${missing.join(', ')}.`, {
    missing,
  });
}

function whatIsMissing(expert: Expert): string[] {
  return [
    ...(expert.headlineEn === '' ? ['headline.en'] : []),
    ...(expert.aboutEn === '' ? ['about.en'] : []),
    ...(expert.topics.length === 0 ? ['topics'] : []),
    ...(expert.kind === 'barefoot' && expert.overseenBy === null ? ['overseen_by'] : []),
  ];
}
