import type { BookingId, NoShowId, UserId } from '../../kernel/id.js';
import { notFound, Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { PolicyValue } from '../../policies/index.js';
import type { Booking } from '../booking.js';
import type { NoShow } from './no-show.js';

interface NoShowRow {
  readonly id: NoShowId;
  readonly booking_id: BookingId;
  readonly side: NoShow['side'];
  readonly reported_at: Date;
  readonly reported_by: UserId;
  readonly contest_by: Date;
  readonly contested_at: Date | null;
  readonly contested_by: UserId | null;
  readonly statement: string | null;
  readonly warned_at: Date | null;
  readonly decision: NoShow['decision'];
  readonly decided_at: Date | null;
  readonly decided_by: UserId | null;
  readonly decision_note: string | null;
}

/** The booking is locked by whoever writes. */
export class NoShowTable {
  constructor(private readonly tx: Transaction) {}

  async insert(one: NoShow): Promise<void> {
    await this.tx.query(
      'INSERT INTO no_shows (id, booking_id, side, reported_at, reported_by, contest_by) VALUES ($1, $2, $3, $4, $5, $6)',
      [one.id, one.bookingId, one.side, one.reportedAt.toString(), one.reportedBy, one.contestBy.toString()],
    );
  }

  async update(one: NoShow): Promise<void> {
    await this.tx.query(
      `UPDATE no_shows SET contested_at = $2, contested_by = $3, statement = $4,
         decision = $5, decided_at = $6, decided_by = $7, decision_note = $8, warned_at = $9 WHERE id = $1`,
      [
        ...[one.id, one.contestedAt?.toString() ?? null, one.contestedBy, one.statement],
        ...[one.decision, one.decidedAt?.toString() ?? null, one.decidedBy, one.decisionNote],
        one.warnedAt?.toString() ?? null,
      ],
    );
  }

  /** The last that was reported, also where it was undone. */
  async last(bookingId: BookingId): Promise<NoShow | undefined> {
    const [found] = await this.list('WHERE booking_id = $1 ORDER BY reported_at DESC, id DESC LIMIT 1', [bookingId]);
    return found;
  }

  /** The last that was reported. Throws `not-found`. */
  async find(bookingId: BookingId): Promise<NoShow> {
    const found = await this.last(bookingId);
    if (!found) throw notFound('no-show');
    return found;
  }

  /** What keeps a booking in its state. Throws `no-show-state` where it is in another. */
  async standing({ id, state }: Booking): Promise<NoShow> {
    if (state !== 'no-show') throw new Problem('no-show-state', 'Nobody is said not to have come to this session.');
    return this.find(id);
  }

  /** Contested ones that no steward has decided on, and that are no dispute, the oldest first. */
  undecided(count: number): Promise<NoShow[]> {
    return this.list(
      `n WHERE n.contested_at IS NOT NULL AND n.decision IS NULL
         AND NOT EXISTS (SELECT FROM disputes d WHERE d.booking_id = n.booking_id) ORDER BY n.contested_at, n.id LIMIT $1`,
      [count],
    );
  }

  /**
   * The sessions whose contested no-show is to be warned of, or is over by itself: those that are paid for, that no steward has decided on, and that are no
   * dispute. Where a client and an adviser were erased nobody is left to dispute it, and it waits for a steward.
   */
  async toFollow(now: Temporal.Instant, { open_days, objection_days }: PolicyValue<'disputes'>): Promise<BookingId[]> {
    const rows: { booking_id: BookingId }[] = await this.tx.query(
      `SELECT n.booking_id FROM no_shows n JOIN bookings b ON b.id = n.booking_id JOIN experts x ON x.id = b.expert_id
         CROSS JOIN LATERAL (SELECT greatest(n.contested_at + make_interval(hours => 24 * $2::int),
           coalesce(n.warned_at, n.contested_at) + make_interval(hours => 24 * $3::int)) AS until) stands
       WHERE n.contested_at IS NOT NULL AND n.decision IS NULL AND b.state = 'no-show'
         AND EXISTS (SELECT FROM booking_fundings f WHERE f.booking_id = n.booking_id)
         AND NOT EXISTS (SELECT FROM disputes d WHERE d.booking_id = n.booking_id)
         AND (n.side = 'adviser' OR (SELECT count(*) FROM erasures e
           WHERE e.user_id IN (n.contested_by, x.user_id) AND e.done_at IS NOT NULL) < 2)
         AND stands.until <= CASE WHEN n.warned_at IS NULL THEN $1::timestamptz + make_interval(hours => 24 * $3::int) ELSE $1 END
       ORDER BY stands.until, n.id LIMIT 200`,
      [now.toString(), open_days, objection_days],
    );
    return rows.map(({ booking_id }) => booking_id);
  }

  /** Funded sessions whose no-show nobody contested in time, and of which nothing is settled. */
  async toSettle(now: Temporal.Instant): Promise<BookingId[]> {
    const rows: { booking_id: BookingId }[] = await this.tx.query(
      `SELECT n.booking_id FROM no_shows n JOIN booking_fundings f USING (booking_id)
       WHERE n.contested_at IS NULL AND n.contest_by <= $1
         AND NOT EXISTS (SELECT FROM booking_settlements s WHERE s.booking_id = n.booking_id)
         AND NOT EXISTS (SELECT FROM disputes d WHERE d.booking_id = n.booking_id)
       ORDER BY n.contest_by, n.booking_id LIMIT 200`,
      [now.toString()],
    );
    return rows.map((row) => row.booking_id);
  }

  private async list(which: string, values: unknown[]): Promise<NoShow[]> {
    const rows: NoShowRow[] = await this.tx.query(`SELECT * FROM no_shows ${which}`, values);
    return rows.map(noShowOf);
  }
}

function noShowOf(row: NoShowRow): NoShow {
  return {
    id: row.id,
    bookingId: row.booking_id,
    side: row.side,
    reportedAt: row.reported_at.toTemporalInstant(),
    reportedBy: row.reported_by,
    contestBy: row.contest_by.toTemporalInstant(),
    contestedAt: row.contested_at?.toTemporalInstant() ?? null,
    contestedBy: row.contested_by,
    statement: row.statement,
    warnedAt: row.warned_at?.toTemporalInstant() ?? null,
    decision: row.decision,
    decidedAt: row.decided_at?.toTemporalInstant() ?? null,
    decidedBy: row.decided_by,
    decisionNote: row.decision_note,
  };
}
