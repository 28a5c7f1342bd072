import type { BookingId, UserId, VoucherId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import type { Share, ShareSource } from './share.js';

interface ShareRow {
  readonly booking_id: BookingId;
  readonly position: number;
  readonly source: ShareSource;
  readonly voucher_id: VoucherId | null;
  readonly amount_minor: number;
  readonly currency: string;
  readonly funder_rate: number | null;
  readonly fixed_at: Date;
  readonly fixed_by: UserId;
  readonly secured_at: Date | null;
}

/** Who pays which part of sessions, and which parts lie in escrow. */
export class ShareTable {
  constructor(private readonly tx: Transaction) {}

  /** All shares of a booking. One that is secured at once is so by whoever fixes it. */
  async insert(shares: readonly Share[]): Promise<void> {
    const total = shares.reduce((so, { amount }) => so + amount.minor, 0);
    for (const share of shares) {
      await this.tx.query(
        `INSERT INTO booking_shares (booking_id, position, source, voucher_id, amount_minor, total_minor, currency,
           funder_rate, fixed_at, fixed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          ...[share.bookingId, share.position, share.source, share.voucherId, share.amount.minor, total],
          ...[share.amount.currency, share.funderRate, share.fixedAt.toString(), share.fixedBy],
        ],
      );
      if (share.securedAt) await this.secure(share, { at: share.securedAt, by: share.fixedBy, reason: null });
    }
  }

  async secure(
    { bookingId, position }: Pick<Share, 'bookingId' | 'position'>,
    { at, by, reason }: { readonly at: Temporal.Instant; readonly by: UserId | null; readonly reason: string | null },
  ): Promise<void> {
    await this.tx.query(
      'INSERT INTO booking_shares_secured (booking_id, position, at, by_user, reason) VALUES ($1, $2, $3, $4, $5)',
      [bookingId, position, at.toString(), by, reason],
    );
  }

  async of(bookingId: BookingId): Promise<Share[]> {
    return (await this.ofAll([bookingId])).get(bookingId) ?? [];
  }

  /** By booking, and in the order of their positions. */
  async ofAll(ids: readonly BookingId[]): Promise<Map<BookingId, Share[]>> {
    const rows: ShareRow[] = await this.tx.query(
      `SELECT s.*, d.at AS secured_at FROM booking_shares s LEFT JOIN booking_shares_secured d USING (booking_id, position)
       WHERE s.booking_id = ANY($1) ORDER BY s.booking_id, s.position`,
      [ids],
    );
    return Map.groupBy(rows.map(shareOf), ({ bookingId }) => bookingId);
  }

  /** Times that have lapsed by the clock, for which something of a voucher is set aside still. */
  async lapsedOn(voucherId: VoucherId, now: Temporal.Instant): Promise<BookingId[]> {
    const rows: { id: BookingId }[] = await this.tx.query(
      `SELECT b.id FROM voucher_uses u JOIN bookings b ON b.id = u.reference
       WHERE u.voucher_id = $1 AND b.state IN ('held', 'requested') AND b.lapses_at <= $2
         AND NOT EXISTS (SELECT FROM voucher_use_ends e WHERE (e.voucher_id, e.reference) = (u.voucher_id, u.reference))
       ORDER BY b.id`,
      [voucherId, now.toString()],
    );
    return rows.map(({ id }) => id);
  }
}

function shareOf(row: ShareRow): Share {
  return {
    bookingId: row.booking_id,
    position: row.position,
    source: row.source,
    voucherId: row.voucher_id,
    amount: money(row.amount_minor, row.currency),
    funderRate: row.funder_rate,
    fixedAt: row.fixed_at.toTemporalInstant(),
    fixedBy: row.fixed_by,
    securedAt: row.secured_at?.toTemporalInstant() ?? null,
  };
}
