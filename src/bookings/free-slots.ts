import { type DiaryPages, pagesReach, readPages, slotsOf } from '../diary/index.js';
import type { Offer } from '../experts/index.js';
import type { BookingId } from '../kernel/id.js';
import { instantOf, minutesFrom, type Period } from '../kernel/time.js';
import type { Transaction } from '../platform/database.js';
import { cancelFreeUntil } from './booking.js';
import type { SlotTokens } from './slot-token.js';

/** In one answer: each has a token to make, and a long list of short sessions would be megabytes. */
export const mostSlots = 2000;

/** The starts of an offer in a period: listed, and asked again when one is taken. One for groups has none: its adviser schedules. */
export async function freeStarts(
  tx: Transaction,
  offer: Offer,
  period: Period,
  now: Temporal.Instant,
  except?: BookingId,
): Promise<{ pages: DiaryPages | undefined; starts: Temporal.Instant[] }> {
  const asked = { start: minutesFrom(period.start), end: minutesFrom(period.end) };
  const [pages] = await readPages(tx, [offer.expertId], {
    over: pagesReach(offer, asked, now),
    now,
    except,
  });
  return { pages, starts: pages && offer.capacity === 1 ? slotsOf(pages, offer, asked, now).map(instantOf) : [] };
}

export function nearestFirst(starts: readonly Temporal.Instant[], to: Temporal.Instant): Temporal.Instant[] {
  const distance = (start: Temporal.Instant) => Math.abs(start.epochMilliseconds - to.epochMilliseconds);
  return starts.toSorted((a, b) => distance(a) - distance(b));
}

/** What is the same for every time of a listing. */
export interface Listing {
  readonly tokens: SlotTokens;
  readonly now: Temporal.Instant;
  /** The members' policy: hours before the start up to which cancelling costs nothing. */
  readonly freeHours: number;
}

export function viewSlot(offer: Offer, start: Temporal.Instant, { tokens, now, freeHours }: Listing) {
  return {
    start: start.toString(),
    end: start.add({ minutes: offer.durationMinutes }).toString(),
    price: offer.price,
    cancel_free_until: cancelFreeUntil(offer.price, start, freeHours).toString(),
    token: tokens.write({ offerId: offer.id, version: offer.version, start }, now),
  };
}
