import { chargeOf, minus, plus } from '../../kernel/money.js';
import { Ledger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { seatEarned, seatShared } from '../funding/booking.postings.js';
import type { Due } from '../quotes/booking-quote.js';
import { BookingQuoteTable } from '../quotes/booking-quote.table.js';
import { GroupPayTable } from './group-pay.table.js';

/**
 * What is due of a seat in a group session is earned: the platform has its fee, and the adviser's part waits for the others until the
 * session is paid as one. Where it was paid already, the pool has it. Nothing of a booking that is no seat, or is free. The
 * booking is locked.
 */
export async function earnSeat(
  tx: Transaction,
  { id: bookingId, expertId, groupSessionId: sessionId }: Booking,
  { adviserNet, fee, vat }: Pick<Due, 'adviserNet' | 'fee' | 'vat'>,
  now: Temporal.Instant,
): Promise<void> {
  const pays = new GroupPayTable(tx);
  if (sessionId === null || !(await pays.isInBooks(bookingId))) return;
  const quoted = await new BookingQuoteTable(tx).find(bookingId);
  if (!quoted) throw new Error(`Seat ${bookingId} is paid for and has no quote.`);
  const platformVat = chargeOf(fee, quoted.platformVat, 10_000);
  const adviser = plus(adviserNet, minus(vat, platformVat));
  const when = { occurredAt: now };
  const isPaid = (await pays.find(sessionId)) !== undefined;
  const late = isPaid ? [seatShared({ sessionId, bookingId, amount: adviser }, when)] : [];
  const earned = seatEarned({ sessionId, bookingId, expertId, adviser, fee, platformVat }, when);
  await new Ledger(tx).post([earned, ...late], now);
}

/** The same of a seat whose session was accepted: all that it was quoted at. */
export async function earnWholeSeat(tx: Transaction, booking: Booking, now: Temporal.Instant): Promise<void> {
  if (booking.groupSessionId === null) return;
  const quoted = await new BookingQuoteTable(tx).find(booking.id);
  if (quoted) await earnSeat(tx, booking, quoted.quote, now);
}
