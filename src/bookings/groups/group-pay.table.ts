import type { GroupSessionId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import type { GroupPay, SeatEnd } from './group-pay.js';

interface PayRow {
  readonly group_session_id: GroupSessionId;
  readonly paid_at: Date;
  readonly currency: string;
  readonly earned_minor: number;
  readonly adviser_minor: number;
  readonly from_pool_minor: number;
  readonly from_guarantee_minor: number;
  readonly to_pool_minor: number;
}

/** A seat of which nobody can say yet what is due of it. */
const isOpen = `(b.state IN ('confirmed', 'delivered')
  OR (b.state = 'no-show' AND NOT EXISTS (SELECT FROM booking_settlements s WHERE s.booking_id = b.id)))`;

export class GroupPayTable {
  constructor(private readonly tx: Transaction) {}

  async insert(pay: GroupPay): Promise<void> {
    await this.tx.query(
      `INSERT INTO group_session_pays (group_session_id, paid_at, currency, earned_minor, adviser_minor, from_pool_minor,
         from_guarantee_minor, to_pool_minor) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[pay.sessionId, pay.paidAt.toString(), pay.earned.currency, pay.earned.minor, pay.adviser.minor],
        ...[pay.fromPool.minor, pay.fromGuarantee.minor, pay.toPool.minor],
      ],
    );
  }

  async find(id: GroupSessionId): Promise<GroupPay | undefined> {
    const rows: PayRow[] = await this.tx.query('SELECT * FROM group_session_pays WHERE group_session_id = $1', [id]);
    return rows.map(payOf)[0];
  }

  /** How each of its seats ended, those that were given back too; all are locked, in the order of their ids. */
  async lockSeats(id: GroupSessionId): Promise<SeatEnd[]> {
    await this.tx.query('SELECT FROM bookings WHERE group_session_id = $1 ORDER BY id FOR UPDATE', [id]);
    return this.tx.query(
      `SELECT b.state, b.no_show_side AS "noShowSide",
         EXISTS (SELECT FROM booking_settlements s WHERE s.booking_id = b.id) AS settled
       FROM bookings b WHERE b.group_session_id = $1 ORDER BY b.id`,
      [id],
    );
  }

  /** Those that are over and not paid, once nothing of them is open, or long after their end. */
  async due(now: Temporal.Instant, payDays: number): Promise<GroupSessionId[]> {
    const rows: { id: GroupSessionId }[] = await this.tx.query(
      `SELECT g.id FROM group_sessions g
       WHERE g.price_minor > 0 AND (g.state = 'cancelled' OR g.ends_at <= $1)
         AND NOT EXISTS (SELECT FROM group_session_pays p WHERE p.group_session_id = g.id)
         AND (NOT EXISTS (SELECT FROM bookings b WHERE b.group_session_id = g.id AND ${isOpen})
           OR (g.ends_at <= $1::timestamptz - make_interval(hours => 24 * $2::int)
             AND (g.guaranteed_at IS NOT NULL OR EXISTS (SELECT FROM bookings b WHERE b.group_session_id = g.id
               AND (b.state IN ('delivered', 'accepted') OR b.no_show_side = 'client')))))
       ORDER BY g.ends_at, g.id LIMIT 200`,
      [now.toString(), payDays],
    );
    return rows.map(({ id }) => id);
  }
}

function payOf(row: PayRow): GroupPay {
  const inCurrency = (minor: number) => money(minor, row.currency);
  return {
    sessionId: row.group_session_id,
    paidAt: row.paid_at.toTemporalInstant(),
    earned: inCurrency(row.earned_minor),
    adviser: inCurrency(row.adviser_minor),
    fromPool: inCurrency(row.from_pool_minor),
    fromGuarantee: inCurrency(row.from_guarantee_minor),
    toPool: inCurrency(row.to_pool_minor),
  };
}
