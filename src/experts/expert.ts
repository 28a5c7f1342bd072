import type { ExpertId, OversightId, UserId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';
import type { AccessProvision, LegalForm, Region, Sector, SpokenLanguage, Stage, Topic } from '../kernel/taxonomy.js';

export const expertKinds = ['specialist', 'barefoot'] as const;
export type ExpertKind = (typeof expertKinds)[number];
export const expertStates = ['draft', 'submitted', 'live', 'paused'] as const;
export type ExpertState = (typeof expertStates)[number];

/** Who can be booked: a professional specialist, or a barefoot adviser, who is a member of an existing co-op. */
export interface Expert {
  readonly id: ExpertId;
  readonly userId: UserId;
  readonly kind: ExpertKind;
  readonly state: ExpertState;
  readonly stateSince: Temporal.Instant;
  /** When a steward approved the profile. Null until then. */
  readonly approvedAt: Temporal.Instant | null;
  /** Since when a steward keeps it paused. */
  readonly suspendedAt: Temporal.Instant | null;
  /** When they last said that they have declared every interest that they know of. */
  readonly interestsDeclaredAt: Temporal.Instant | null;
  /** By which whoever answers for a barefoot adviser has accepted to. */
  readonly oversightId: OversightId | null;
  /** Of sessions that an overseer has countersigned. */
  readonly countersignedMinutes: number;
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

/**
 * What advisers do themselves once a steward has approved the profile. Throws `profile-state` for a step that there is not,
 * `profile-suspended`, and `profile-not-ready` naming what a live profile still lacks.
 */
export function inState(expert: Expert, state: 'live' | 'paused', now: Temporal.Instant): Expert {
  if (expert.suspendedAt) {
    throw new Problem(
      'profile-suspended',
      'A steward has suspended this profile. What was decided, and why, is with the decisions on it; write to us about it.',
    );
  }
  if (expert.state !== (state === 'live' ? 'paused' : 'live')) throw wrongState(expert, `it cannot become ${state}`);
  const changed = { ...expert, state, stateSince: now };
  refuseUnfit(changed);
  return changed;
}

export function wrongState({ state }: Expert, so: string): Problem {
  const how = state === 'draft' ? ' Submit it first: a steward approves a profile before it goes live.' : '';
  return new Problem('profile-state', `This profile is ${state}: ${so}.${how}`, { state });
}

/** Throws `profile-not-ready`, naming what a live or submitted profile lacks. */
export function refuseUnfit(expert: Expert): void {
  if (expert.state === 'live' || expert.state === 'submitted') refuseMissing(whatIsMissing(expert));
}

/** Throws `profile-not-ready` unless nothing is missing. */
export function refuseMissing(missing: readonly string[]): void {
  if (missing.length === 0) return;
  throw new Problem('profile-not-ready', `Nothing was changed. The profile still needs: ${missing.join(', ')}.`, {
    missing,
  });
}

export function whatIsMissing(expert: Expert): string[] {
  return [
    ...(expert.headlineEn === '' ? ['headline.en'] : []),
    ...(expert.aboutEn === '' ? ['about.en'] : []),
    ...(expert.topics.length === 0 ? ['topics'] : []),
    ...(expert.languages.length === 0 ? ['languages'] : []),
    ...(expert.kind === 'barefoot' && expert.oversightId === null ? ['overseen_by'] : []),
    ...(expert.interestsDeclaredAt === null ? ['interests_declared'] : []),
  ];
}
