import { type Actor, type OperationId, permit, type Relation } from '../accounts/index.js';
import type { ExpertId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';
import type { Transaction } from '../platform/database.js';
import type { Expert } from './expert.js';
import { ExpertTable } from './expert.table.js';
import { OversightTable } from './oversight/oversight.table.js';
import { refuseSuspended, speaksForOverseer } from './oversight/overseers.js';

export { overseenBy } from './oversight/overseers.js';
export { relationsToExpert } from './profile.js';

/** What somebody is to what of an adviser is not for everybody: the adviser, who answers for them, a steward, or nothing. */
export async function insidersOf(tx: Transaction, actor: Actor, expert: Expert): Promise<Relation[]> {
  return [
    ...(actor.userId === expert.userId ? (['adviser'] as const) : []),
    ...((await isOverseer(tx, actor, expert)) ? (['overseer'] as const) : []),
    ...(actor.steward ? (['steward'] as const) : []),
  ];
}

/** Whether somebody speaks for who has accepted to answer for an adviser. */
export async function isOverseer(tx: Transaction, actor: Actor, { oversightId }: Expert): Promise<boolean> {
  return oversightId !== null && speaksForOverseer(tx, actor, await new OversightTable(tx).find(oversightId));
}

/** In what capacity whoever speaks for an adviser's overseer does so, as the audit log has it. */
export async function overseerCapacity(tx: Transaction, { oversightId }: Expert): Promise<'admin' | 'adviser'> {
  if (oversightId === null) throw new Error('Nobody answers for this adviser.');
  return (await new OversightTable(tx).find(oversightId)).organisationId ? 'admin' : 'adviser';
}

/** Throws `profile-suspended` where whoever answers for an adviser is a specialist whom a steward has suspended. */
export async function refuseSuspendedOverseer(tx: Transaction, { oversightId }: Expert): Promise<void> {
  if (oversightId) await refuseSuspended(tx, await new OversightTable(tx).find(oversightId));
}

/** Throws `not-found`, to strangers too, and `not-allowed`. */
export async function readInside(tx: Transaction, actor: Actor, id: ExpertId, operation: OperationId): Promise<Expert> {
  const expert = await new ExpertTable(tx).find(id);
  permit(operation, await insidersOf(tx, actor, expert), 'adviser');
  return expert;
}

/** An adviser about whom something is to change, locked, for somebody who may. Throws `not-found`, `not-allowed`. */
export async function lockInside(tx: Transaction, actor: Actor, id: ExpertId, operation: OperationId): Promise<Expert> {
  const expert = await new ExpertTable(tx).lock(id);
  permit(operation, await insidersOf(tx, actor, expert), 'adviser');
  return expert;
}

/** Nobody is the judge of themselves, or of whom they answer for. Throws `own-profile`. */
export async function refuseOwn(tx: Transaction, actor: Actor, adviser: Expert): Promise<void> {
  if (actor.userId === adviser.userId) {
    throw new Problem('own-profile', 'This is your own profile. Another steward has to decide on it.');
  }
  if (await isOverseer(tx, actor, adviser)) {
    throw new Problem('own-profile', 'You answer for this adviser as their overseer. Another steward has to decide.');
  }
}
