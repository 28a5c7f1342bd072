import type { CoopMembershipId, ExpertId, OrganisationId } from '../../kernel/id.js';

/** A co-op that an adviser belongs to, with us or not. Dates are British days. */
export interface CoopMembership {
  readonly id: CoopMembershipId;
  readonly expertId: ExpertId;
  readonly name: string;
  readonly organisationId: OrganisationId | null;
  readonly role: string;
  readonly since: string;
  /** The last day of it. */
  readonly until: string | null;
  readonly addedAt: Temporal.Instant;
}

export const mostCoopMemberships = 20;

export function isCurrent({ since, until }: CoopMembership, today: string): boolean {
  return since <= today && (until === null || today <= until);
}
