import { Ledger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import { endVoucherUse } from '../../vouchers/index.js';
import type { Booking } from '../booking.js';
import { earnedOf } from '../quotes/booking-quote.js';
import { BookingQuoteTable } from '../quotes/booking-quote.table.js';
import { sessionEarned } from './booking.postings.js';
import { lockMoney } from './settle.js';

/** A session was accepted: all that lies in escrow for it is earned. Nothing where it costs nothing. The booking is locked. */
export async function earnSession(tx: Transaction, booking: Booking, now: Temporal.Instant): Promise<void> {
  const shares = await lockMoney(tx, [booking], now);
  const quoted = await new BookingQuoteTable(tx).find(booking.id);
  if (shares.length === 0 || !quoted) return;
  const { id: bookingId, organisationId } = booking;
  for (const { voucherId, amount: drawn } of shares) {
    if (voucherId) await endVoucherUse(tx, { voucherId, bookingId, organisationId, now, drawn, late: false });
  }
  await new Ledger(tx).post([sessionEarned(earnedOf(booking, quoted, quoted.quote), { occurredAt: now })], now);
}
