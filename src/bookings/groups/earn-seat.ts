import { chargeOf, minus, plus } from '../../kernel/money.js';
import { Ledger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import type { Due } from '../quotes/booking-quote.js';
import { BookingQuoteTable } from '../quotes/booking-quote.table.js';
import { GroupPayTable } from './group-pay.table.js';
import { seatEarnings } from './seat-earnings.js';

/** Earns what is due of a seat. Nothing of a booking that is no seat, or is free. The booking is locked. */
export async function earnSeat(
  tx: Transaction,
  { id: bookingId, expertId, groupSessionId }: Booking,
  { adviserNet, fee, vat }: Pick<Due, 'adviserNet' | 'fee' | 'vat'>,
  now: Temporal.Instant,
): Promise<void> {
  if (groupSessionId === null || !(await new GroupPayTable(tx).isInBooks(bookingId))) return;
  const quoted = await new BookingQuoteTable(tx).find(bookingId);
  if (!quoted) throw new Error(`Seat ${bookingId} is paid for and has no quote.`);
  const platformVat = chargeOf(fee, quoted.platformVat, 10_000);
  const adviser = plus(adviserNet, minus(vat, platformVat));
  const earned = { bookingId, expertId, adviser, fee, platformVat };
  await new Ledger(tx).post(await seatEarnings(tx, earned, groupSessionId, now), now);
}

/** The same of a seat whose session was accepted: all that it was quoted at. */
export async function earnWholeSeat(tx: Transaction, booking: Booking, now: Temporal.Instant): Promise<void> {
  if (booking.groupSessionId === null) return;
  const quoted = await new BookingQuoteTable(tx).find(booking.id);
  if (quoted) await earnSeat(tx, booking, quoted.quote, now);
}
