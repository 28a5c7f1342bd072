import { AccountTable, conflictOf, refuseConflict } from '../../accounts/index.js';
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
export async function refuseTooClose(
  tx: Transaction,
  { booking, dispute }: { readonly booking: Booking; readonly dispute: Dispute },
  userId: UserId,
  now: Temporal.Instant,
): Promise<void> {
  const actor = await new AccountTable(tx).actor(userId);
  if (!actor) throw noMember(userId);
  refuseConflict(await conflictOf(tx, userId, booking.organisationId, now), 'they');
  const relations = [
    ...(await relationsToBooking(tx, actor, booking)),
    ...(await insidersOf(tx, actor, await new ExpertTable(tx).find(booking.expertId))),
  ];
  const isInvolved = [booking.bookedBy, dispute.openedBy, dispute.appealedBy].includes(userId);
  if (isInvolved || relations.some((relation) => relation !== 'steward')) {
    throw new Problem('conflict-of-interest', 'They are on one side of this session. Please ask somebody else.', {
      conflict: 'side',
    });
  }
  if (actor.memberships.length === 0) throw noMember(userId);
}

function noMember(userId: UserId): Problem {
  return new Problem('invalid-request', 'Disputes are settled by members. Please name somebody of an organisation.', {
    errors: [{ pointer: '', detail: `must be members: ${userId} is none` }],
  });
}
