import { type Money, money } from '../../kernel/money.js';
import { hundredths, type Floor, type PolicyTimeline } from '../../policies/index.js';
import type { Offer } from '../offer.js';
import { effectiveRate, judge } from '../rates/effective-rate.js';
import { cardInForce, leastRatesAt, liftedRates, type RateCard } from '../rates/rate-card.js';
import { hashOf, type Quote, quoteOf, type QuoteTerms, type WorkKind } from './quote.js';

/** All that the price of an adviser's session follows from, whenever it is. */
export interface PriceList {
  readonly cards: readonly RateCard[];
  readonly policies: PolicyTimeline;
}

/** The policies that a quote follows from. */
export const quoteFigures = ['living-wage', 'floor', 'platform-fee', 'paid-work', 'vat'] as const;

/** What a session that is not free costs, by what is in force when it starts, and what that came from. */
export interface OfferQuote {
  readonly quote: Quote;
  readonly terms: QuoteTerms;
  readonly hash: string;
  /** Null where it is paid in time credits: an hour is an hour then, whatever the work, and no floor is under it. */
  readonly rated: Rated | null;
  /** Rates that a later floor has overtaken, and that are quoted at the floor therefore. */
  readonly lifted: readonly WorkKind[];
  /** By name: the rows of the members' policies that it follows from. */
  readonly policyIds: Readonly<Record<string, string>>;
}

/** What a price in pounds is reckoned by. */
export interface Rated {
  readonly card: RateCard;
  readonly floor: Floor;
  /** What an hour really brings the adviser, all their time and costs counted; of a seat, an hour of the session. */
  readonly effective: Money;
  /** What the adviser bears themselves. */
  readonly costs: Money;
  readonly verdict: ReturnType<typeof judge>;
}

type PaidOffer = Pick<
  Offer,
  | 'durationMinutes'
  | 'preparationMinutes'
  | 'writeUpMinutes'
  | 'travelMinutes'
  | 'expenses'
  | 'unpaidMinutes'
  | 'unpaidTravelMinutes'
  | 'unreimbursedCosts'
>;

/**
 * By the card, the floor, the fee and the VAT that are in force when the session starts; null where the adviser has no
 * card then. A rate that a later floor has overtaken is lifted to it (docs/decisions/0011).
 * @param whole what the adviser is paid for, and what an hour brings is judged by: of a seat, the session for the group
 */
export function quoteOffer(
  offer: PaidOffer,
  { cards, policies }: PriceList,
  start: Temporal.Instant,
  whole: PaidOffer = offer,
): OfferQuote | null {
  const card = cardInForce(cards, start);
  if (!card) return null;
  const least = leastRatesAt(policies, card.area, start);
  const { rates, lifted } = liftedRates(card.rates, least);
  const vat = policies.at('vat', start).value;
  const standard = hundredths(vat.standard_percent);
  const terms = {
    rates,
    minutes: paidMinutes(offer),
    expenses: offer.expenses,
    feeRate: hundredths(policies.at('platform-fee', start).value.percent),
    adviserVat: card.vatRegistered ? standard : 0,
    platformVat: vat.platform_registered ? standard : 0,
  };
  const quote = quoteOf(terms);
  const paid = whole === offer ? quote : quoteOf({ ...terms, minutes: paidMinutes(whole), expenses: whole.expenses });
  const effective = effectiveRateOf(whole, paid);
  const bounds = { livingWage: least.floor.livingWage, floor: least.floor.hourly };
  return {
    ...{ quote, terms, lifted },
    hash: hashOf(quote),
    rated: { card, floor: least.floor, effective, verdict: judge(effective, bounds), costs: offer.unreimbursedCosts },
    policyIds: Object.fromEntries(quoteFigures.map((name) => [name, policies.at(name, start).id])),
  };
}

/** Of a session among members: its minutes, each for one, without a fee, VAT or expenses. */
export function quoteInTimeCredits(offer: PaidOffer): OfferQuote {
  const hour = money(60, 'TCR');
  const terms = {
    rates: { contact: hour, preparation: hour, 'write-up': hour, travel: hour },
    minutes: paidMinutes(offer),
    expenses: money(0, 'TCR'),
    ...{ feeRate: 0, adviserVat: 0, platformVat: 0 },
  };
  const quote = quoteOf(terms);
  return { quote, terms, hash: hashOf(quote), rated: null, lifted: [], policyIds: {} };
}

function paidMinutes(offer: PaidOffer): QuoteTerms['minutes'] {
  return {
    contact: offer.durationMinutes,
    preparation: offer.preparationMinutes,
    'write-up': offer.writeUpMinutes,
    travel: offer.travelMinutes,
  };
}

/** Fares that are paid back are neither pay nor a cost. */
function effectiveRateOf(offer: PaidOffer, { adviserNet }: Quote): Money {
  const { durationMinutes, preparationMinutes, writeUpMinutes, travelMinutes } = offer;
  return effectiveRate({
    pay: money(adviserNet.minor - offer.expenses.minor, adviserNet.currency),
    costs: offer.unreimbursedCosts,
    minutes:
      durationMinutes +
      (preparationMinutes + writeUpMinutes + travelMinutes) +
      (offer.unpaidMinutes + offer.unpaidTravelMinutes),
  });
}
