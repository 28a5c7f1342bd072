import { minus, money, type Money } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { dueOfNoShow } from '../funding/funding.js';
import { shareDue } from '../funding/settle.js';
import { dueByShare, type Share, type SharedDue } from '../funding/share.js';
import { type Due, earnedOf } from '../quotes/booking-quote.js';
import { BookingQuoteTable } from '../quotes/booking-quote.table.js';
import { isInTimeCredits } from '../time-credits/time-credits.js';
import type { Dispute } from './dispute.js';
import type { EarnedPart } from './disputed-money.js';

/** What would be due of a session without a dispute, and whose it would be. Null of one that costs nothing. */
export async function wholeDue(
  tx: Transaction,
  booking: Booking,
  about: Dispute['about'],
): Promise<{ readonly total: Money; readonly earned: EarnedPart } | null> {
  const quoted = await new BookingQuoteTable(tx).find(booking.id);
  if (isInTimeCredits(booking)) return { total: booking.price, earned: nothingEarned(booking) };
  if (!quoted || booking.price.minor === 0) return null;
  const due: Pick<Due, 'adviserNet' | 'fee' | 'vat' | 'total'> =
    about === 'session' ? quoted.quote : dueOfNoShow(booking, quoted).due;
  const earned = earnedOf(booking, quoted, due);
  return due.total.minor === 0
    ? null
    : { total: due.total, earned: { ...earned, vat: minus(earned.adviser, due.adviserNet) } };
}

/** Whether what nobody disputes is paid before a dispute ends: not of time, nor of a seat, whose adviser is paid for the group. */
export function isPaidAtOnce(booking: Booking): boolean {
  return !isInTimeCredits(booking) && booking.groupSessionId === null;
}

/**
 * By whom what is due is borne: of a no-show a voucher pays once. Where part of it is paid before the dispute ends, who bears it is what it was
 * when that began, so that nobody bears one part and not the other.
 */
export function bornBy(
  tx: Transaction,
  due: Money,
  { dispute, shares }: { readonly dispute: Dispute; readonly shares: readonly Share[] },
): Promise<SharedDue> {
  const { about, disputed, total, openedAt } = dispute;
  if (about === 'session') return Promise.resolve(dueByShare(due, shares, new Set()));
  return shareDue(tx, due, shares, disputed.minor < total.minor ? openedAt : undefined);
}

function nothingEarned({ id: bookingId, expertId, price }: Booking): EarnedPart {
  const nothing = money(0, price.currency);
  return { bookingId, expertId, adviser: nothing, fee: nothing, platformVat: nothing, vat: nothing };
}
