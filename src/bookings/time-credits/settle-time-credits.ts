import type { UserId } from '../../kernel/id.js';
import { Ledger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { BookingTable } from '../booking.table.js';
import { timeEarned, timeHeld, timeReturned } from '../funding/booking.postings.js';
import { FundingTable } from '../funding/funding.table.js';
import type { Due } from '../quotes/booking-quote.js';
import { isInTimeCredits } from './time-credits.js';
import { TimeCreditTable } from './time-credits.table.js';

/**
 * A session among members is paid by confirming it: its client's time credits are held, also where they go under zero for
 * it. Nothing of one that costs pounds, and holding twice is holding once. The booking is locked.
 */
export async function holdTimeCredits(
  tx: Transaction,
  booking: Booking,
  by: UserId,
  now: Temporal.Instant,
): Promise<void> {
  const { id, organisationId, price } = booking;
  if (!isInTimeCredits(booking) || (await new FundingTable(tx).find(id))) return;
  await new TimeCreditTable(tx).secure(booking, by, now);
  await new BookingTable(tx).record(id, {
    kind: 'funded',
    at: now,
    by,
    facts: { total: price.minor, currency: price.currency },
  });
  await new Ledger(tx).post([timeHeld({ bookingId: id, organisationId, amount: price }, { occurredAt: now })], now);
}

/** What is due of a session that does not take place is its adviser's, and the rest its client's again. */
export async function settleTimeCredits(
  tx: Transaction,
  booking: Booking,
  { total, returned }: Pick<Due, 'total' | 'returned'>,
  now: Temporal.Instant,
): Promise<void> {
  if (!isInTimeCredits(booking)) return;
  const { id: bookingId, organisationId, expertId } = booking;
  const when = { occurredAt: now };
  const back = timeReturned({ bookingId, organisationId, amount: returned }, when);
  await new Ledger(tx).post([back, timeEarned({ bookingId, expertId, amount: total }, when)], now);
}

/** A session was accepted: its minutes are its adviser's, as they were quoted. */
export async function earnTimeCredits(tx: Transaction, booking: Booking, now: Temporal.Instant): Promise<void> {
  if (!isInTimeCredits(booking)) return;
  const { id: bookingId, expertId, price: amount } = booking;
  await new Ledger(tx).post([timeEarned({ bookingId, expertId, amount }, { occurredAt: now })], now);
}
