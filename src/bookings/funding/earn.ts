import { Ledger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import { endVoucherUse } from '../../vouchers/index.js';
import type { Booking } from '../booking.js';
import { seatEarnings } from '../groups/seat-earnings.js';
import { earnTimeCredits } from '../time-credits/settle-time-credits.js';
import { isInTimeCredits } from '../time-credits/time-credits.js';
import { writeEarning } from '../earnings/write-earning.js';
import { minus } from '../../kernel/money.js';
import { earnedOf } from '../quotes/booking-quote.js';
import { BookingQuoteTable } from '../quotes/booking-quote.table.js';
import { sessionEarned } from './booking.postings.js';
import { guaranteePart } from './guarantee-part.js';
import { lockMoney } from './settle.js';

/** A session was accepted: all that lies in escrow for it is earned. Nothing where it costs nothing. The booking is locked. */
export async function earnSession(tx: Transaction, booking: Booking, now: Temporal.Instant): Promise<void> {
  const shares = await lockMoney(tx, [booking], now);
  const quoted = await new BookingQuoteTable(tx).find(booking.id);
  if (shares.length === 0 || !quoted) return;
  if (isInTimeCredits(booking)) return earnTimeCredits(tx, booking, now);
  const { id: bookingId, organisationId, groupSessionId } = booking;
  for (const { voucherId, amount: drawn } of shares) {
    if (voucherId) await endVoucherUse(tx, { voucherId, bookingId, organisationId, now, drawn, late: false });
  }
  const earned = earnedOf(booking, quoted, quoted.quote);
  const transfers = groupSessionId
    ? await seatEarnings(tx, earned, groupSessionId, now)
    : [sessionEarned(earned, { occurredAt: now })];
  await new Ledger(tx).post(
    [...transfers, await guaranteePart(tx, { reference: bookingId, fee: earned.fee }, now)],
    now,
  );
  if (groupSessionId) return;
  const vat = minus(earned.adviser, quoted.quote.adviserNet);
  const { expertId, endsAt: endedAt, deliveredAt } = booking;
  const pay = {
    kind: 'session',
    bookingId,
    reference: bookingId,
    expertId,
    amount: earned.adviser,
    vat,
    shares,
  } as const;
  await writeEarning(
    tx,
    { ...pay, settledAt: booking.acceptedAt ?? now, endedAt: later(endedAt, deliveredAt ?? endedAt) },
    now,
  );
}

/** What is recorded late is due later, and nobody's late but its adviser's. */
function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? b : a;
}
