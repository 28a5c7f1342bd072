import { AccountTable, type Actor, conflictOf, refuseConflict } from '../../accounts/index.js';
import { ExpertTable, insidersOf } from '../../experts/index.js';
import type { UserId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { relationsToBooking } from '../parties.js';
import type { Dispute } from './dispute.js';

/**
 * Who mediates or decides is a member: of an organisation, and of neither side; nor has booked it, objected, or answers for the adviser.
 * Throws `invalid-request` for who is no member, `conflict-of-interest`.
 */
export async function refuseTooClose(tx: Transaction, session: Session, named: Named, now: Temporal.Instant) {
  const actor = await new AccountTable(tx).actor(named.userId);
  if (!actor) throw noMember(named);
  await refuseSide(tx, session, { actor, who: 'they' }, now);
  if (actor.memberships.length === 0) throw noMember(named);
}

interface Named {
  readonly userId: UserId;
  /** Where in the request they are. */
  readonly pointer: string;
}

/** Who was asked to settle it may have come close to a side since. Throws `conflict-of-interest`. */
export function refuseCloseBy(tx: Transaction, session: Session, actor: Actor, now: Temporal.Instant): Promise<void> {
  return refuseSide(tx, session, { actor, who: 'you' }, now);
}

interface Session {
  readonly booking: Booking;
  readonly dispute: Dispute;
}

async function refuseSide(
  tx: Transaction,
  { booking, dispute }: Session,
  { actor, who }: { readonly actor: Actor; readonly who: 'they' | 'you' },
  now: Temporal.Instant,
): Promise<void> {
  const { userId } = actor;
  refuseConflict(await conflictOf(tx, userId, booking.organisationId, now), who);
  const relations = [
    ...(await relationsToBooking(tx, actor, booking)),
    ...(await insidersOf(tx, actor, await new ExpertTable(tx).find(booking.expertId))),
  ];
  const isInvolved = [booking.bookedBy, dispute.openedBy, dispute.appealedBy].includes(userId);
  if (!isInvolved && relations.every((relation) => relation === 'steward')) return;
  const side = who === 'you' ? 'You are on one side' : 'They are on one side';
  throw new Problem('conflict-of-interest', `${side} of this session. Please ask somebody else.`, { conflict: 'side' });
}

function noMember({ userId, pointer }: Named): Problem {
  return new Problem('invalid-request', 'Disputes are settled by members. Please name somebody of an organisation.', {
    errors: [{ pointer, detail: `must be a member: ${userId} is none`, rule: 'not-here' }],
  });
}
