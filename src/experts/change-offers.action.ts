import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../accounts/index.js';
import { type ExpertId, newId, type OfferId } from '../kernel/id.js';
import { notFound, Problem } from '../kernel/problem.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { renewLowestPrice } from './directory/standing.table.js';
import type { OfferRequest } from './expert.request.js';
import { ExpertTable, OfferTable } from './expert.table.js';
import type { Offer } from './offer.js';
import { relationsToExpert } from './profile.js';

const mostOffers = 20;

@Injectable()
export class ChangeOffers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `too-many-entries`. */
  create(actor: Actor, expertId: ExpertId, request: OfferRequest): Promise<Offer> {
    return this.database.transaction(async (tx) => {
      const offers = await this.ownOffers(tx, actor, expertId, 'createOffer');
      if ((await offers.ofExperts([expertId])).length >= mostOffers) {
        throw new Problem('too-many-entries', `You have ${mostOffers} offers already. Retire one first.`);
      }
      const offer = { ...termsOf(request), id: newId<OfferId>(), expertId, version: 1, retiredAt: null };
      await offers.insert(offer);
      await renewLowestPrice(tx, expertId);
      return offer;
    });
  }

  /** New terms for bookings to come; those that stand keep theirs. */
  change(actor: Actor, expertId: ExpertId, id: OfferId, request: OfferRequest): Promise<Offer> {
    return this.database.transaction(async (tx) => {
      const offers = await this.ownOffers(tx, actor, expertId, 'changeOffer');
      const standing = await offerOf(offers, expertId, id);
      const offer = { ...standing, ...termsOf(request), version: standing.version + 1 };
      await offers.update(offer);
      await renewLowestPrice(tx, expertId);
      return offer;
    });
  }

  retire(actor: Actor, expertId: ExpertId, id: OfferId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const offers = await this.ownOffers(tx, actor, expertId, 'retireOffer');
      await offers.update({ ...(await offerOf(offers, expertId, id)), retiredAt: this.clock.now() });
      await renewLowestPrice(tx, expertId);
    });
  }

  private async ownOffers(
    tx: Transaction,
    actor: Actor,
    expertId: ExpertId,
    operation: 'createOffer' | 'changeOffer' | 'retireOffer',
  ) {
    permit(operation, relationsToExpert(actor, await new ExpertTable(tx).lock(expertId)), 'adviser');
    return new OfferTable(tx);
  }
}

async function offerOf(offers: OfferTable, expertId: ExpertId, id: OfferId): Promise<Offer> {
  const offer = await offers.find(id);
  if (offer.expertId !== expertId) throw notFound('offer');
  return offer;
}

function termsOf(request: OfferRequest) {
  return {
    titleEn: request.title.en,
    titleCy: request.title.cy,
    summaryEn: request.summary.en,
    summaryCy: request.summary.cy,
    pricing: request.pricing,
    price: request.price,
    durationMinutes: request.duration_minutes,
    intervalMinutes: request.interval_minutes,
    bufferBeforeMinutes: request.buffer_before_minutes,
    bufferAfterMinutes: request.buffer_after_minutes,
    noticeMinutes: request.notice_minutes,
    windowKind: request.window_kind,
    windowDays: request.window_days,
    modes: request.modes,
    asks: request.asks,
    capacity: request.capacity,
    minimumSeats: request.minimum_seats,
  };
}
