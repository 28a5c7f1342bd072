import type { Actor } from '../../accounts/index.js';
import type { Expert } from '../../experts/index.js';
import type { ExpertId, OrganisationId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';

/** The bodies that answer for an adviser's work: for a barefoot one only. */
export function overseersOf({ kind, overseenBy }: Expert): readonly OrganisationId[] {
  return kind === 'barefoot' && overseenBy ? [overseenBy] : [];
}

/** Whether somebody countersigns an adviser's hours: an admin of the body, and never the adviser. */
export function oversees(actor: Actor, expert: Expert): boolean {
  return actor.userId !== expert.userId && overseersOf(expert).some((id) => administered(actor).includes(id));
}

/** Whom somebody countersigns for. */
export async function overseenBy(tx: Transaction, actor: Actor): Promise<ExpertId[]> {
  const rows: { id: ExpertId }[] = await tx.query(
    `SELECT id FROM experts WHERE kind = 'barefoot' AND overseen_by = ANY($1) AND user_id <> $2`,
    [administered(actor), actor.userId],
  );
  return rows.map(({ id }) => id);
}

function administered({ memberships }: Actor): OrganisationId[] {
  return memberships.filter(({ role }) => role === 'admin').map(({ organisationId }) => organisationId);
}
