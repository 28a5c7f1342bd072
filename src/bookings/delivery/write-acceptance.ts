import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { BookingTable } from '../booking.table.js';
import { earnSession } from '../funding/earn.js';

/** A booking that was just accepted, by somebody or by silence: what was paid for it is earned. */
export async function writeAcceptance(tx: Transaction, booking: Booking, now: Temporal.Instant): Promise<void> {
  const { id, acceptedAt, acceptedBy } = booking;
  if (!acceptedAt) throw new Error(`Not accepted: ${id}`);
  const bookings = new BookingTable(tx);
  await bookings.update(booking);
  const facts = { by_silence: acceptedBy === null };
  await bookings.record(id, { kind: 'accepted', at: acceptedAt, ...(acceptedBy ? { by: acceptedBy } : {}), facts });
  await earnSession(tx, booking, now);
}
