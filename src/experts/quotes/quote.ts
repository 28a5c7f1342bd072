import { createHash } from 'node:crypto';
import { chargeOf, type Currency, minus, type Money, plus, shareOf, sum } from '../../kernel/money.js';

export const workKinds = ['contact', 'preparation', 'write-up', 'travel'] as const;
export type WorkKind = (typeof workKinds)[number];

/** An hour of each kind of work. */
export type HourlyRates = Readonly<Record<WorkKind, Money>>;

/** What of a session is paid, in whole minutes of each kind. */
export type PaidMinutes = Readonly<Record<WorkKind, number>>;

/** A VAT rate in hundredths of a percent: 2000 is the standard rate of 20 %, 0 is not registered or exempt. */
export type VatRate = number;

export interface QuoteTerms {
  readonly rates: HourlyRates;
  readonly minutes: PaidMinutes;
  /** Fares and mileage that are reimbursed. */
  readonly expenses: Money;
  /** The fee on the adviser's work, in hundredths of a percent; fares bear none. */
  readonly feeRate: number;
  readonly adviserVat: VatRate;
  readonly platformVat: VatRate;
}

/** Who is paid what for what. The adviser supplies the session and Barefoot its fee, each with their own VAT. */
export interface QuoteLine {
  readonly kind: WorkKind | 'expenses' | 'fee';
  readonly supplier: 'adviser' | 'platform';
  readonly minutes: number | null;
  readonly hourly: Money | null;
  readonly net: Money;
  readonly vatRate: VatRate;
  readonly vat: Money;
}

export interface Quote {
  readonly lines: readonly QuoteLine[];
  readonly adviserNet: Money;
  readonly fee: Money;
  readonly vat: Money;
  /** All in: what somebody pays. */
  readonly total: Money;
}

/** Each line is a charge of its own, rounded half up; the total is their sum, so that lines always add up. */
export function quoteOf(terms: QuoteTerms): Quote {
  const work = workKinds
    .filter((kind) => terms.minutes[kind] > 0)
    .map((kind) =>
      lineOf(
        kind,
        chargeOf(terms.rates[kind], terms.minutes[kind], 60),
        terms.adviserVat,
        terms.minutes[kind],
        terms.rates[kind],
      ),
    );
  const expenses = terms.expenses.minor > 0 ? [lineOf('expenses', terms.expenses, terms.adviserVat)] : [];
  return withFee([...work, ...expenses], terms, terms.expenses.currency);
}

/** Of a quote's terms what still counts when it is cancelled. */
type SupplyTerms = Pick<QuoteTerms, 'feeRate' | 'adviserVat' | 'platformVat'>;

/** What of a quote is due when its client cancels: the band's part of contact and preparation; the fee follows what is due. */
export function cancelledQuote(quote: Quote, terms: SupplyTerms, { bandRate, done, expenses }: CancelledPart): Quote {
  const banded = quote.lines.filter(({ kind }) => kind === 'contact' || kind === 'preparation');
  const { currency } = quote.total;
  const quotedVat = sum(
    banded.map(({ vat }) => vat),
    currency,
  );
  const quotedNet = sum(
    banded.map(({ net }) => net),
    currency,
  );
  const due = chargeOf(quotedNet, bandRate, 10_000);
  const part = lineOf('contact', due, terms.adviserVat);
  const worked = quote.lines.filter(({ kind }) => done.some((one) => one === kind));
  return withFee(
    [
      // VAT of two small lines may round to less than that of their sum: nobody owes more than was quoted.
      ...(due.minor > 0 ? [{ ...part, vat: part.vat.minor > quotedVat.minor ? quotedVat : part.vat }] : []),
      ...worked,
      ...(expenses.minor > 0 ? [lineOf('expenses', expenses, terms.adviserVat)] : []),
    ],
    terms,
    currency,
  );
}

interface CancelledPart {
  /** In hundredths of a percent: 5000 is half. */
  readonly bandRate: number;
  /** Work that is paid in full because it was done: never contact or preparation. */
  readonly done: readonly ('write-up' | 'travel')[];
  /** Fares that were spent. */
  readonly expenses: Money;
}

/** The funder's share rounded down and the client's the rest, so that they add up to exactly the total. */
export function sharesOf(total: Money, funderPercent: number): { funder: Money; client: Money } {
  const funder = shareOf(total, funderPercent, 100);
  return { funder, client: minus(total, funder) };
}

/** What a receipt must equal: the same quote has the same hash, whoever computes it. */
export function hashOf(quote: Quote): string {
  const lines = quote.lines.map(({ kind, supplier, minutes, hourly, net, vatRate, vat }) => [
    kind,
    supplier,
    minutes,
    hourly?.minor ?? null,
    net.minor,
    vatRate,
    vat.minor,
  ]);
  return createHash('sha256')
    .update(JSON.stringify([quote.total.currency, quote.total.minor, lines]))
    .digest('hex');
}

function withFee(lines: readonly QuoteLine[], { feeRate, platformVat }: SupplyTerms, currency: Currency): Quote {
  const adviserNet = sum(
    lines.map(({ net }) => net),
    currency,
  );
  const work = sum(
    lines.filter(({ kind }) => kind !== 'expenses').map(({ net }) => net),
    currency,
  );
  const fee = chargeOf(work, feeRate, 10_000);
  const all = fee.minor > 0 ? [...lines, lineOf('fee', fee, platformVat)] : lines;
  const vat = sum(
    all.map((line) => line.vat),
    currency,
  );
  return { lines: all, adviserNet, fee, vat, total: plus(plus(adviserNet, fee), vat) };
}

function lineOf(
  kind: QuoteLine['kind'],
  net: Money,
  vatRate: VatRate,
  minutes: number | null = null,
  hourly: Money | null = null,
): QuoteLine {
  return {
    kind,
    supplier: kind === 'fee' ? 'platform' : 'adviser',
    minutes,
    hourly,
    net,
    vatRate,
    vat: chargeOf(net, vatRate, 10_000),
  };
}
