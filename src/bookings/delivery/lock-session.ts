import { type Actor, type OperationId, permit, type Relation } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { BookingTable } from '../booking.table.js';
import { relationsToBooking } from '../parties.js';

/** A session about which somebody who may does something. */
export interface SessionAtHand {
  readonly bookings: BookingTable;
  readonly standing: Booking;
  readonly relations: readonly Relation[];
}

/**
 * Locked: what comes after a session takes no time in a diary, so its booking is all there is to lock.
 * Throws `not-found`, to strangers too, and `not-allowed`.
 */
export async function lockSession(
  tx: Transaction,
  actor: Actor,
  id: BookingId,
  operation: OperationId,
): Promise<SessionAtHand> {
  const bookings = new BookingTable(tx);
  const standing = await bookings.lock(id);
  return { bookings, standing, relations: await relationsOf(tx, actor, standing, operation) };
}

/** To look at. Throws as {@link lockSession} does. */
export async function findSession(
  tx: Transaction,
  actor: Actor,
  id: BookingId,
  operation: OperationId,
): Promise<SessionAtHand> {
  const bookings = new BookingTable(tx);
  const standing = await bookings.find(id);
  return { bookings, standing, relations: await relationsOf(tx, actor, standing, operation) };
}

async function relationsOf(
  tx: Transaction,
  actor: Actor,
  booking: Booking,
  operation: OperationId,
): Promise<readonly Relation[]> {
  const relations = await relationsToBooking(tx, actor, booking);
  permit(operation, relations, 'booking');
  return relations;
}
