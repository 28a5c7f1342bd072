import type { Transaction } from '../../platform/database.js';
import { PolicyTable } from '../../policies/index.js';
import type { Booking } from '../booking.js';
import { BookingTable } from '../booking.table.js';
import { DeliveryTable } from './delivery.table.js';

/**
 * Sessions that nobody recorded for some days after their end (policy `pay`), the longest over first. Nothing is paid for them by itself:
 * nobody has said that they took place.
 */
export async function unrecordedBookings(tx: Transaction, now: Temporal.Instant, most: number): Promise<Booking[]> {
  const ids = await new DeliveryTable(tx).unrecorded(now, await unrecordedDays(tx, now), most);
  const bookings: Booking[] = [];
  for (const id of ids) bookings.push(await new BookingTable(tx).find(id));
  return bookings;
}

export async function unrecordedDays(tx: Transaction, now: Temporal.Instant): Promise<number> {
  return (await new PolicyTable(tx).inForce('pay', now)).unrecorded_days;
}
