import type { BookingId, ObjectionId, UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { PolicyValue } from '../../policies/index.js';
import type { Objection } from './objection.js';

interface ObjectionRow {
  readonly id: ObjectionId;
  readonly booking_id: BookingId;
  readonly version: number;
  readonly reason: Objection['reason'];
  readonly statement: string;
  readonly raised_at: Date;
  readonly raised_by: UserId;
  readonly warned_at: Date | null;
  readonly decision: Objection['decision'];
  readonly decided_at: Date | null;
  readonly decided_by: UserId | null;
  readonly decision_note: string | null;
  readonly closed_at: Date | null;
  readonly outcome: Objection['outcome'];
}

/** The booking is locked by whoever writes. */
export class ObjectionTable {
  constructor(private readonly tx: Transaction) {}

  async insert(one: Objection): Promise<void> {
    await this.tx.query(
      `INSERT INTO session_objections (id, booking_id, version, reason, statement, raised_at, raised_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [one.id, one.bookingId, one.version, one.reason, one.statement, one.raisedAt.toString(), one.raisedBy],
    );
  }

  async update(one: Objection): Promise<void> {
    await this.tx.query(
      `UPDATE session_objections SET decision = $2, decided_at = $3, decided_by = $4, decision_note = $5, closed_at = $6, outcome = $7,
         warned_at = $8 WHERE id = $1`,
      [
        ...[one.id, one.decision, one.decidedAt?.toString() ?? null, one.decidedBy, one.decisionNote],
        ...[one.closedAt?.toString() ?? null, one.outcome, one.warnedAt?.toString() ?? null],
      ],
    );
  }

  /** The newest first. */
  async of(bookingId: BookingId): Promise<Objection[]> {
    return this.list('WHERE booking_id = $1 ORDER BY raised_at DESC, id DESC', [bookingId]);
  }

  /** Those that no steward has decided on, the oldest first. */
  async undecided(count: number): Promise<Objection[]> {
    return this.list('WHERE closed_at IS NULL AND decision IS NULL ORDER BY raised_at, id LIMIT $1', [count]);
  }

  /**
   * The sessions whose objection is to be warned of, or is over by itself: those that are paid for, and that no steward has decided on. What did not
   * take place by the word of somebody erased, with an adviser who was erased as well, waits for a steward: nobody is left to dispute it.
   */
  async toFollow(now: Temporal.Instant, { open_days, objection_days }: PolicyValue<'disputes'>): Promise<BookingId[]> {
    const rows: { booking_id: BookingId }[] = await this.tx.query(
      `SELECT o.booking_id FROM session_objections o JOIN bookings b ON b.id = o.booking_id
         CROSS JOIN LATERAL (SELECT recorded_at FROM session_deliveries d WHERE d.booking_id = b.id ORDER BY version DESC LIMIT 1) r
         CROSS JOIN LATERAL (SELECT greatest(r.recorded_at + make_interval(hours => 24 * $2::int),
           coalesce(o.warned_at, o.raised_at) + make_interval(hours => 24 * $3::int)) AS until) stands
       WHERE o.closed_at IS NULL AND o.decision IS NULL AND b.state = 'delivered'
         AND EXISTS (SELECT FROM booking_fundings f WHERE f.booking_id = b.id)
         AND (o.reason <> 'did-not-take-place' OR (SELECT count(*) FROM erasures e JOIN experts x ON x.id = b.expert_id
           WHERE e.user_id IN (o.raised_by, x.user_id) AND e.done_at IS NOT NULL) < 2)
         AND stands.until <= CASE WHEN o.warned_at IS NULL THEN $1::timestamptz + make_interval(hours => 24 * $3::int) ELSE $1 END
       ORDER BY stands.until, o.id LIMIT 200`,
      [now.toString(), open_days, objection_days],
    );
    return rows.map(({ booking_id }) => booking_id);
  }

  /** Those that stand until a clock ends them: of sessions that are paid for, and that no steward has decided on. */
  async openOf(
    bookingIds: readonly BookingId[],
  ): Promise<(Pick<Objection, 'bookingId' | 'raisedAt' | 'warnedAt'> & { readonly recordedAt: Temporal.Instant })[]> {
    const rows: (Pick<ObjectionRow, 'booking_id' | 'raised_at' | 'warned_at'> & { recorded_at: Date })[] =
      await this.tx.query(
        `SELECT o.booking_id, o.raised_at, o.warned_at, r.recorded_at FROM session_objections o
         CROSS JOIN LATERAL (SELECT recorded_at FROM session_deliveries d WHERE d.booking_id = o.booking_id ORDER BY version DESC LIMIT 1) r
         WHERE o.booking_id = ANY ($1) AND o.closed_at IS NULL AND o.decision IS NULL
           AND EXISTS (SELECT FROM booking_fundings f WHERE f.booking_id = o.booking_id)`,
        [bookingIds],
      );
    return rows.map((row) => ({
      bookingId: row.booking_id,
      raisedAt: row.raised_at.toTemporalInstant(),
      warnedAt: row.warned_at?.toTemporalInstant() ?? null,
      recordedAt: row.recorded_at.toTemporalInstant(),
    }));
  }

  private async list(which: string, values: unknown[]): Promise<Objection[]> {
    const rows: ObjectionRow[] = await this.tx.query(`SELECT * FROM session_objections ${which}`, values);
    return rows.map(objectionOf);
  }
}

function objectionOf(row: ObjectionRow): Objection {
  return {
    id: row.id,
    bookingId: row.booking_id,
    version: row.version,
    reason: row.reason,
    statement: row.statement,
    raisedAt: row.raised_at.toTemporalInstant(),
    raisedBy: row.raised_by,
    warnedAt: row.warned_at?.toTemporalInstant() ?? null,
    decision: row.decision,
    decidedAt: row.decided_at?.toTemporalInstant() ?? null,
    decidedBy: row.decided_by,
    decisionNote: row.decision_note,
    closedAt: row.closed_at?.toTemporalInstant() ?? null,
    outcome: row.outcome,
  };
}
