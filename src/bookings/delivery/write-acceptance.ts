import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { BookingTable } from '../booking.table.js';
import { earnWholeSeat } from '../groups/earn-seat.js';
import { earnTimeCredits } from '../time-credits/settle-time-credits.js';

/** A booking that was just accepted, by somebody or by silence. */
export async function writeAcceptance(tx: Transaction, booking: Booking, now: Temporal.Instant): Promise<void> {
  const { id, acceptedAt, acceptedBy } = booking;
  if (!acceptedAt) throw new Error(`Not accepted: ${id}`);
  const bookings = new BookingTable(tx);
  await bookings.update(booking);
  const facts = { by_silence: acceptedBy === null };
  await bookings.record(id, { kind: 'accepted', at: acceptedAt, ...(acceptedBy ? { by: acceptedBy } : {}), facts });
  await earnTimeCredits(tx, booking, now);
  await earnWholeSeat(tx, booking, now);
}
