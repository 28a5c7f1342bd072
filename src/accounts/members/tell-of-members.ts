import { Events, type EventContent } from '../../events/index.js';
import type { OrganisationId, UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Role } from '../actor.js';

interface Member {
  readonly organisationId: OrganisationId;
  readonly userId: UserId;
  readonly role: Role;
}

export async function tellOfNewMember(tx: Transaction, member: Member, at: Temporal.Instant): Promise<void> {
  await new Events(tx).tell({ ...toldOf(member, at), type: 'member.added', data: viewed(member) });
}

export async function tellOfRole(
  tx: Transaction,
  { from, ...member }: Member & { readonly from: Role },
  at: Temporal.Instant,
): Promise<void> {
  const data = { ...viewed(member), previous_role: from };
  await new Events(tx).tell({ ...toldOf(member, at), type: 'member.role_changed', data });
}

/** `left`: by themselves. */
export async function tellOfLeaving(
  tx: Transaction,
  { left, ...member }: Member & { readonly left: boolean },
  at: Temporal.Instant,
): Promise<void> {
  await new Events(tx).tell({ ...toldOf(member, at), type: 'member.removed', data: { ...viewed(member), left } });
}

function toldOf({ organisationId }: Member, at: Temporal.Instant) {
  return { about: { kind: 'organisation', id: organisationId }, at, to: { organisations: [organisationId] } } as const;
}

function viewed({ organisationId, userId, role }: Member): EventContent<'member.added'> {
  return { organisation_id: organisationId, user_id: userId, role };
}
