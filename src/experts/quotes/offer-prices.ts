import { money, type Money } from '../../kernel/money.js';
import { inPounds } from '../../kernel/money-words.js';
import { Problem } from '../../kernel/problem.js';
import type { Offer } from '../offer.js';
import { floorSentence, viewFloorFacts } from '../rates/floor-words.js';
import { type OfferQuote, type PriceList, quoteInTimeCredits, quoteOffer, type Rated } from './price-list.js';

/** What a start of an offer costs, all in; a free introduction has no quote. */
export interface PriceAt {
  readonly price: Money;
  readonly quote: OfferQuote | null;
}

/** The prices of one offer over time, each reckoned once for the figures that it follows from. */
export class OfferPrices {
  /** When one of those figures changes, in order: between two of them a price stays. */
  private readonly changes: readonly number[];
  private readonly known = new Map<number, OfferQuote | null>();

  /** @param whole what its adviser is paid for, and judged by: of a seat, the session for the group */
  constructor(
    private readonly offer: Offer,
    private readonly list: PriceList,
    private readonly whole: Offer = offer,
  ) {
    const instants = [...list.cards.map(({ inForceFrom }) => inForceFrom), ...list.policies.changes()];
    this.changes = instants.map(({ epochMilliseconds }) => epochMilliseconds).sort((a, b) => a - b);
  }

  /** As they were known at an instant: without the cards and the policies that were recorded after it. */
  asKnownAt(instant: Temporal.Instant): OfferPrices {
    const { cards, policies } = this.list;
    const known = {
      cards: cards.filter(({ recordedAt }) => Temporal.Instant.compare(recordedAt, instant) <= 0),
      policies: policies.asKnownAt(instant),
    };
    return new OfferPrices(this.offer, known, this.whole);
  }

  /** Null where it cannot be booked at that start: the adviser has no card then, or an hour would bring less than the living wage. */
  at(start: Temporal.Instant): PriceAt | null {
    if (this.offer.pricing === 'free_introduction') return { price: money(0), quote: null };
    const quote = this.quoteAt(start);
    return quote && quote.rated?.verdict !== 'refused' ? { price: quote.quote.total, quote } : null;
  }

  /** The same for whoever books, or sets the terms. Throws `no-rate-card`, `effective-rate-too-low`. */
  require(start: Temporal.Instant): PriceAt {
    if (this.offer.pricing === 'free_introduction') return { price: money(0), quote: null };
    const quote = this.quoteAt(start);
    if (!quote) throw noRateCard();
    if (quote.rated) refuseUnderLivingWage(quote.rated);
    return { price: quote.quote.total, quote };
  }

  /** Whether or not it can be booked; null for a free introduction and where there is no card. */
  quoteAt(start: Temporal.Instant): OfferQuote | null {
    if (this.offer.pricing === 'free_introduction') return null;
    if (this.offer.pricing === 'time_credits') return quoteInTimeCredits(this.offer);
    const stretch = this.changes.findLastIndex((change) => change <= start.epochMilliseconds);
    const known = this.known.get(stretch);
    if (known !== undefined) return known;
    const quote = quoteOffer(this.offer, this.list, start, this.whole);
    this.known.set(stretch, quote);
    return quote;
  }
}

function noRateCard(): Problem {
  return new Problem(
    'no-rate-card',
    'A paid session costs what its adviser’s rate card says, and there is none in force then. The adviser adds one at POST /api/v1/experts/{id}/rate-cards.',
  );
}

function refuseUnderLivingWage({ verdict, effective, floor }: Rated): void {
  if (verdict !== 'refused') return;
  throw new Problem(
    'effective-rate-too-low',
    `All work and costs counted, an hour would bring ${inPounds(effective)}: less than the living wage of ${inPounds(floor.livingWage)} ` +
      `(${floor.wagePolicy.decision}). Have more of the work paid, or do less of it unpaid. ${floorSentence(floor)}`,
    { effective_rate: effective, floor: viewFloorFacts(floor) },
  );
}
