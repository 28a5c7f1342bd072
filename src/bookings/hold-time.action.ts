import { Injectable } from '@nestjs/common';
import { AccountTable, type Actor, permit, relationsTo } from '../accounts/index.js';
import { Diary, isSlot, pagesReach, timesOf } from '../diary/index.js';
import { ExpertTable, type Offer, OfferTable } from '../experts/index.js';
import { type BookingId, newId, type OrganisationId } from '../kernel/id.js';
import { notFound, Problem } from '../kernel/problem.js';
import { minutesFrom } from '../kernel/time.js';
import { PolicyTable } from '../policies/index.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { type Booking, cancelFreeUntil, nothingYet } from './booking.js';
import type { HoldTimeRequest } from './booking.request.js';
import { BookingTable } from './booking.table.js';
import { timeTaken } from './nearest-times.interceptor.js';
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
      const now = this.clock.now();
      const minute = minutesFrom(slot.start);
      const pages = await diary.pages(pagesReach(offer, { start: minute, end: minute + 1 }, now), now);
      if (!isSlot(pages, offer, slot.start, now)) throw timeTaken(offer.id, slot.start);

      await new AccountTable(tx).lockOrganisation(organisationId);
      const bookings = new BookingTable(tx);
      if (offer.asks) await bookings.refuseManyRequests(organisationId, now);
      const holdNumber = await bookings.takeHoldNumber(organisationId, now);
      const terms = await termsOf(tx, offer, slot.start, now);
      const booking = newHold({ actor, request, offer, start: slot.start, holdNumber, now, ...terms });
      await bookings.insert(booking);
      await bookings.record(booking.id, { kind: 'held', at: now, by: actor.userId });
      const { lapsesAt } = terms;
      await diary.take({ reference: booking.id, ...timesOf(offer, slot.start), kind: 'held', lapsesAt }, now);
      return booking;
    });
  }
}

/** Throws `not-found`, `own-expertise`, `offer-changed`, `not-yet-fundable`, `invalid-request` for a mode that is not offered. */
async function bookableOffer(tx: Transaction, actor: Actor, slot: ListedSlot, mode: Booking['mode']): Promise<Offer> {
  const offer = await new OfferTable(tx).find(slot.offerId);
  const expert = await new ExpertTable(tx).find(offer.expertId);
  if (expert.state !== 'live') throw notFound('adviser');
  if (expert.userId === actor.userId) throw new Problem('own-expertise', 'You cannot book yourself.');
  if (offer.version !== slot.version) {
    throw new Problem(
      'offer-changed',
      'The adviser has changed this offer since the times were listed. Please look at them again.',
    );
  }
  if (!offer.modes.includes(mode)) {
    const detail = `must be one of ${offer.modes.join(', ')}`;
    throw new Problem('invalid-request', `Nothing was changed. Please mend: /mode: ${detail}.`, {
      errors: [{ pointer: '/mode', detail }],
    });
  }
  if (offer.pricing === 'priced') {
    throw new Problem(
      'not-yet-fundable',
      'Paid sessions cannot be booked here yet: there is no way to pay for them. Free introductions can.',
    );
  }
  return offer;
}

/** What the members' policies say of a hold that is taken now. */
async function termsOf(tx: Transaction, { price }: Offer, start: Temporal.Instant, now: Temporal.Instant) {
  const policies = new PolicyTable(tx);
  const { hold_minutes: minutes } = await policies.inForce('clocks', now);
  const { free_hours: freeHours } = await policies.inForce('cancellation-bands', now);
  return { lapsesAt: now.add({ minutes }), cancelFreeUntil: cancelFreeUntil(price, start, freeHours) };
}

interface NewHold {
  readonly lapsesAt: Temporal.Instant;
  readonly cancelFreeUntil: Temporal.Instant;
  readonly actor: Actor;
  readonly request: HoldTimeRequest;
  readonly offer: Offer;
  readonly start: Temporal.Instant;
  readonly holdNumber: number;
  readonly now: Temporal.Instant;
}

function newHold({ actor, request, offer, start, holdNumber, now, ...terms }: NewHold): Booking {
  return {
    ...nothingYet,
    id: newId<BookingId>(),
    expertId: offer.expertId,
    offerId: offer.id,
    organisationId: request.organisation_id as OrganisationId,
    bookedBy: actor.userId,
    state: 'held',
    titleEn: offer.titleEn,
    titleCy: offer.titleCy,
    mode: request.mode,
    needs: request.needs,
    startsAt: start,
    endsAt: start.add({ minutes: offer.durationMinutes }),
    price: offer.price,
    holdNumber,
    ...terms,
    sequence: 0,
    createdAt: now,
    updatedAt: now,
  };
}
