import type { BookingId, DisputeId, UserId } from '../../kernel/id.js';
import { money, type Money } from '../../kernel/money.js';
import { notFound, Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import { brokenConstraint } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { Dispute, DisputeSide, DisputeState } from './dispute.js';

interface Row {
  readonly id: DisputeId;
  readonly booking_id: BookingId;
  readonly about: Dispute['about'];
  readonly reason: Dispute['reason'];
  readonly opened_at: Date;
  readonly opened_by: UserId;
  readonly opened_side: DisputeSide;
  readonly currency: string;
  readonly total_minor: number;
  readonly disputed_minor: number;
  readonly held_minor: number;
  readonly state: Dispute['state'];
  readonly due_at: Date | null;
  readonly late_told_at: Date | null;
  readonly mediator_id: UserId | null;
  readonly mediator_named_at: Date | null;
  readonly proposed_minor: number | null;
  readonly proposed_at: Date | null;
  readonly client_accepts: boolean | null;
  readonly adviser_accepts: boolean | null;
  readonly appealed_at: Date | null;
  readonly appealed_by: UserId | null;
  readonly appealed_side: DisputeSide | null;
  readonly ended_at: Date | null;
  readonly outcome: Dispute['outcome'];
  readonly awarded_minor: number | null;
}

/** Whoever writes has locked the booking. */
export class DisputeTable {
  constructor(private readonly tx: Transaction) {}

  /** Throws `dispute-state` where the session was disputed before. */
  async insert(one: Dispute): Promise<void> {
    try {
      await this.tx.query(
        `INSERT INTO disputes (id, booking_id, about, reason, opened_at, opened_by, opened_side, currency, total_minor, disputed_minor,
           held_minor, state, due_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          ...[one.id, one.bookingId, one.about, one.reason, one.openedAt.toString(), one.openedBy, one.openedSide],
          ...[one.total.currency, one.total.minor, one.disputed.minor, one.held.minor, one.state, text(one.dueAt)],
        ],
      );
    } catch (error) {
      if (brokenConstraint(error) !== 'a session is disputed once') throw error;
      throw disputedBefore();
    }
  }

  /** Throws `dispute-state` where the session was disputed before. */
  async refuseAnother(bookingId: BookingId): Promise<void> {
    if (await this.of(bookingId)) throw disputedBefore();
  }

  async update(one: Dispute): Promise<void> {
    await this.tx.query(
      `UPDATE disputes SET state = $2, due_at = $3, late_told_at = $4, mediator_id = $5, mediator_named_at = $6, proposed_minor = $7,
         proposed_at = $8, client_accepts = $9, adviser_accepts = $10, appealed_at = $11, appealed_by = $12, appealed_side = $13,
         ended_at = $14, outcome = $15, awarded_minor = $16 WHERE id = $1`,
      [
        ...[one.id, one.state, text(one.dueAt), text(one.lateToldAt), one.mediatorId, text(one.mediatorNamedAt)],
        ...[one.proposed?.minor ?? null, text(one.proposedAt), one.clientAccepts, one.adviserAccepts],
        ...[text(one.appealedAt), one.appealedBy, one.appealedSide, text(one.endedAt), one.outcome],
        one.awarded?.minor ?? null,
      ],
    );
  }

  async of(bookingId: BookingId): Promise<Dispute | undefined> {
    const [found] = await this.list('WHERE booking_id = $1', [bookingId]);
    return found;
  }

  /** Throws `not-found`. */
  async find(bookingId: BookingId): Promise<Dispute> {
    const found = await this.of(bookingId);
    if (!found) throw notFound('dispute');
    return found;
  }

  /** Those that go on, the latest first: those whose time was over first. */
  async goingOn(after: Place | undefined, count: number): Promise<Dispute[]> {
    return this.list(
      `WHERE ended_at IS NULL AND ($1::timestamptz IS NULL OR (due_at, id) > ($1, $2::uuid)) ORDER BY due_at, id LIMIT $3`,
      [after?.at ?? null, after?.id ?? null, count],
    );
  }

  /** Those that somebody mediates in, or was asked to decide on, the newest first. */
  async settledBy(userId: UserId, after: Place | undefined, count: number): Promise<Dispute[]> {
    return this.list(
      `WHERE id IN (SELECT id FROM disputes WHERE mediator_id = $1 UNION ALL SELECT dispute_id FROM dispute_panelists WHERE user_id = $1)
         AND ($2::timestamptz IS NULL OR (opened_at, id) < ($2, $3::uuid)) ORDER BY opened_at DESC, id DESC LIMIT $4`,
      [userId, after?.at ?? null, after?.id ?? null, count],
    );
  }

  /** How those of some bookings stand. */
  async statesOf(bookings: readonly BookingId[]): Promise<ReadonlyMap<BookingId, DisputeState>> {
    const rows: { booking_id: BookingId; state: DisputeState }[] = await this.tx.query(
      'SELECT booking_id, state FROM disputes WHERE booking_id = ANY ($1)',
      [bookings],
    );
    return new Map(rows.map(({ booking_id, state }) => [booking_id, state]));
  }

  /** Of which the time is over, and nothing was written about that. */
  async late(now: Temporal.Instant): Promise<BookingId[]> {
    const rows: { booking_id: BookingId }[] = await this.tx.query(
      `SELECT booking_id FROM disputes WHERE ended_at IS NULL AND due_at <= $1 AND (state = 'decided' OR late_told_at IS NULL)
       ORDER BY due_at, id LIMIT 200`,
      [now.toString()],
    );
    return rows.map((row) => row.booking_id);
  }

  private async list(which: string, values: unknown[]): Promise<Dispute[]> {
    const rows: Row[] = await this.tx.query(`SELECT * FROM disputes ${which}`, values);
    return rows.map(disputeOf);
  }
}

function disputedBefore(): Problem {
  return new Problem(
    'dispute-state',
    'This session is disputed already, or was: that is settled once. See GET .../dispute.',
  );
}

function text(at: Temporal.Instant | null): string | null {
  return at?.toString() ?? null;
}

function disputeOf(row: Row): Dispute {
  const sum = (minor: number) => money(minor, row.currency);
  const sumOrNone = (minor: number | null): Money | null => (minor === null ? null : sum(minor));
  const at = (date: Date | null) => date?.toTemporalInstant() ?? null;
  return {
    ...{ id: row.id, bookingId: row.booking_id, about: row.about, reason: row.reason, state: row.state },
    ...{ openedAt: row.opened_at.toTemporalInstant(), openedBy: row.opened_by, openedSide: row.opened_side },
    ...{ total: sum(row.total_minor), disputed: sum(row.disputed_minor), held: sum(row.held_minor) },
    ...{ dueAt: at(row.due_at), lateToldAt: at(row.late_told_at) },
    ...{ mediatorId: row.mediator_id, mediatorNamedAt: at(row.mediator_named_at) },
    ...{ proposed: sumOrNone(row.proposed_minor), proposedAt: at(row.proposed_at) },
    ...{ clientAccepts: row.client_accepts, adviserAccepts: row.adviser_accepts },
    ...{ appealedAt: at(row.appealed_at), appealedBy: row.appealed_by, appealedSide: row.appealed_side },
    ...{ endedAt: at(row.ended_at), outcome: row.outcome, awarded: sumOrNone(row.awarded_minor) },
  };
}
