import { type DiaryPages, pagesReach, readPages, slotsOf } from '../diary/index.js';
import { type Offer, type PriceAt, pricesOf } from '../experts/index.js';
import type { BookingId } from '../kernel/id.js';
import type { Money } from '../kernel/money.js';
import { instantOf, minutesFrom, type Period } from '../kernel/time.js';
import type { Transaction } from '../platform/database.js';
import { type Booking, type Side, termsToMove } from './booking.js';
import { bandsAgreed, bandsToday } from './bands-agreed.js';
import { type BandBounds, boundsMoved, boundsOf } from './cancellation-bands.js';
import type { SlotTokens } from './slot-token.js';

/** In one answer: each has a token to make, and a long list of short sessions would be megabytes. */
export const mostSlots = 2000;

/** What sessions are listed on: an offer, and what each start of it costs; null where it cannot be booked then. */
export interface SlotTerms {
  readonly offer: Offer;
  readonly priceAt: (start: Temporal.Instant) => PriceAt | null;
  readonly boundsAt: (start: Temporal.Instant, price: Money) => BandBounds;
}

export interface FreeStart extends PriceAt {
  readonly start: Temporal.Instant;
}

/** An offer for whoever books it now: each start at its own price, on the members' bands of today. */
export async function termsToBook(tx: Transaction, offer: Offer, now: Temporal.Instant): Promise<SlotTerms> {
  const prices = await pricesOf(tx, offer);
  const bands = await bandsToday(tx, now);
  return {
    offer,
    priceAt: (start) => prices.at(start),
    boundsAt: (start, price) => boundsOf(price, start, bands),
  };
}

/** A session that stands moves on its own terms, price and bands, by who moves it. */
export async function termsOfMove(
  tx: Transaction,
  booking: Booking,
  side: Side,
  { offer, now }: { readonly offer: Offer; readonly now: Temporal.Instant },
): Promise<SlotTerms> {
  const agreed = await bandsAgreed(tx, booking, now);
  return {
    offer: termsToMove(booking, offer),
    priceAt: () => ({ price: booking.price, quote: null }),
    boundsAt: (start) => boundsMoved(booking, start, { side, agreed }, now),
  };
}

interface Wanted {
  readonly now: Temporal.Instant;
  readonly except?: BookingId | undefined;
  /** What the pages would be once something else was taken too; that is not written down. */
  readonly after?: (pages: DiaryPages) => DiaryPages;
}

/** The starts in a period: listed, and asked again when one is taken. An offer for groups has none: its adviser schedules. */
export async function freeStarts(
  tx: Transaction,
  { offer, priceAt }: SlotTerms,
  period: Period,
  { now, except, after = (pages) => pages }: Wanted,
): Promise<{ pages: DiaryPages | undefined; starts: FreeStart[] }> {
  const asked = { start: minutesFrom(period.start), end: minutesFrom(period.end) };
  const over = pagesReach(offer, asked, now);
  const [pages] = await readPages(tx, [offer.expertId], { over, now, except, offers: [offer] });
  const starts = pages && offer.capacity === 1 ? slotsOf(after(pages), offer, asked, now).map(instantOf) : [];
  return {
    pages,
    starts: starts.flatMap((start) => {
      const priced = priceAt(start);
      return priced ? [{ start, ...priced }] : [];
    }),
  };
}

export function nearestFirst<Free extends { readonly start: Temporal.Instant }>(
  starts: readonly Free[],
  to: Temporal.Instant,
): Free[] {
  const distance = ({ start }: Free) => Math.abs(start.epochMilliseconds - to.epochMilliseconds);
  return starts.toSorted((a, b) => distance(a) - distance(b));
}

/** What is the same for every time of a listing. */
export interface Listing {
  readonly tokens: SlotTokens;
  readonly now: Temporal.Instant;
}

export function viewSlot({ offer, boundsAt }: SlotTerms, { start, price, quote }: FreeStart, { tokens, now }: Listing) {
  const { cancelFreeUntil, cancelLateAfter } = boundsAt(start, price);
  return {
    start: start.toString(),
    end: start.add({ minutes: offer.durationMinutes }).toString(),
    price,
    cancel_free_until: cancelFreeUntil.toString(),
    cancel_late_after: cancelLateAfter.toString(),
    token: tokens.write({ offerId: offer.id, version: offer.version, start, quoted: quote?.hash ?? '' }, now),
  };
}
