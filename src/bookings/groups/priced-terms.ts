import { type Offer, pricesOf } from '../../experts/index.js';
import type { Transaction } from '../../platform/database.js';
import { type GroupSession, type KeptTerms, keptTermsOf } from './group-session.js';

/** What a session is scheduled on: what a seat costs, and what the adviser is paid for the whole. */
export type PricedTerms = KeptTerms & Pick<GroupSession, 'price'>;

/** Throws `no-rate-card`, `effective-rate-too-low` where a seat has no price, or an hour of the session brings less than the living wage. */
export async function pricedTerms(tx: Transaction, offer: Offer, start: Temporal.Instant): Promise<PricedTerms> {
  const { price } = (await pricesOf(tx, offer)).require(start);
  const { quote: whole } = (await pricesOf(tx, { ...offer, capacity: 1 })).require(start);
  return { price, ...keptTermsOf(offer, whole?.quote ?? null) };
}
