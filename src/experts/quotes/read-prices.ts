import type { ExpertId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import { PolicyTable } from '../../policies/index.js';
import type { Offer } from '../offer.js';
import { RateCardTable } from '../rates/rate-card.table.js';
import { OfferPrices } from './offer-prices.js';
import { quoteFigures } from './price-list.js';
import { seatShareOf } from './seat-share.js';

/** For whoever judges a session once it has taken place. */
export { effectiveRate, judge } from '../rates/effective-rate.js';

/** What prices follow from, those of groups by the seat, in two queries however many offers and starts there are. */
export async function readPrices(tx: Transaction, offers: readonly Offer[]): Promise<ReadonlyMap<Offer, OfferPrices>> {
  const ids = [...new Set(offers.filter(({ pricing }) => pricing === 'rate_card').map(({ expertId }) => expertId))];
  const cards = ids.length > 0 ? await new RateCardTable(tx).ofExperts(ids) : new Map<ExpertId, never[]>();
  const policies = await new PolicyTable(tx).timeline(ids.length > 0 ? quoteFigures : []);
  return new Map(
    offers.map((offer) => [
      offer,
      new OfferPrices(seatShareOf(offer), { cards: cards.get(offer.expertId) ?? [], policies }, offer),
    ]),
  );
}

/** Of one offer. */
export async function pricesOf(tx: Transaction, offer: Offer): Promise<OfferPrices> {
  const prices = (await readPrices(tx, [offer])).get(offer);
  if (!prices) throw new Error(`No prices of offer ${offer.id}`);
  return prices;
}

export type { OfferPrices, PriceAt } from './offer-prices.js';
export type { OfferQuote } from './price-list.js';
