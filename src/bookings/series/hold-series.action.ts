import { Injectable } from '@nestjs/common';
import { AccountTable, type Actor, permit, relationsTo } from '../../accounts/index.js';
import { Diary, pagesReach, readPages, zoneOf } from '../../diary/index.js';
import { type Offer, OfferTable, pricesOf } from '../../experts/index.js';
import { newId, type OrganisationId, type SeriesId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { BookingTable } from '../booking.table.js';
import { bookableOffer, offerChanged, priceAsListed } from '../hold-time.action.js';
import { takeHoldNumber } from '../lapse-holds.js';
import { MeetingTable } from '../meeting/meeting.table.js';
import { takeHold } from '../new-hold.js';
import { type ListedSlot, SlotTokens } from '../slot-token.js';
import { type Conflict, planSeries, type SeriesPlan, spanOfStarts, startsOf, withInstead } from './series.js';
import { seriesRefused } from './series-alternatives.interceptor.js';
import type { SeriesRequest } from './series.request.js';

export interface HeldSeries {
  readonly id: SeriesId;
  readonly bookings: readonly Booking[];
  readonly skipped: readonly Conflict[];
}

@Injectable()
export class HoldSeries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tokens: SlotTokens,
  ) {}

  /**
   * Holds all times of a series at once, each as a booking of its own, as one of the organisation's holds. Throws
   * `series-conflict` where some cannot be and none is to be left out, or where none can be.
   */
  run(actor: Actor, request: SeriesRequest): Promise<HeldSeries> {
    const organisationId = request.organisation_id as OrganisationId;
    permit('holdSeries', relationsTo(actor, organisationId), 'organisation');
    const slot = this.tokens.read(request.token, this.clock.now());
    const instead = readInstead(this.tokens, request, this.clock.now());
    return this.database.transaction(async (tx) => {
      const { expertId } = await new OfferTable(tx).find(slot.offerId);
      const diary = await Diary.lock(tx, expertId);
      const offer = await bookableOffer(tx, actor, slot, request.mode);
      for (const each of wantedOf(slot, instead)) await priceAsListed(tx, offer, each);
      const now = this.clock.now();
      const plan = await planOf(tx, { offer, slot, instead, request, now });
      const { free, conflicts } = plan;
      const isWhole = conflicts.length === 0;
      if (free.length === 0 || (!isWhole && request.on_conflict === 'refuse')) throw seriesRefused(offer.id, plan);

      await new AccountTable(tx).lockOrganisation(organisationId);
      const bookings = new BookingTable(tx);
      if (offer.asks) await bookings.refuseManyRequests(organisationId, now);
      const holdNumber = await takeHoldNumber(tx, organisationId, now);
      const id = newId<SeriesId>();
      const wish = { organisationId, bookedBy: actor.userId, mode: request.mode, needs: request.needs };
      const more = { holdNumber, seriesId: id };
      const made: Booking[] = [];
      for (const start of free) made.push(await takeHold(tx, diary, { ...wish, offer, start, now, more }));
      for (const hold of made) await new MeetingTable(tx).keepClientNumber(hold.id, request.phone);
      return { id, bookings: made, skipped: conflicts };
    });
  }
}

interface ListedInstead {
  readonly of: Temporal.Instant;
  readonly slot: ListedSlot | null;
}

/** Throws `slot-token-invalid`, `slot-token-expired`. */
export function readInstead(tokens: SlotTokens, { instead }: SeriesRequest, now: Temporal.Instant): ListedInstead[] {
  return instead.map(({ start, token }) => ({ of: start, slot: token === null ? null : tokens.read(token, now) }));
}

/** Whose price was shown and is agreed to; not that of a first time which another takes the place of, or nothing does. */
function wantedOf(slot: ListedSlot, instead: readonly ListedInstead[]): ListedSlot[] {
  const isReplaced = instead.some(({ of }) => of.equals(slot.start));
  return [...(isReplaced ? [] : [slot]), ...instead.flatMap(({ slot: other }) => other ?? [])];
}

interface Asked {
  readonly offer: Offer;
  readonly slot: ListedSlot;
  readonly instead: readonly ListedInstead[];
  readonly request: SeriesRequest;
  readonly now: Temporal.Instant;
}

/** What a hold of the series would make and what it would not; asked under the diary's lock, it will. Throws `offer-changed`. */
export async function planOf(tx: Transaction, { offer, slot, instead, request, now }: Asked): Promise<SeriesPlan> {
  const rhythm = { count: request.count, everyWeeks: request.every_weeks };
  if (instead.some(({ slot: other }) => other && (other.offerId !== offer.id || other.version !== offer.version)))
    throw offerChanged();
  const others = instead.map(({ of, slot: other }) => ({ of, start: other?.start ?? null }));
  const starts = withInstead(startsOf(slot.start, await zoneOf(tx, offer.expertId), rhythm), others);
  if (starts.length === 0) return { free: [], conflicts: [] };
  const over = pagesReach(offer, spanOfStarts(starts), now);
  const [pages] = await readPages(tx, [offer.expertId], { over, now, sessions: true, offers: [offer] });
  if (!pages) throw notFound('adviser');
  const prices = await pricesOf(tx, offer);
  return planSeries(pages, offer, starts, { now, hasPrice: (start) => prices.at(start) !== null });
}
