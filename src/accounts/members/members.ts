import type { OrganisationId, UserId } from '../../kernel/id.js';
import { notFound, Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import { type OperationId, permit } from '../access.js';
import { AccountTable } from '../account.table.js';
import { type Actor, relationsTo, type Role } from '../actor.js';
import { MemberTable } from './member.table.js';

export type Roles = ReadonlyMap<UserId, Role>;

/**
 * Locks an organisation, and then looks again who is in it and whether the actor may still do this: somebody may have
 * been first to show them the door. Throws `not-found`, to strangers too, and `not-allowed`.
 */
export async function lockMembers(
  tx: Transaction,
  actor: Actor,
  organisationId: OrganisationId,
  operation: OperationId,
): Promise<{ members: MemberTable; roles: Roles }> {
  permit(operation, relationsTo(actor, organisationId), 'organisation'); // no stranger makes members wait
  await new AccountTable(tx).lockOrganisation(organisationId);
  const members = new MemberTable(tx, organisationId);
  const roles = await members.roles();
  const role = roles.get(actor.userId);
  const today = { ...actor, memberships: role ? [{ organisationId, role }] : [] };
  permit(operation, relationsTo(today, organisationId), 'organisation');
  return { members, roles };
}

/** Throws `not-found`. */
export function roleOf(roles: Roles, userId: UserId): Role {
  const role = roles.get(userId);
  if (!role) throw notFound('member');
  return role;
}

/** Throws `last-admin` where nobody would be left who lets others in. */
export function refuseWithoutAdmin(roles: Roles, without: UserId): void {
  const admins = [...roles].filter(([, role]) => role === 'admin').map(([userId]) => userId);
  if (admins.some((userId) => userId !== without) || !admins.includes(without)) return;
  throw new Problem(
    'last-admin',
    'This is the organisation’s last admin. Make somebody else an admin first, then try again.',
  );
}
