import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../accounts/index.js';
import { ExpertTable, type Offer, OfferTable, relationsToExpert } from '../experts/index.js';
import type { BookingId, ExpertId, OfferId } from '../kernel/id.js';
import { notFound } from '../kernel/problem.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { sideOf } from './booking.js';
import type { ListSlotsRequest } from './booking.request.js';
import { BookingTable } from './booking.table.js';
import { freeStarts, mostSlots, type SlotTerms, termsOfMove, termsToBook, viewSlot } from './free-slots.js';
import { relationsToBooking } from './parties.js';
import { SlotTokens } from './slot-token.js';

@Injectable()
export class ListSlots {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tokens: SlotTokens,
  ) {}

  /**
   * Every start that a hold would get, or the move of a booking, and no other; the first of them where they are too many
   * for an answer, and from when to ask for the rest. Throws `not-found` for an adviser who
   * is not live, save to the parties of a booking that is to move.
   */
  run(actor: Actor | undefined, expertId: ExpertId, { offer: offerId, from, to, moving }: ListSlotsRequest) {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const except = moving as BookingId | undefined;
      const terms = await (except
        ? ownTerms(tx, actor, except, now)
        : termsToBook(tx, await listedOffer(tx, actor, expertId, offerId as OfferId), now));
      if (terms.offer.id !== offerId || terms.offer.expertId !== expertId) throw notFound('offer');
      const { pages, starts } = await freeStarts(tx, terms, { start: from, end: to }, { now, except });
      const listing = { tokens: this.tokens, now };
      return {
        zone: pages?.hours.zone ?? 'UTC',
        items: starts.slice(0, mostSlots).map((start) => viewSlot(terms, start, listing)),
        next_from: starts[mostSlots]?.start.toString() ?? null,
      };
    });
  }
}

async function listedOffer(tx: Transaction, actor: Actor | undefined, expertId: ExpertId, id: OfferId): Promise<Offer> {
  permit('listSlots', relationsToExpert(actor, await new ExpertTable(tx).find(expertId)), 'adviser');
  return new OfferTable(tx).find(id);
}

/** A session that stands moves on its own terms, though its offer is retired by now. */
async function ownTerms(
  tx: Transaction,
  actor: Actor | undefined,
  id: BookingId,
  now: Temporal.Instant,
): Promise<SlotTerms> {
  const booking = await new BookingTable(tx).find(id);
  const relations = actor ? await relationsToBooking(tx, actor, booking) : [];
  permit('moveBooking', relations, 'booking');
  const offer = await new OfferTable(tx).findEvenRetired(booking.offerId);
  return termsOfMove(tx, booking, sideOf(relations), { offer, now });
}
