import { permit, type Actor, type Relation } from '../accounts/index.js';
import { Diary } from '../diary/index.js';
import type { BookingId } from '../kernel/id.js';
import type { Transaction } from '../platform/database.js';
import type { Booking } from './booking.js';
import { BookingTable } from './booking.table.js';
import { relationsToBooking } from './parties.js';

/** A booking that is about to change, its diary and itself locked in that order. */
export interface LockedBooking {
  readonly bookings: BookingTable;
  readonly diary: Diary;
  readonly standing: Booking;
}

/** One that is about to change by somebody who may. */
export interface StandingBooking extends LockedBooking {
  readonly relations: readonly Relation[];
}

/** Throws `not-found`, to strangers too, and `not-allowed`. */
export async function lockBooking(
  tx: Transaction,
  actor: Actor,
  id: BookingId,
  operation:
    | 'confirmBooking'
    | 'fundBooking'
    | 'planSessionPayment'
    | 'recordClientPayment'
    | 'answerRequest'
    | 'moveBooking'
    | 'cancelBooking'
    | 'setMeeting',
): Promise<StandingBooking> {
  const bookings = new BookingTable(tx);
  const diary = await Diary.lock(tx, await bookings.expertOf(id));
  const standing = await bookings.lock(id);
  const relations = await relationsToBooking(tx, actor, standing);
  permit(operation, relations, 'booking');
  return { bookings, diary, standing, relations };
}
