import { type Diary, timesOf } from '../diary/index.js';
import { type Offer, type PriceAt, pricesOf } from '../experts/index.js';
import { type BookingId, newId, type OrganisationId, type UserId } from '../kernel/id.js';
import { PolicyTable } from '../policies/index.js';
import type { Transaction } from '../platform/database.js';
import { bandsToday } from './bands-agreed.js';
import { type Booking, nothingYet } from './booking.js';
import { BookingTable } from './booking.table.js';
import { type BandBounds, boundsOf } from './cancellation-bands.js';
import { snapshotOf } from './quotes/booking-quote.js';
import { BookingQuoteTable } from './quotes/booking-quote.table.js';

/** What a hold is made of. */
export interface Hold {
  readonly offer: Offer;
  readonly start: Temporal.Instant;
  /** What it costs; left out, it is reckoned here. */
  readonly priced?: PriceAt;
  readonly organisationId: OrganisationId;
  readonly bookedBy: UserId;
  readonly mode: Booking['mode'];
  readonly needs: string;
  readonly now: Temporal.Instant;
  /** What is said of this hold apart from the offer's terms: its number, a later lapse, the series it is one of. */
  readonly more: Pick<Booking, 'holdNumber'> &
    Partial<Omit<Booking, 'lapsesAt'>> & { readonly lapsesAt?: Temporal.Instant };
}

/** Writes a hold and takes its time. Throws `slot-taken`, and without a price `no-rate-card`, `effective-rate-too-low`. */
export async function takeHold(tx: Transaction, diary: Diary, hold: Hold): Promise<Booking> {
  const { offer, start, now } = hold;
  const booking = await writeHold(tx, hold);
  await diary.take({ reference: booking.id, ...timesOf(offer, start), kind: 'held', lapsesAt: booking.lapsesAt }, now);
  return booking;
}

/** Writes a hold with its quote, whoever has its time. Throws `no-rate-card`, `effective-rate-too-low` where it has no price. */
export async function writeHold(
  tx: Transaction,
  hold: Hold,
): Promise<Booking & { readonly lapsesAt: Temporal.Instant }> {
  const { offer, start, bookedBy, now } = hold;
  const { price, quote } = hold.priced ?? (await pricesOf(tx, offer)).require(start);
  const bands = await bandsToday(tx, now);
  const booking = await newHold(tx, hold, { price, ...boundsOf(price, start, bands) });
  const bookings = new BookingTable(tx);
  await bookings.insert(booking);
  if (quote) await new BookingQuoteTable(tx).insert(snapshotOf(booking.id, quote, { bands, quotedAt: now }));
  await bookings.record(booking.id, { kind: 'held', at: now, by: bookedBy });
  return booking;
}

/** A booking that holds its time for as long as the members' policy says, on the offer's terms as they are now. */
async function newHold(
  tx: Transaction,
  hold: Hold,
  cost: Pick<Booking, 'price'> & BandBounds,
): Promise<Booking & { readonly lapsesAt: Temporal.Instant }> {
  const { offer, start, now } = hold;
  const { hold_minutes: minutes } = await new PolicyTable(tx).inForce('clocks', now);
  return {
    ...nothingYet,
    id: newId<BookingId>(),
    expertId: offer.expertId,
    offerId: offer.id,
    organisationId: hold.organisationId,
    bookedBy: hold.bookedBy,
    state: 'held',
    titleEn: offer.titleEn,
    titleCy: offer.titleCy,
    mode: hold.mode,
    needs: hold.needs,
    startsAt: start,
    endsAt: start.add({ minutes: offer.durationMinutes }),
    ...cost,
    lapsesAt: now.add({ minutes }),
    sequence: 0,
    createdAt: now,
    updatedAt: now,
    ...hold.more,
  };
}
