import { type Actor, type AuditEntry, conflictOf, refuseConflict, relationsTo } from '../../accounts/index.js';
import type { OrganisationId, UserId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';

/** An organisation that a steward knows to be a funder. */
export interface Funder {
  readonly organisationId: OrganisationId;
  /** Then the Subsidy Control Act 2022, ss 36 and 37, applies to what it awards. */
  readonly isPublicAuthority: boolean;
  readonly recognisedAt: Temporal.Instant;
  readonly recognisedBy: UserId;
}

/** A steward vouches for others. Throws `not-allowed` to one who belongs to the funder, `conflict-of-interest` to who is close to it. */
export async function refuseOwnFunder(
  tx: Transaction,
  actor: Actor,
  funderId: OrganisationId,
  now: Temporal.Instant,
): Promise<void> {
  if (relationsTo(actor, funderId).some((relation) => relation !== 'steward')) {
    throw new Problem('not-allowed', 'You belong to this funder yourself. Please let another steward do this.');
  }
  refuseConflict(await conflictOf(tx, actor.userId, funderId, now), 'you');
}

/** In what capacity somebody does something of a funder’s: by a role in it that allows it, or in office. */
export function capacityIn(actor: Actor, funderId: OrganisationId): AuditEntry['as'] {
  const [role] = relationsTo(actor, funderId);
  return role === 'finance' || role === 'admin' ? role : 'steward';
}

export function notAFunder(): Problem {
  return new Problem(
    'not-a-funder',
    'Nothing was written: this organisation is not known as a funder yet. Ask a steward to recognise it with PUT /api/v1/funders/{organisation_id}, then try again.',
  );
}
