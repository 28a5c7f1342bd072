import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { earnSeat } from '../groups/earn-seat.js';
import { BookingQuoteTable } from '../quotes/booking-quote.table.js';
import { settleTimeCredits } from '../time-credits/settle-time-credits.js';
import { dueOfCancelling, dueOfNoShow, fundingNeeded, type SettlementKind } from './funding.js';
import { FundingTable } from './funding.table.js';

/**
 * Writes down what is due of a funded session that does not take place, and what goes back; nothing where nothing was paid.
 * In the transaction that ends it, whoever ended it. The booking is as it is afterwards, and locked.
 */
export async function settle(
  tx: Transaction,
  booking: Booking,
  kind: SettlementKind,
  now: Temporal.Instant,
): Promise<void> {
  const fundings = new FundingTable(tx);
  if (booking.price.minor === 0 || !(await fundings.find(booking.id))) return;
  const quoted = await new BookingQuoteTable(tx).find(booking.id);
  if (!quoted) throw new Error(`Booking ${booking.id} is funded and has no quote.`);
  const { band, due } =
    kind === 'no-show'
      ? dueOfNoShow(booking, quoted)
      : dueOfCancelling(booking, quoted, { side: booking.cancelledSide, now });
  await fundings.settle({ bookingId: booking.id, at: now, kind, band, ...due });
  await settleTimeCredits(tx, booking, due, now);
  await earnSeat(tx, booking, due, now);
}

/** Throws `funding-needed` for a session that costs something and is not paid for. */
export async function refuseUnfunded(tx: Transaction, booking: Booking): Promise<void> {
  if (booking.price.minor === 0 || (await new FundingTable(tx).find(booking.id))) return;
  throw fundingNeeded(booking);
}
