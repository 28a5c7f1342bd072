import type { Transaction } from '../platform/database.js';
import { PolicyTable } from '../policies/index.js';
import type { Booking } from './booking.js';
import { bandsOf, type CancellationBands } from './cancellation-bands.js';
import { BookingQuoteTable } from './quotes/booking-quote.table.js';

/** The members' bands for whoever takes a time now. */
export async function bandsToday(tx: Transaction, now: Temporal.Instant): Promise<CancellationBands> {
  return bandsOf(await new PolicyTable(tx).inForce('cancellation-bands', now));
}

/** Those that a booking was made on; one that costs nothing has none of its own, and needs none. */
export async function bandsAgreed(
  tx: Transaction,
  booking: Booking,
  now: Temporal.Instant,
): Promise<CancellationBands> {
  return (await new BookingQuoteTable(tx).find(booking.id))?.bands ?? bandsToday(tx, now);
}
