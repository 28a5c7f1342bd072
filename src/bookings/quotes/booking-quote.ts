import { cancelledQuote, type OfferQuote, type Quote, type QuoteLine } from '../../experts/index.js';
import type { BookingId, ExpertId, RateCardId } from '../../kernel/id.js';
import { chargeOf, minus, money, type Money, plus } from '../../kernel/money.js';
import type { WageArea } from '../../policies/index.js';
import { type Band, type CancellationBands, rateOf } from '../cancellation-bands.js';

/** What a session costs, as it was quoted when its time was held: a receipt must equal it. Never changed. */
export interface BookingQuote {
  readonly bookingId: BookingId;
  readonly quotedAt: Temporal.Instant;
  readonly quote: Quote;
  readonly hash: string;
  readonly lifted: readonly QuoteLine['kind'][];
  /** What a price in pounds was reckoned by; null of one in time credits. */
  readonly rated: QuotedRates | null;
  /** In hundredths of a percent, like the rates of VAT. */
  readonly feeRate: number;
  readonly adviserVat: number;
  readonly platformVat: number;
  readonly bands: CancellationBands;
  /** By name: the rows of the members' policies that all this follows from. */
  readonly policyIds: Readonly<Record<string, string>>;
}

export interface QuotedRates {
  readonly rateCardId: RateCardId;
  readonly area: WageArea;
  /** The least that an hour could be quoted at. */
  readonly floor: Money;
  /** What an hour really brings the adviser. */
  readonly effective: Money;
  /** What the adviser bears of it themselves. */
  readonly costs: Money;
}

/** What is due of a quote and to whom, and what goes back to whoever paid. */
export interface Due {
  readonly adviserNet: Money;
  readonly fee: Money;
  readonly vat: Money;
  readonly total: Money;
  readonly returned: Money;
}

export function snapshotOf(
  bookingId: BookingId,
  { quote, hash, lifted, rated, terms, policyIds }: OfferQuote,
  { bands, quotedAt }: Pick<BookingQuote, 'bands' | 'quotedAt'>,
): BookingQuote {
  const { feeRate, adviserVat, platformVat } = terms;
  return {
    ...{ bookingId, quotedAt, quote, hash, lifted, feeRate, adviserVat, platformVat, bands, policyIds },
    rated: rated && {
      ...{ rateCardId: rated.card.id, area: rated.card.area },
      ...{ floor: rated.floor.hourly, effective: rated.effective, costs: rated.costs },
    },
  };
}

/** Of a session that its client calls off: the band's part of contact and preparation, and the fee and VAT on that. */
export function dueInBand(quoted: BookingQuote, band: Band): Due {
  const part = { bandRate: rateOf(band, quoted.bands), done: [], expenses: money(0, quoted.quote.total.currency) };
  return dueOf(cancelledQuote(quoted.quote, quoted, part), quoted.quote);
}

/** Of a session that did not come about through no doing of its client's. */
export function nothingDue({ quote }: BookingQuote): Due {
  const nothing = money(0, quote.total.currency);
  return { adviserNet: nothing, fee: nothing, vat: nothing, total: nothing, returned: quote.total };
}

function dueOf({ adviserNet, fee, vat, total }: Quote, quoted: Quote): Due {
  return { adviserNet, fee, vat, total, returned: minus(quoted.total, total) };
}

/** Of what is due, whose it is: the adviser's with their VAT, the platform's fee, and the VAT on that. */
export interface Earned {
  readonly bookingId: BookingId;
  readonly expertId: ExpertId;
  readonly adviser: Money;
  readonly fee: Money;
  readonly platformVat: Money;
}

export function earnedOf(
  { id, expertId }: { readonly id: BookingId; readonly expertId: ExpertId },
  quoted: BookingQuote,
  { adviserNet, fee, vat }: Pick<Due, 'adviserNet' | 'fee' | 'vat'>,
): Earned {
  const platformVat = chargeOf(fee, quoted.platformVat, 10_000);
  return { bookingId: id, expertId, adviser: plus(adviserNet, minus(vat, platformVat)), fee, platformVat };
}
