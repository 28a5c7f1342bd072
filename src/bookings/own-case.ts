import type { Actor, Relation } from '../accounts/index.js';
import { ExpertTable, insidersOf } from '../experts/index.js';
import type { ExpertId, UserId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';
import type { Transaction } from '../platform/database.js';
import { type Booking, type Side, sideOf } from './booking.js';
import { relationsToBooking } from './parties.js';

/**
 * A steward settles what is between others. Throws `not-allowed` to one who is of a side, answers for the adviser, or was of
 * a side when it came about.
 * @param involved who booked, objected or the like, besides those who are of a side today
 */
export async function refuseOwnCase(
  tx: Transaction,
  actor: Actor,
  booking: Booking,
  involved: readonly (UserId | null)[] = [],
): Promise<void> {
  const relations = await relationsToBooking(tx, actor, booking);
  if (isOfASide(relations) || [booking.bookedBy, ...involved].includes(actor.userId)) throw ownCase();
  await refuseOwnAdviser(tx, actor, booking.expertId);
}

/** Throws `not-allowed` to a steward who is that adviser, or answers for them. */
export async function refuseOwnAdviser(tx: Transaction, actor: Actor, id: ExpertId): Promise<void> {
  if (isOfASide(await insidersOf(tx, actor, await new ExpertTable(tx).find(id)))) throw ownCase();
}

/** For whom somebody calls a session off. Throws `not-allowed` to a steward who would do so for a side of their own. */
export async function cancellingSide(
  tx: Transaction,
  actor: Actor,
  booking: Booking,
  relations: readonly Relation[],
): Promise<Side> {
  const side = sideOf(relations);
  if (side === 'steward') await refuseOwnCase(tx, actor, booking);
  return side;
}

function isOfASide(relations: readonly Relation[]): boolean {
  return relations.some((relation) => relation !== 'steward');
}

function ownCase(): Problem {
  return new Problem(
    'not-allowed',
    'You are on one side of this session, or answer for its adviser. Please let another steward decide.',
  );
}
