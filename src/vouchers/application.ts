import type { Enterprise } from '../accounts/index.js';
import type { ApplicationId, OrganisationId, PackageId, ProgrammeId, UserId } from '../kernel/id.js';
import type { EligibilityRule } from './eligibility.js';

export const applicationStates = [
  ...(['started', 'ineligible', 'submitted', 'diagnosed', 'scored'] as const),
  ...(['offered', 'wait-listed', 'rejected', 'withdrawn'] as const),
] as const;
export type ApplicationState = (typeof applicationStates)[number];

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
  readonly startedAt: Temporal.Instant;
  readonly startedBy: UserId;
  readonly submittedAt: Temporal.Instant | null;
  readonly submittedBy: UserId | null;
  readonly decidedAt: Temporal.Instant | null;
  /** Null where nobody decides: first come, first served. */
  readonly decidedBy: UserId | null;
  readonly decisionReference: string | null;
  readonly reason: string | null;
  readonly appealedAt: Temporal.Instant | null;
  readonly appealDecidedAt: Temporal.Instant | null;
}
