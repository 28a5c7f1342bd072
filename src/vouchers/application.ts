import type { Enterprise } from '../accounts/index.js';
import type { ApplicationId, OrganisationId, PackageId, ProgrammeId, UserId } from '../kernel/id.js';
import type { Topic } from '../kernel/taxonomy.js';
import type { EligibilityRule } from './eligibility.js';
import type { AdviserKind } from './programme.js';

export const applicationStates = [
  ...(['started', 'ineligible', 'submitted', 'diagnosed', 'scored'] as const),
  ...(['offered', 'wait-listed', 'rejected', 'withdrawn'] as const),
] as const;
export type ApplicationState = (typeof applicationStates)[number];

export const appealDecisions = ['upheld', 'dismissed'] as const;
export type AppealDecision = (typeof appealDecisions)[number];

/** What an organisation is when it applies; later changes of it change nothing here. */
export type EnterpriseAsItWas = Omit<Enterprise, 'organisationId' | 'updatedAt'>;

/** An organisation asks a programme for one of its packages. */
export interface Application {
  readonly id: ApplicationId;
  readonly programmeId: ProgrammeId;
  readonly packageId: PackageId;
  readonly organisationId: OrganisationId;
  readonly state: ApplicationState;
  readonly stateSince: Temporal.Instant;
  readonly enterprise: EnterpriseAsItWas;
  readonly unmet: readonly EligibilityRule[];
  readonly need: string;
  /** Of an intake diagnostic. */
  readonly diagnosticId: string | null;
  readonly startedAt: Temporal.Instant;
  readonly startedBy: UserId;
  readonly submittedAt: Temporal.Instant | null;
  readonly submittedBy: UserId | null;
  readonly diagnosedAt: Temporal.Instant | null;
  readonly diagnosedBy: UserId | null;
  readonly adviserKind: AdviserKind | null;
  readonly diagnosedTopics: readonly Topic[];
  readonly diagnosis: string;
  /** The median of its scorers' totals. */
  readonly scoreHalfPoints: number | null;
  readonly decidedAt: Temporal.Instant | null;
  /** Null where nobody decides: first come, first served. */
  readonly decidedBy: UserId | null;
  /** The day of the meeting that decided. */
  readonly decidedOn: string | null;
  readonly decisionReference: string | null;
  readonly reason: string | null;
  readonly appealedAt: Temporal.Instant | null;
  readonly appealedBy: UserId | null;
  readonly appealStatement: string | null;
  readonly appealDecidedAt: Temporal.Instant | null;
  readonly appealDecidedBy: UserId | null;
  readonly appealDecision: AppealDecision | null;
  readonly appealReason: string | null;
}
