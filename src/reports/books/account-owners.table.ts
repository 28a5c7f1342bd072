import { type Actor, type OperationId, permit, type Relation, relationsTo } from '../../accounts/index.js';
import type { OrganisationId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import { type AccountId, Books, type KeptAccount } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';

/**
 * Whose money is on an account: an adviser's, or an organisation's, that of its vouchers and its programmes included.
 * Nobody's where it is the platform's own, or lies with a session for whoever will have earned it.
 */
const ownerSelect = `SELECT id AS owner, user_id, NULL::uuid AS organisation_id FROM experts
  UNION ALL SELECT id, NULL, id FROM organisations
  UNION ALL SELECT id, NULL, organisation_id FROM vouchers
  UNION ALL SELECT id, NULL, funder_id FROM programmes`;

/** What an actor is to the owner of an account. */
async function relationsToAccount(tx: Transaction, actor: Actor, owner: string): Promise<Relation[]> {
  const rows: { user_id: string | null; organisation_id: OrganisationId | null }[] = await tx.query(
    `SELECT user_id, organisation_id FROM (${ownerSelect}) owners WHERE owner::text = $1`,
    [owner],
  );
  const adviser = rows.some(({ user_id }) => user_id === actor.userId);
  const roles = rows.flatMap(({ organisation_id: id }) => (id ? relationsTo({ ...actor, steward: false }, id) : []));
  return [...(adviser ? (['adviser'] as const) : []), ...roles, ...(actor.steward ? (['steward'] as const) : [])];
}

/** Whose accounts somebody may list as theirs: their own as an adviser, and those of organisations whose money they look after. */
export async function ownersOf(tx: Transaction, actor: Actor): Promise<string[]> {
  const organisations = actor.memberships
    .filter(({ role }) => role === 'finance' || role === 'admin')
    .map(({ organisationId }) => organisationId);
  const rows: { owner: string }[] = await tx.query(
    `SELECT owner FROM (${ownerSelect}) owners WHERE user_id = $1 OR organisation_id = ANY ($2)`,
    [actor.userId, organisations],
  );
  return rows.map(({ owner }) => owner);
}

/** The account, for whoever may do this with it. Throws `not-found`, `not-allowed`. */
export async function readableAccount(
  tx: Transaction,
  actor: Actor,
  id: AccountId,
  operation: OperationId,
): Promise<KeptAccount> {
  const account = await new Books(tx).account(id);
  if (!account) throw notFound('account');
  permit(operation, await relationsToAccount(tx, actor, account.owner), 'account');
  return account;
}
