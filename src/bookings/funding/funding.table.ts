import type { BookingId, UserId, VoucherId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import type { Funding, Settlement, SettlementBand, SettlementKind } from './funding.js';
import type { ShareSource } from './share.js';

interface FundingRow {
  readonly booking_id: BookingId;
  readonly at: Date;
  readonly by_user: UserId | null;
  readonly reason: string | null;
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
  readonly debt_minor: number;
  /** Null where none were written. */
  readonly shares: readonly SettledShareRow[] | null;
}

interface SettledShareRow {
  readonly position: number;
  readonly source: ShareSource;
  readonly voucher_id: VoucherId | null;
  readonly due_minor: number;
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

  /** With what each share bears of it. */
  async settle(settlement: Settlement): Promise<void> {
    const { bookingId, at, kind, band, adviserNet, fee, vat, total, returned, debt, shares } = settlement;
    await this.tx.query(
      `INSERT INTO booking_settlements (booking_id, at, kind, band, currency, adviser_net_minor, fee_minor, vat_minor,
         total_minor, returned_minor, debt_minor, paid_minor) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[bookingId, at.toString(), kind, band, total.currency, adviserNet.minor, fee.minor, vat.minor],
        ...[total.minor, returned.minor, debt.minor, total.minor - debt.minor + returned.minor],
      ],
    );
    for (const { position, due, returned: back } of shares) {
      await this.tx.query(
        `INSERT INTO booking_settlement_shares (booking_id, position, amount_minor, due_minor, returned_minor)
         VALUES ($1, $2, $3, $4, $5)`,
        [bookingId, position, due.minor + back.minor, due.minor, back.minor],
      );
    }
  }

  async settlements(ids: readonly BookingId[]): Promise<Map<BookingId, Settlement>> {
    const rows: SettlementRow[] = await this.tx.query(
      `SELECT s.*, (SELECT json_agg(json_build_object('position', p.position, 'source', h.source, 'voucher_id', h.voucher_id,
           'due_minor', p.due_minor, 'returned_minor', p.returned_minor) ORDER BY p.position)
         FROM booking_settlement_shares p JOIN booking_shares h USING (booking_id, position)
         WHERE p.booking_id = s.booking_id) AS shares
       FROM booking_settlements s WHERE s.booking_id = ANY($1)`,
      [ids],
    );
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
    debt: money(row.debt_minor, row.currency),
    shares: (row.shares ?? []).map(({ position, source, voucher_id: voucherId, due_minor, returned_minor }) => ({
      ...{ position, source, voucherId },
      due: money(due_minor, row.currency),
      returned: money(returned_minor, row.currency),
    })),
  };
}
