import { ExpertTable } from '../../experts/index.js';
import { money, plus } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import type { SessionToPay } from '../../vouchers/index.js';
import type { Booking } from '../booking.js';
import type { BookingQuote } from '../quotes/booking-quote.js';

/** A session as a voucher's rules look at it. */
export async function sessionToPay(tx: Transaction, booking: Booking, { quote }: BookingQuote): Promise<SessionToPay> {
  const { kind, topics } = await new ExpertTable(tx).find(booking.expertId);
  const { lines, fee, vat, total } = quote;
  const preparation = lines.find((line) => line.kind === 'preparation');
  const nothing = money(0, total.currency);
  return {
    organisationId: booking.organisationId,
    startsAt: booking.startsAt,
    adviserKind: kind,
    adviserTopics: topics,
    total,
    feeAndVat: plus(fee, vat),
    preparation: preparation ?? { net: nothing, vat: nothing },
    minutes: lines.reduce((all, { minutes }) => all + (minutes ?? 0), 0),
  };
}
