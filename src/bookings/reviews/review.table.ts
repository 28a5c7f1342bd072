import type { BookingId, ExpertId, ReviewId, UserId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import { brokenConstraint, type Transaction } from '../../platform/database.js';
import { alreadyReviewed, type Hidden, type HidingReason, type Review, type ReviewSide } from './review.js';

interface ReviewRow {
  readonly id: ReviewId;
  readonly booking_id: BookingId;
  readonly side: ReviewSide;
  readonly written_at: Date;
  readonly written_by: UserId;
  readonly useful: number | null;
  readonly clear: number | null;
  readonly prepared: number | null;
  readonly respectful: number | null;
  readonly on_time: number;
  readonly comment: string;
  readonly names_organisation: boolean;
  readonly visible_from: Date;
  readonly announced_at: Date | null;
  readonly comment_hidden_at: Date | null;
  readonly comment_hidden_by: UserId | null;
  readonly comment_hidden_for: HidingReason | null;
  readonly reply: string | null;
  readonly replied_at: Date | null;
  readonly replied_by: UserId | null;
  readonly reply_hidden_at: Date | null;
  readonly reply_hidden_by: UserId | null;
  readonly reply_hidden_for: HidingReason | null;
}

/** A review with the client's name, which is shown only where the client agreed. */
export interface ReviewOfExpert {
  readonly review: Review;
  readonly organisationName: string;
}

export interface ReviewFigures {
  readonly count: number;
  readonly useful: number;
  readonly clear: number;
  readonly onTime: number;
}

/** The booking is locked by whoever writes. */
export class ReviewTable {
  constructor(private readonly tx: Transaction) {}

  /** Throws `already-reviewed`. */
  async insert(one: Review): Promise<void> {
    const { ratings } = one;
    try {
      await this.tx.query(
        `INSERT INTO reviews (id, booking_id, side, written_at, written_by, useful, clear, prepared, respectful, on_time,
           comment, names_organisation, visible_from, announced_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
        [
          ...[one.id, one.bookingId, one.side, one.writtenAt.toString(), one.writtenBy],
          ...[ratings.useful, ratings.clear, ratings.prepared, ratings.respectful, ratings.onTime],
          ...[one.comment, one.namesOrganisation, one.visibleFrom.toString(), one.announcedAt?.toString() ?? null],
        ],
      );
    } catch (error) {
      if (brokenConstraint(error) !== 'each side reviews a session once') throw error;
      throw alreadyReviewed();
    }
  }

  async update(one: Review): Promise<void> {
    const { commentHidden, reply, replyHidden } = one;
    await this.tx.query(
      `UPDATE reviews SET visible_from = $2, announced_at = $3,
         comment_hidden_at = $4, comment_hidden_by = $5, comment_hidden_for = $6, reply = $7, replied_at = $8, replied_by = $9,
         reply_hidden_at = $10, reply_hidden_by = $11, reply_hidden_for = $12 WHERE id = $1`,
      [
        ...[one.id, one.visibleFrom.toString(), one.announcedAt?.toString() ?? null],
        ...hiddenValues(commentHidden),
        ...[reply?.text ?? null, reply?.at.toString() ?? null, reply?.by ?? null],
        ...hiddenValues(replyHidden),
      ],
    );
  }

  /** Throws `not-found`. */
  async find(id: ReviewId): Promise<Review> {
    const [found] = await this.list('WHERE id = $1', [id]);
    if (!found) throw notFound('review');
    return found;
  }

  /** Of both sides. */
  of(bookingId: BookingId): Promise<Review[]> {
    return this.list('WHERE booking_id = $1 ORDER BY side', [bookingId]);
  }

  /** Sessions with reviews that can be read by now and of which nobody was told. */
  async toAnnounce(now: Temporal.Instant): Promise<BookingId[]> {
    const rows: { booking_id: BookingId }[] = await this.tx.query(
      'SELECT DISTINCT booking_id FROM reviews WHERE announced_at IS NULL AND visible_from <= $1 LIMIT 200',
      [now.toString()],
    );
    return rows.map(({ booking_id }) => booking_id);
  }

  /** Visible reviews of an adviser, the newest first. */
  async ofExpert(expertId: ExpertId, now: Temporal.Instant, { before, count }: ReviewPage): Promise<ReviewOfExpert[]> {
    const rows: (ReviewRow & { organisation_name: string })[] = await this.tx.query(
      `SELECT r.*, o.name AS organisation_name
       FROM reviews r JOIN bookings b ON b.id = r.booking_id JOIN organisations o ON o.id = b.organisation_id
       WHERE b.expert_id = $1 AND r.side = 'client' AND r.visible_from <= $2
         AND ($3::timestamptz IS NULL OR (r.visible_from, r.id) < ($3, $4::uuid))
       ORDER BY r.visible_from DESC, r.id DESC LIMIT $5`,
      [expertId, now.toString(), before?.at ?? null, before?.id ?? null, count],
    );
    return rows.map((row) => ({ review: reviewOf(row), organisationName: row.organisation_name }));
  }

  /** To one decimal place; hidden comments count, since their ratings stay. */
  async figuresOf(expertId: ExpertId, now: Temporal.Instant): Promise<ReviewFigures> {
    const rows: ReviewFigures[] = await this.tx.query(
      `SELECT count(*)::int AS count, coalesce(round(avg(r.useful), 1), 0)::float8 AS useful,
              coalesce(round(avg(r.clear), 1), 0)::float8 AS clear, coalesce(round(avg(r.on_time), 1), 0)::float8 AS "onTime"
       FROM reviews r JOIN bookings b ON b.id = r.booking_id
       WHERE b.expert_id = $1 AND r.side = 'client' AND r.visible_from <= $2`,
      [expertId, now.toString()],
    );
    return rows[0] ?? { count: 0, useful: 0, clear: 0, onTime: 0 };
  }

  private async list(which: string, values: unknown[]): Promise<Review[]> {
    const rows: ReviewRow[] = await this.tx.query(`SELECT * FROM reviews ${which}`, values);
    return rows.map(reviewOf);
  }
}

interface ReviewPage {
  readonly before: { readonly at: string; readonly id: string } | undefined;
  readonly count: number;
}

function hiddenValues(hidden: Hidden | null): (string | null)[] {
  return [hidden?.at.toString() ?? null, hidden?.by ?? null, hidden?.reason ?? null];
}

function hiddenOf(at: Date | null, by: UserId | null, reason: HidingReason | null): Hidden | null {
  return at && by && reason ? { at: at.toTemporalInstant(), by, reason } : null;
}

function reviewOf(row: ReviewRow): Review {
  const { useful, clear, prepared, respectful, on_time: onTime, reply, replied_at: at, replied_by: by } = row;
  return {
    id: row.id,
    bookingId: row.booking_id,
    side: row.side,
    writtenAt: row.written_at.toTemporalInstant(),
    writtenBy: row.written_by,
    ratings: { useful, clear, prepared, respectful, onTime },
    comment: row.comment,
    namesOrganisation: row.names_organisation,
    visibleFrom: row.visible_from.toTemporalInstant(),
    announcedAt: row.announced_at?.toTemporalInstant() ?? null,
    commentHidden: hiddenOf(row.comment_hidden_at, row.comment_hidden_by, row.comment_hidden_for),
    reply: reply !== null && at && by ? { text: reply, at: at.toTemporalInstant(), by } : null,
    replyHidden: hiddenOf(row.reply_hidden_at, row.reply_hidden_by, row.reply_hidden_for),
  };
}
