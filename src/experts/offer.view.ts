import { z } from 'zod';
import { windowKinds } from '../diary/index.js';
import { inPounds } from '../kernel/money-words.js';
import { meetingModes, type Offer, pricings } from './offer.js';
import type { OfferPrices, PriceAt } from './quotes/offer-prices.js';
import { floorFacts, moneyView, quoteLineView, viewQuoteLines } from './quotes/quote.view.js';
import { floorSentence, viewFloorFacts } from './rates/floor-words.js';

export const inBothLanguages = z.object({ en: z.string(), cy: z.string() });

/** An offer and what it would cost if it began at once. */
export interface OfferOnView {
  readonly offer: Offer;
  readonly today: PriceAt | null;
}

const offerFields = {
  id: z.uuid(),
  title: inBothLanguages,
  summary: inBothLanguages,
  pricing: z.enum(pricings),
  price: moneyView.nullable().meta({
    description:
      'All in, for a session today; each listed time has its own. Null: it cannot be booked, as no rates stand.',
  }),
  quote_lines: z.array(quoteLineView).max(6).meta({ description: 'What that price is made of.' }),
  unpaid_minutes_published: z
    .int()
    .nullable()
    .meta({ description: 'What the adviser gives unpaid with a free introduction, work around it included.' }),
  duration_minutes: z.int(),
  interval_minutes: z.int(),
  buffer_before_minutes: z.int(),
  buffer_after_minutes: z.int(),
  notice_minutes: z.int(),
  window_kind: z.enum(windowKinds),
  window_days: z.int(),
  modes: z.array(z.enum(meetingModes)),
  asks: z.boolean(),
  capacity: z.int(),
  minimum_seats: z.int(),
};

export const offerView = z.object(offerFields).meta({ id: 'Offer' });

/** What only the adviser and stewards see of an offer. */
export const offerTermsView = z
  .object({
    preparation_minutes: z.int(),
    write_up_minutes: z.int(),
    travel_minutes: z.int(),
    expenses: moneyView,
    unpaid_minutes: z.int(),
    unpaid_travel_minutes: z.int(),
    unreimbursed_costs: moneyView,
    effective_rate: moneyView.nullable().meta({
      description:
        'What an hour really brings: pay less costs, over all hours, paid or not. Null where nothing is paid.',
    }),
    floor: z.object(floorFacts).nullable(),
    warning: z
      .string()
      .nullable()
      .meta({ description: 'Where an hour brings less than the floor: allowed, and said.' }),
  })
  .meta({ id: 'OfferTermsOfMine' });

export const ownOfferView = z.object({ ...offerFields, terms: offerTermsView }).meta({ id: 'OwnOffer' });

export function viewOffer({ offer, today }: OfferOnView): z.output<typeof offerView> {
  const isFree = offer.pricing === 'free_introduction';
  return {
    id: offer.id,
    title: { en: offer.titleEn, cy: offer.titleCy },
    summary: { en: offer.summaryEn, cy: offer.summaryCy },
    pricing: offer.pricing,
    price: today?.price ?? null,
    quote_lines: today?.quote ? viewQuoteLines(today.quote.quote, today.quote.lifted) : [],
    unpaid_minutes_published: isFree ? offer.durationMinutes + offer.unpaidMinutes + offer.unpaidTravelMinutes : null,
    duration_minutes: offer.durationMinutes,
    interval_minutes: offer.intervalMinutes,
    buffer_before_minutes: offer.bufferBeforeMinutes,
    buffer_after_minutes: offer.bufferAfterMinutes,
    notice_minutes: offer.noticeMinutes,
    window_kind: offer.windowKind,
    window_days: offer.windowDays,
    modes: [...offer.modes],
    asks: offer.asks,
    capacity: offer.capacity,
    minimum_seats: offer.minimumSeats,
  };
}

export function viewOwnOffer(offer: Offer, prices: OfferPrices, now: Temporal.Instant): z.output<typeof ownOfferView> {
  return { ...viewOffer({ offer, today: prices.at(now) }), terms: viewOfferTerms(offer, prices, now) };
}

export function viewOfferTerms(
  offer: Offer,
  prices: OfferPrices,
  now: Temporal.Instant,
): z.output<typeof offerTermsView> {
  const quote = prices.quoteAt(now);
  return {
    preparation_minutes: offer.preparationMinutes,
    write_up_minutes: offer.writeUpMinutes,
    travel_minutes: offer.travelMinutes,
    expenses: offer.expenses,
    unpaid_minutes: offer.unpaidMinutes,
    unpaid_travel_minutes: offer.unpaidTravelMinutes,
    unreimbursed_costs: offer.unreimbursedCosts,
    effective_rate: quote?.effective ?? null,
    floor: quote && viewFloorFacts(quote.floor),
    warning: quote && warningOf(quote),
  };
}

function warningOf({ verdict, effective, floor }: NonNullable<ReturnType<OfferPrices['quoteAt']>>): string | null {
  if (verdict === 'fair') return null;
  const brings = `All work and costs counted, an hour brings you ${inPounds(effective)}`;
  if (verdict === 'warned') return `${brings}, which is under the floor. ${floorSentence(floor)}`;
  return `${brings}, which is under the living wage of ${inPounds(floor.livingWage)}: the offer is not listed until that is mended.`;
}
