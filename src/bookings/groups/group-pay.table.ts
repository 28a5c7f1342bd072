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

/** How a seat stands, as `SeatEnd` has it: `d` is its dispute, `s` its settlement. */
const seats = `bookings b LEFT JOIN disputes d ON d.booking_id = b.id LEFT JOIN booking_settlements s ON s.booking_id = b.id`;
const objected = `(b.state = 'delivered' AND b.accept_by IS NULL)`;
const dueAfterDispute = 'd.total_minor - d.disputed_minor + d.awarded_minor';

/** The two sides of it have still to agree. */
const contended = `(d.id IS NOT NULL AND d.ended_at IS NULL OR ${objected} OR (b.state = 'no-show' AND s.booking_id IS NULL))`;
const said = `(b.state = 'accepted' OR (b.state = 'delivered' AND NOT ${objected}) OR (b.no_show_side = 'client' AND s.booking_id IS NOT NULL))`;

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
      `SELECT b.state, b.no_show_side AS "noShowSide", s.booking_id IS NOT NULL AS settled, ${objected} AS objected,
         CASE WHEN d.ended_at IS NOT NULL THEN jsonb_build_object('due', ${dueAfterDispute}, 'of', d.total_minor)
           WHEN d.id IS NOT NULL THEN '"open"' END AS disputed
       FROM ${seats} WHERE b.group_session_id = $1 ORDER BY b.id`,
      [id],
    );
  }

  /** Those that are over and not paid, once nothing of them is open, or long after their end where it is known what they pay. */
  async due(now: Temporal.Instant, payDays: number): Promise<GroupSessionId[]> {
    const rows: { id: GroupSessionId }[] = await this.tx.query(
      `SELECT g.id FROM group_sessions g CROSS JOIN LATERAL (
         SELECT coalesce(bool_or(b.state IN ('confirmed', 'delivered') OR ${contended}), false) AS open,
           coalesce(bool_or(${contended}), false) AS contended,
           coalesce(bool_or(${said} AND (d.id IS NULL OR ${dueAfterDispute} = d.total_minor)), false) AS whole,
           coalesce(bool_or(${dueAfterDispute} > 0), false) AS part,
           coalesce(bool_or(d.id IS NOT NULL OR b.no_show_side = 'adviser'), false) AS doubted
         FROM ${seats} WHERE b.group_session_id = g.id
       ) seats
       WHERE g.price_minor > 0 AND (g.state = 'cancelled' OR g.ends_at <= $1)
         AND NOT EXISTS (SELECT FROM group_session_pays p WHERE p.group_session_id = g.id)
         AND (NOT seats.open OR (g.ends_at <= $1::timestamptz - make_interval(hours => 24 * $2::int) AND (seats.whole
           OR (NOT seats.contended AND (seats.part OR (g.guaranteed_at IS NOT NULL AND NOT seats.doubted))))))
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
