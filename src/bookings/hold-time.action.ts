import { Injectable } from '@nestjs/common';
import { AccountTable, type Actor, permit, relationsTo } from '../accounts/index.js';
import { Diary, isSlot, pagesReach } from '../diary/index.js';
import { ExpertTable, type Offer, OfferTable, type PriceAt, pricesOf } from '../experts/index.js';
import type { ExpertId, OrganisationId } from '../kernel/id.js';
import { notFound, Problem } from '../kernel/problem.js';
import { minutesFrom } from '../kernel/time.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import type { Booking } from './booking.js';
import type { HoldTimeRequest } from './booking.request.js';
import { BookingTable } from './booking.table.js';
import { MeetingTable } from './meeting/meeting.table.js';
import { takeHoldNumber } from './lapse-holds.js';
import { timeTaken } from './nearest-times.interceptor.js';
import { takeHold } from './new-hold.js';
import { type ListedSlot, SlotTokens } from './slot-token.js';

@Injectable()
export class HoldTime {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tokens: SlotTokens,
  ) {}

  /**
   * Takes a listed time for 15 minutes (policy), or says who was faster and what is free near it. The clock is read under the
   * diary's lock: a caller who waited for it must not see a hold as lapsed, or alive, by a time that has gone by.
   */
  run(actor: Actor, request: HoldTimeRequest): Promise<Booking> {
    const organisationId = request.organisation_id as OrganisationId;
    permit('holdTime', relationsTo(actor, organisationId), 'organisation');
    const slot = this.tokens.read(request.token, this.clock.now());
    return this.database.transaction(async (tx) => {
      const { expertId } = await new OfferTable(tx).find(slot.offerId);
      const diary = await Diary.lock(tx, expertId);
      const offer = await bookableOffer(tx, actor, slot, request.mode);
      const priced = await priceAsListed(tx, offer, slot);
      const now = this.clock.now();
      const minute = minutesFrom(slot.start);
      const pages = await diary.pages(pagesReach(offer, { start: minute, end: minute + 1 }, now), now, {
        offers: [offer],
      });
      if (!isSlot(pages, offer, slot.start, now)) throw timeTaken(offer.id, slot.start);

      await new AccountTable(tx).lockOrganisation(organisationId);
      const bookings = new BookingTable(tx);
      if (offer.asks) await bookings.refuseManyRequests(organisationId, now);
      const holdNumber = await takeHoldNumber(tx, organisationId, now);
      const wish = { organisationId, bookedBy: actor.userId, mode: request.mode, needs: request.needs };
      const hold = await takeHold(tx, diary, { ...wish, offer, priced, start: slot.start, now, more: { holdNumber } });
      await new MeetingTable(tx).keepClientNumber(hold.id, request.phone);
      return hold;
    });
  }
}

/** Throws `not-found`, `own-expertise`, `offer-changed`, `group-offer`, `invalid-request` for a mode that is not offered. */
export async function bookableOffer(
  tx: Transaction,
  actor: Actor,
  slot: ListedSlot,
  mode: Booking['mode'],
): Promise<Offer> {
  const offer = await new OfferTable(tx).find(slot.offerId);
  await refuseUnbookable(tx, actor, offer.expertId);
  if (offer.version !== slot.version) throw offerChanged();
  if (offer.capacity > 1) {
    throw new Problem('group-offer', 'This is offered to groups. Please take a seat in one of its group sessions.');
  }
  if (!offer.modes.includes(mode)) {
    const detail = `must be one of ${offer.modes.join(', ')}`;
    throw new Problem('invalid-request', `Nothing was changed. Please mend: /mode: ${detail}.`, {
      errors: [{ pointer: '/mode', detail, rule: 'choice' }],
    });
  }
  return offer;
}

/** Throws `not-found` for an adviser who is not live, `own-expertise`. */
export async function refuseUnbookable(tx: Transaction, actor: Actor, expertId: ExpertId): Promise<void> {
  const expert = await new ExpertTable(tx).find(expertId);
  if (expert.state !== 'live') throw notFound('adviser');
  if (expert.userId === actor.userId) throw new Problem('own-expertise', 'You cannot book yourself.');
}

/** Throws `offer-changed` where it costs something else by now, `no-rate-card`, `effective-rate-too-low`. */
export async function priceAsListed(tx: Transaction, offer: Offer, slot: ListedSlot): Promise<PriceAt> {
  const priced = (await pricesOf(tx, offer)).require(slot.start);
  if ((priced.quote?.hash ?? '') !== slot.quoted) throw offerChanged();
  return priced;
}

export function offerChanged(): Problem {
  return new Problem(
    'offer-changed',
    'The adviser has changed this offer, or what it costs, since the times were listed. Please look at them again.',
  );
}
