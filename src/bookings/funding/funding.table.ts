import type { BookingId, UserId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import type { Funding, Settlement, SettlementBand, SettlementKind } from './funding.js';

interface FundingRow {
  readonly booking_id: BookingId;
  readonly at: Date;
  readonly by_user: UserId;
  readonly reason: string;
  readonly total_minor: number;
  readonly currency: string;
}

interface SettlementRow {
  readonly booking_id: BookingId;
  readonly at: Date;
  readonly kind: SettlementKind;
  readonly band: SettlementBand;
  readonly currency: string;
  readonly adviser_net_minor: number;
  readonly fee_minor: number;
  readonly vat_minor: number;
  readonly total_minor: number;
  readonly returned_minor: number;
}

/** Whether sessions are paid for, and what became of the money of those that do not take place. */
export class FundingTable {
  constructor(private readonly tx: Transaction) {}

  async insert({ bookingId, at, by, reason, total }: Funding): Promise<void> {
    await this.tx.query(
      'INSERT INTO booking_fundings (booking_id, at, by_user, reason, total_minor, currency) VALUES ($1, $2, $3, $4, $5, $6)',
      [bookingId, at.toString(), by, reason, total.minor, total.currency],
    );
  }

  async find(bookingId: BookingId): Promise<Funding | undefined> {
    return (await this.findAll([bookingId])).get(bookingId);
  }

  async findAll(ids: readonly BookingId[]): Promise<Map<BookingId, Funding>> {
    const rows: FundingRow[] = await this.tx.query('SELECT * FROM booking_fundings WHERE booking_id = ANY($1)', [ids]);
    return new Map(rows.map((row) => [row.booking_id, fundingOf(row)]));
  }

  async settle(settlement: Settlement): Promise<void> {
    const { bookingId, at, kind, band, adviserNet, fee, vat, total, returned } = settlement;
    await this.tx.query(
      `INSERT INTO booking_settlements (booking_id, at, kind, band, currency, adviser_net_minor, fee_minor, vat_minor,
         total_minor, returned_minor, paid_minor) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[bookingId, at.toString(), kind, band, total.currency, adviserNet.minor, fee.minor, vat.minor],
        ...[total.minor, returned.minor, total.minor + returned.minor],
      ],
    );
  }

  async settlements(ids: readonly BookingId[]): Promise<Map<BookingId, Settlement>> {
    const rows: SettlementRow[] = await this.tx.query('SELECT * FROM booking_settlements WHERE booking_id = ANY($1)', [
      ids,
    ]);
    return new Map(rows.map((row) => [row.booking_id, settlementOf(row)]));
  }
}

function fundingOf(row: FundingRow): Funding {
  return {
    bookingId: row.booking_id,
    at: row.at.toTemporalInstant(),
    by: row.by_user,
    reason: row.reason,
    total: money(row.total_minor, row.currency),
  };
}

function settlementOf(row: SettlementRow): Settlement {
  return {
    bookingId: row.booking_id,
    at: row.at.toTemporalInstant(),
    kind: row.kind,
    band: row.band,
    adviserNet: money(row.adviser_net_minor, row.currency),
    fee: money(row.fee_minor, row.currency),
    vat: money(row.vat_minor, row.currency),
    total: money(row.total_minor, row.currency),
    returned: money(row.returned_minor, row.currency),
  };
}
