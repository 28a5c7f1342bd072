import type { QuoteLine } from '../../experts/index.js';
import type { BookingId, RateCardId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import type { WageArea } from '../../policies/index.js';
import type { BookingQuote, QuotedRates } from './booking-quote.js';

interface QuoteRow {
  readonly rate_card_id: RateCardId | null;
  readonly quoted_at: Date;
  readonly currency: string;
  readonly adviser_net_minor: number;
  readonly fee_minor: number;
  readonly vat_minor: number;
  readonly total_minor: number;
  readonly hash: string;
  readonly area: WageArea | null;
  readonly floor_minor: number | null;
  readonly effective_minor: number | null;
  readonly unreimbursed_minor: number;
  readonly fee_rate: number;
  readonly adviser_vat_rate: number;
  readonly platform_vat_rate: number;
  readonly free_hours: number;
  readonly late_hours: number;
  readonly middle_rate: number;
  readonly late_rate: number;
  readonly policies: Record<string, string>;
}

interface LineRow {
  readonly kind: QuoteLine['kind'];
  readonly supplier: QuoteLine['supplier'];
  readonly minutes: number | null;
  readonly hourly_minor: number | null;
  readonly lifted: boolean;
  readonly net_minor: number;
  readonly vat_rate: number;
  readonly vat_minor: number;
}

export class BookingQuoteTable {
  constructor(private readonly tx: Transaction) {}

  async insert(quoted: BookingQuote): Promise<void> {
    const { quote, bands, rated, feeRate, adviserVat, platformVat } = quoted;
    await this.tx.query(
      `INSERT INTO booking_quotes (booking_id, rate_card_id, quoted_at, currency, adviser_net_minor, fee_minor, vat_minor,
         total_minor, hash, area, floor_minor, effective_minor, fee_rate, adviser_vat_rate, platform_vat_rate,
         free_hours, late_hours, middle_rate, late_rate, policies, unreimbursed_minor)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
      [
        ...[quoted.bookingId, rated?.rateCardId ?? null, quoted.quotedAt.toString(), quote.total.currency],
        ...[quote.adviserNet.minor, quote.fee.minor, quote.vat.minor, quote.total.minor],
        ...[quoted.hash, rated?.area ?? null, rated?.floor.minor ?? null, rated?.effective.minor ?? null],
        ...[feeRate, adviserVat, platformVat],
        ...[bands.freeHours, bands.lateHours, bands.middleRate, bands.lateRate, JSON.stringify(quoted.policyIds)],
        rated?.costs.minor ?? 0,
      ],
    );
    for (const [position, line] of quote.lines.entries()) await this.insertLine(quoted, position, line);
  }

  private async insertLine({ bookingId, lifted }: BookingQuote, position: number, line: QuoteLine): Promise<void> {
    await this.tx.query(
      `INSERT INTO booking_quote_lines (booking_id, position, kind, supplier, minutes, hourly_minor, lifted, net_minor, vat_rate, vat_minor)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[bookingId, position, line.kind, line.supplier, line.minutes, line.hourly?.minor ?? null],
        ...[lifted.includes(line.kind), line.net.minor, line.vatRate, line.vat.minor],
      ],
    );
  }

  /** Null where the session costs nothing. */
  async find(bookingId: BookingId): Promise<BookingQuote | null> {
    const rows: QuoteRow[] = await this.tx.query('SELECT * FROM booking_quotes WHERE booking_id = $1', [bookingId]);
    if (!rows[0]) return null;
    const lines: LineRow[] = await this.tx.query(
      'SELECT * FROM booking_quote_lines WHERE booking_id = $1 ORDER BY position',
      [bookingId],
    );
    return bookingQuoteOf(bookingId, rows[0], lines);
  }
}

function bookingQuoteOf(bookingId: BookingId, row: QuoteRow, lines: readonly LineRow[]): BookingQuote {
  const inCurrency = (minor: number) => money(minor, row.currency);
  return {
    bookingId,
    quotedAt: row.quoted_at.toTemporalInstant(),
    quote: {
      lines: lines.map((line) => ({
        ...{ kind: line.kind, supplier: line.supplier, minutes: line.minutes, vatRate: line.vat_rate },
        hourly: line.hourly_minor === null ? null : inCurrency(line.hourly_minor),
        net: inCurrency(line.net_minor),
        vat: inCurrency(line.vat_minor),
      })),
      adviserNet: inCurrency(row.adviser_net_minor),
      fee: inCurrency(row.fee_minor),
      vat: inCurrency(row.vat_minor),
      total: inCurrency(row.total_minor),
    },
    hash: row.hash,
    lifted: lines.filter(({ lifted }) => lifted).map(({ kind }) => kind),
    rated: ratesOf(row),
    ...{ feeRate: row.fee_rate, adviserVat: row.adviser_vat_rate, platformVat: row.platform_vat_rate },
    bands: {
      ...{ freeHours: row.free_hours, lateHours: row.late_hours },
      ...{ middleRate: row.middle_rate, lateRate: row.late_rate },
    },
    policyIds: row.policies,
  };
}

function ratesOf(row: QuoteRow): QuotedRates | null {
  const { rate_card_id, area, floor_minor, effective_minor, currency } = row;
  if (rate_card_id === null || area === null || floor_minor === null || effective_minor === null) return null;
  return {
    rateCardId: rate_card_id,
    area,
    floor: money(floor_minor, currency),
    effective: money(effective_minor, currency),
    costs: money(row.unreimbursed_minor, currency),
  };
}
