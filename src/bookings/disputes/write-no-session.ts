import { AccountTable } from '../../accounts/index.js';
import { ExpertTable } from '../../experts/index.js';
import { isErasedAddress } from '../../kernel/erased.js';
import { type DisputeId, newId, type UserId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { PolicyTable } from '../../policies/index.js';
import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { acceptDelivery } from '../delivery/delivery.js';
import { writeAcceptance } from '../delivery/write-acceptance.js';
import type { Objection } from '../objections/objection.js';
import { decided, type Dispute, opened } from './dispute.js';
import { DisputeTable } from './dispute.table.js';
import { DisputeWordsTable } from './dispute-words.table.js';
import { sumToDispute } from './sum-to-dispute.js';
import { wholeDue } from './whole-due.js';
import { writeDispute } from './write-dispute.js';

/**
 * A client has said that a session did not take place, and nobody has settled that: they dispute all of it. Throws `dispute-state` of a
 * session that costs nothing. The booking is locked.
 */
export function disputeNoSession(
  tx: Transaction,
  booking: Booking,
  objection: Objection,
  now: Temporal.Instant,
): Promise<Dispute> {
  const matter = { about: 'session', reason: 'did-not-take-place', saidBy: objection.raisedBy } as const;
  return disputeWhole(tx, booking, matter, now);
}

/**
 * A client has said that they did come, and nobody has settled that: they dispute all that is due of it. Throws `dispute-state` where nothing is. The
 * booking is locked.
 */
export function disputeNoShow(
  tx: Transaction,
  booking: Booking,
  contestedBy: UserId | null,
  now: Temporal.Instant,
): Promise<Dispute> {
  if (!contestedBy) throw new Error(`Nobody contests the no-show of ${booking.id}.`);
  return disputeWhole(tx, booking, { about: 'no-show', reason: 'no-show', saidBy: contestedBy }, now);
}

async function disputeWhole(
  tx: Transaction,
  booking: Booking,
  { saidBy, ...matter }: Pick<Dispute, 'about' | 'reason'> & { readonly saidBy: UserId },
  now: Temporal.Instant,
): Promise<Dispute> {
  const clocks = await new PolicyTable(tx).inForce('disputes', now);
  const { whole, ...sums } = await sumToDispute(tx, booking, matter.about, undefined);
  const opener = await openerOf(tx, booking, saidBy);
  const facts = { id: newId<DisputeId>(), bookingId: booking.id, openedAt: now, ...matter, ...opener };
  const dispute = opened({ ...facts, ...sums }, clocks);
  await writeDispute(tx, booking, dispute, { statement: null, whole, now });
  return dispute;
}

/** Whoever said it; where they were erased since, the adviser, who asks to be paid in spite of it. */
async function openerOf(
  tx: Transaction,
  { expertId }: Booking,
  saidBy: UserId,
): Promise<Pick<Dispute, 'openedBy' | 'openedSide'>> {
  const { email } = await new AccountTable(tx).person(saidBy);
  if (!isErasedAddress(email)) return { openedBy: saidBy, openedSide: 'client' };
  return { openedBy: (await new ExpertTable(tx).find(expertId)).userId, openedSide: 'adviser' };
}

/**
 * A steward upholds that a session did not take place: a dispute about all of it, which is decided at once, and against which its adviser may
 * appeal. Null of a session that costs nothing, which is over with that. The booking is locked.
 */
export async function writeNoSession(
  tx: Transaction,
  booking: Booking,
  objection: Objection,
  { by, reason, now }: { readonly by: UserId; readonly reason: string; readonly now: Temporal.Instant },
): Promise<Dispute | null> {
  if (!(await wholeDue(tx, booking, 'session'))) {
    await writeAcceptance(tx, acceptDelivery(booking, by, now), now);
    return null;
  }
  const dispute = await disputeNoSession(tx, booking, objection, now);
  const nothing = money(0, dispute.disputed.currency);
  const decision = { round: 1, bySteward: by, awarded: nothing, decidedAt: now, reason } as const;
  await new DisputeWordsTable(tx).decide(dispute.id, decision);
  const clocks = await new PolicyTable(tx).inForce('disputes', now);
  const after = decided(dispute, nothing, clocks, now);
  await new DisputeTable(tx).update(after);
  return after;
}
