import type { InterestId, OrganisationId, UserId } from '../../kernel/id.js';

export const interestNatures = ['employment', 'membership', 'financial', 'family', 'other'] as const;
export type InterestNature = (typeof interestNatures)[number];

/** What a person has a stake in: an organisation that is here, or one by its name. Dates are British days. */
export interface Interest {
  readonly id: InterestId;
  readonly userId: UserId;
  readonly organisationId: OrganisationId | null;
  readonly organisationName: string;
  readonly nature: InterestNature;
  readonly note: string;
  readonly since: string;
  /** The last day of it. */
  readonly until: string | null;
  readonly declaredAt: Temporal.Instant;
}

export const mostInterests = 100;
