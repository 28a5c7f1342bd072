import type { VoucherId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { VoucherNewsKind } from './voucher.letters.catalogue.js';

/** Something that the organisation of a voucher is written to about. */
export interface VoucherNews {
  readonly voucherId: VoucherId;
  readonly kind: VoucherNewsKind;
  /** When it happened; of a reminder, what falls due then. */
  readonly about: Temporal.Instant;
  /** What went back, or is owed. */
  readonly amountMinor?: number | null;
  /** What somebody wrote. */
  readonly reason?: string | null;
}

interface Row {
  readonly voucher_id: VoucherId;
  readonly kind: VoucherNewsKind;
  readonly about: Date;
  readonly amount_minor: number | null;
  readonly reason: string | null;
}

/** What is to be told of vouchers: noted with the fact, by whoever brings it about, and told by a sweep. */
export class VoucherNewsTable {
  constructor(private readonly tx: Transaction) {}

  /** Once, however often it is noted. */
  async note({ voucherId, kind, about, amountMinor, reason }: VoucherNews): Promise<void> {
    await this.tx.query(
      `INSERT INTO voucher_news (voucher_id, kind, about, amount_minor, reason) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [voucherId, kind, about.toString(), amountMinor ?? null, reason ?? null],
    );
  }

  /** Reminders of offers that lapse and of vouchers that expire before these instants. */
  async noteReminders(of: {
    readonly lapsing: Temporal.Instant;
    readonly expiring: Temporal.Instant;
    readonly now: Temporal.Instant;
  }): Promise<void> {
    const { lapsing, expiring, now } = of;
    await this.tx.query(
      `INSERT INTO voucher_news (voucher_id, kind, about)
       SELECT id, 'lapse-coming', offer_lapses_at FROM vouchers
       WHERE state = 'offered' AND offer_lapses_at <= $1 AND offer_lapses_at > $3 AND offer_lapses_at - offered_at > $1::timestamptz - $3
       UNION ALL SELECT id, 'expiring', expires_at FROM vouchers
       WHERE state IN ('active', 'suspended') AND expires_at <= $2 AND expires_at > $3 AND expires_at - active_at > $2::timestamptz - $3
       ORDER BY 1 ON CONFLICT DO NOTHING`,
      [lapsing.toString(), expiring.toString(), now.toString()],
    );
  }

  /** The oldest first. */
  async toTell(): Promise<VoucherNews[]> {
    const rows: Row[] = await this.tx.query(
      'SELECT * FROM voucher_news WHERE told_at IS NULL ORDER BY about, voucher_id, kind LIMIT 500',
    );
    return rows.map(newsOf);
  }

  /** Whether it was still to be told: of those who tell the same at once, one. */
  async tell({ voucherId, kind, about }: VoucherNews, now: Temporal.Instant): Promise<boolean> {
    const [, count]: [unknown, number] = await this.tx.query(
      'UPDATE voucher_news SET told_at = $4 WHERE voucher_id = $1 AND kind = $2 AND about = $3 AND told_at IS NULL',
      [voucherId, kind, about.toString(), now.toString()],
    );
    return count > 0;
  }
}

function newsOf(row: Row): VoucherNews {
  return {
    voucherId: row.voucher_id,
    kind: row.kind,
    about: row.about.toTemporalInstant(),
    amountMinor: row.amount_minor,
    reason: row.reason,
  };
}
