import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../accounts/index.js';
import { type ExpertId, newId, type OfferId } from '../kernel/id.js';
import { notFound, Problem } from '../kernel/problem.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { renewLowestPrice } from './directory/standing.table.js';
import { PolicyTable } from '../policies/index.js';
import type { OfferRequest } from './expert.request.js';
import { ExpertTable, OfferTable } from './expert.table.js';
import type { Offer } from './offer.js';
import { viewOfferTerms, viewOwnOffer } from './offer.view.js';
import { relationsToExpert } from './profile.js';
import { pricesOf } from './quotes/read-prices.js';

const mostOffers = 20;

@Injectable()
export class ChangeOffers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `too-many-entries`; of a paid session `no-rate-card`, `effective-rate-too-low`. */
  create(actor: Actor, expertId: ExpertId, request: OfferRequest) {
    return this.database.transaction(async (tx) => {
      const offers = await this.ownOffers(tx, actor, expertId, 'createOffer');
      if ((await offers.ofExperts([expertId])).length >= mostOffers) {
        throw new Problem('too-many-entries', `You have ${mostOffers} offers already. Retire one first.`);
      }
      const terms = await this.termsOf(tx, request);
      const offer = { ...terms, id: newId<OfferId>(), expertId, version: 1, retiredAt: null };
      await offers.insert(offer);
      await renewLowestPrice(tx, expertId, this.clock.now());
      return this.judged(tx, offer);
    });
  }

  /** What an offer would cost and bring, before it is made: nothing is written. */
  preview(actor: Actor, expertId: ExpertId, request: OfferRequest) {
    return this.database.transaction(async (tx) => {
      permit('previewOffer', relationsToExpert(actor, await new ExpertTable(tx).find(expertId)), 'adviser');
      const terms = await this.termsOf(tx, request);
      const offer = { ...terms, id: newId<OfferId>(), expertId, version: 1, retiredAt: null };
      return viewOwnOffer(offer, await pricesOf(tx, offer), this.clock.now());
    });
  }

  /** New terms for bookings to come; those that stand keep theirs. Throws `no-rate-card`, `effective-rate-too-low`. */
  change(actor: Actor, expertId: ExpertId, id: OfferId, request: OfferRequest) {
    return this.database.transaction(async (tx) => {
      const offers = await this.ownOffers(tx, actor, expertId, 'changeOffer');
      const standing = await offerOf(offers, expertId, id);
      const offer = { ...standing, ...(await this.termsOf(tx, request)), version: standing.version + 1 };
      await offers.update(offer);
      await renewLowestPrice(tx, expertId, this.clock.now());
      return this.judged(tx, offer);
    });
  }

  retire(actor: Actor, expertId: ExpertId, id: OfferId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const offers = await this.ownOffers(tx, actor, expertId, 'retireOffer');
      await offers.update({ ...(await offerOf(offers, expertId, id)), retiredAt: this.clock.now() });
      await renewLowestPrice(tx, expertId, this.clock.now());
    });
  }

  /** What only the adviser and stewards see of an offer: what is paid and unpaid, and what an hour of it brings. */
  readTerms(actor: Actor, expertId: ExpertId, id: OfferId) {
    return this.database.transaction(async (tx) => {
      permit('readOfferTerms', relationsToExpert(actor, await new ExpertTable(tx).find(expertId)), 'adviser');
      const offer = await offerOf(new OfferTable(tx), expertId, id);
      return viewOfferTerms(offer, await pricesOf(tx, offer), this.clock.now());
    });
  }

  /** Throwing undoes what was written. */
  private async judged(tx: Transaction, offer: Offer) {
    const now = this.clock.now();
    const prices = await pricesOf(tx, offer);
    prices.require(now);
    return viewOwnOffer(offer, prices, now);
  }

  /** Throws `invalid-request` for a free introduction that is longer than the members' policy has it. */
  private async termsOf(tx: Transaction, request: OfferRequest) {
    if (request.pricing === 'free_introduction') {
      const { minutes } = await new PolicyTable(tx).inForce('free-introductions', this.clock.now());
      if (request.duration_minutes > minutes) throw tooLong(minutes);
      return { ...termsOf(request), preparationMinutes: 0, writeUpMinutes: 0 };
    }
    const paid = await new PolicyTable(tx).inForce('paid-work', this.clock.now());
    return {
      ...termsOf(request),
      preparationMinutes: request.preparation_minutes ?? paid.preparation_minutes,
      writeUpMinutes: request.write_up_minutes ?? paid.write_up_minutes,
    };
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

function tooLong(minutes: number): Problem {
  const detail = `must be at most ${minutes} for a free introduction`;
  return new Problem('invalid-request', `Nothing was changed. Please mend: /duration_minutes: ${detail}.`, {
    errors: [{ pointer: '/duration_minutes', detail, rule: 'too-big', limit: minutes }],
  });
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
    travelMinutes: request.travel_minutes,
    expenses: request.expenses,
    unpaidMinutes: request.unpaid_minutes,
    unpaidTravelMinutes: request.unpaid_travel_minutes,
    unreimbursedCosts: request.unreimbursed_costs,
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
