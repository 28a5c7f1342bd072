import { AccountTable, type Actor, type AuditEntry, type Person } from '../../accounts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import { ExpertTable } from '../expert.table.js';
import type { Oversight } from './oversight.js';
import { OversightTable } from './oversight.table.js';

export interface Overseer {
  readonly kind: 'body' | 'specialist';
  readonly id: string;
  readonly name: string;
}

/** Who oversees, or is asked to, in the order of the oversights; two queries however many there are. */
export async function overseersOf(tx: Transaction, oversights: readonly Oversight[]): Promise<Overseer[]> {
  const bodies = await new AccountTable(tx).organisations(oversights.flatMap((one) => one.organisationId ?? []));
  const specialists = await new ExpertTable(tx).findAll(oversights.flatMap((one) => one.specialistId ?? []));
  const nameOf = new Map<string, string>([...bodies, ...specialists].map(({ id, name }) => [id, name]));
  return oversights.map(({ organisationId, specialistId }) => {
    const id = organisationId ?? specialistId ?? '';
    return { kind: organisationId ? 'body' : 'specialist', id, name: nameOf.get(id) ?? '' };
  });
}

/** Whether somebody speaks for who oversees: an admin of the body, or the specialist. */
export async function speaksForOverseer(
  tx: Transaction,
  actor: Actor,
  { organisationId, specialistId }: Oversight,
): Promise<boolean> {
  if (organisationId) {
    return actor.memberships.some((one) => one.organisationId === organisationId && one.role === 'admin');
  }
  return specialistId !== null && (await new ExpertTable(tx).find(specialistId)).userId === actor.userId;
}

/** Whom stewards do not trust to advise vouches for nobody else. Throws `profile-suspended`. */
export async function refuseSuspended(tx: Transaction, { specialistId }: Oversight): Promise<void> {
  if (!specialistId || (await new ExpertTable(tx).find(specialistId)).suspendedAt === null) return;
  throw new Problem(
    'profile-suspended',
    'A steward has suspended your own profile, so you can vouch for nobody until that is lifted. You can still end an oversight.',
  );
}

/** The barefoot advisers that somebody speaks for the overseer of, save themselves. */
export async function overseenBy(tx: Transaction, actor: Actor): Promise<ExpertId[]> {
  const own = await new ExpertTable(tx).findByUser(actor.userId);
  const administered = actor.memberships.filter(({ role }) => role === 'admin').map((one) => one.organisationId);
  const overseen = await new OversightTable(tx).overseen(administered, own?.id ?? null);
  return overseen.filter((id) => id !== own?.id);
}

export async function isAskedOrOversees(tx: Transaction, actor: Actor, expertId: ExpertId): Promise<boolean> {
  const standing = await new OversightTable(tx).standing(expertId);
  return standing !== null && (await speaksForOverseer(tx, actor, standing));
}

/** Those whom a letter to an overseer goes to: every admin of the body, or the specialist. */
export async function peopleOf(tx: Transaction, { organisationId, specialistId }: Oversight): Promise<Person[]> {
  const accounts = new AccountTable(tx);
  if (organisationId) return (await accounts.members(organisationId)).filter(({ role }) => role === 'admin');
  if (!specialistId) return [];
  return [await accounts.person((await new ExpertTable(tx).find(specialistId)).userId)];
}

/** In what capacity somebody acts who speaks for the overseer, as the audit log has it. */
export function capacityOf({ organisationId }: Oversight): Pick<AuditEntry, 'as' | 'organisationId'> {
  return organisationId ? { as: 'admin', organisationId } : { as: 'adviser' };
}
