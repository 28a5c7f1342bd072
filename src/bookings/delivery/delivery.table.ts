import type { BookingId, UserId } from '../../kernel/id.js';
import type { SpokenLanguage, Topic } from '../../kernel/taxonomy.js';
import type { Transaction } from '../../platform/database.js';
import type { Delivery } from './delivery.js';

interface DeliveryRow {
  readonly booking_id: BookingId;
  readonly version: number;
  readonly recorded_at: Date;
  readonly recorded_by: UserId;
  readonly contact_minutes: number;
  readonly preparation_minutes: number;
  readonly write_up_minutes: number;
  readonly travel_minutes: number;
  readonly topics: readonly Topic[];
  readonly language: SpokenLanguage;
  readonly summary: string;
  readonly acceptance_hours: number;
}

/** Sessions that nobody recorded: for a month, then they are left alone. */
const toRecord = `b.state = 'confirmed' AND b.ends_at <= $1::timestamptz - interval '24 hours'
  AND b.ends_at > $1::timestamptz - interval '30 days'
  AND NOT EXISTS (
    SELECT FROM delivery_reminders r WHERE r.booking_id = b.id
      AND r.number >= CASE WHEN b.ends_at <= $1::timestamptz - interval '72 hours' THEN 2 ELSE 1 END
  )`;

/** Sessions that nobody recorded for so many days ($2) that their sides are asked. */
const unrecorded = `b.state = 'confirmed' AND b.ends_at <= $1::timestamptz - make_interval(hours => 24 * $2::int)`;

/** What advisers recorded of sessions, version by version, and their private notes. */
export class DeliveryTable {
  constructor(private readonly tx: Transaction) {}

  async insert(delivery: Delivery): Promise<void> {
    const { minutes } = delivery;
    await this.tx.query(
      `INSERT INTO session_deliveries (booking_id, version, recorded_at, recorded_by, contact_minutes, preparation_minutes,
         write_up_minutes, travel_minutes, topics, language, summary, acceptance_hours)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[delivery.bookingId, delivery.version, delivery.recordedAt.toString(), delivery.recordedBy],
        ...[minutes.contact, minutes.preparation, minutes.writeUp, minutes.travel],
        ...[delivery.topics, delivery.language, delivery.summary, delivery.acceptanceHours],
      ],
    );
  }

  /** The newest first; none where nothing was recorded. */
  async versions(bookingId: BookingId): Promise<Delivery[]> {
    const rows: DeliveryRow[] = await this.tx.query(
      'SELECT * FROM session_deliveries WHERE booking_id = $1 ORDER BY version DESC',
      [bookingId],
    );
    return rows.map(deliveryOf);
  }

  /** Of a session that was delivered: whoever asks knows that by its state. */
  async standing(bookingId: BookingId): Promise<Delivery> {
    const [delivery] = await this.versions(bookingId);
    if (!delivery) throw new Error(`Delivered, and no record of it: ${bookingId}`);
    return delivery;
  }

  async notes(bookingId: BookingId): Promise<string> {
    const rows: { notes: string }[] = await this.tx.query('SELECT notes FROM session_notes WHERE booking_id = $1', [
      bookingId,
    ]);
    return rows[0]?.notes ?? '';
  }

  async writeNotes(bookingId: BookingId, notes: string, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `INSERT INTO session_notes (booking_id, notes, written_at) VALUES ($1, $2, $3)
       ON CONFLICT (booking_id) DO UPDATE SET notes = EXCLUDED.notes, written_at = EXCLUDED.written_at`,
      [bookingId, notes, now.toString()],
    );
  }

  /** Delivered sessions that silence has accepted and do not say so yet. */
  async acceptedBySilence(now: Temporal.Instant): Promise<BookingId[]> {
    return this.ids(
      `SELECT id FROM bookings WHERE state = 'delivered' AND accept_by <= $1 ORDER BY accept_by LIMIT 200`,
      now,
    );
  }

  /** Sessions that ended a day or three days ago and that nobody recorded; of a group session, one seat for all. */
  async toRemindOf(now: Temporal.Instant): Promise<BookingId[]> {
    return this.ids(
      `SELECT DISTINCT ON (coalesce(b.group_session_id, b.id)) b.id FROM bookings b WHERE ${toRecord}
       ORDER BY coalesce(b.group_session_id, b.id), b.id LIMIT 200`,
      now,
    );
  }

  /**
   * Writes down that the adviser is reminded of a session, and of the other seats with it, in one order for everybody.
   * False where somebody else did meanwhile, or it has been recorded.
   */
  async noteReminder(bookingId: BookingId, now: Temporal.Instant): Promise<boolean> {
    const rows: { booking_id: BookingId }[] = await this.tx.query(
      `INSERT INTO delivery_reminders (booking_id, number, sent_at)
       SELECT b.id, CASE WHEN b.ends_at <= $1::timestamptz - interval '72 hours' THEN 2 ELSE 1 END, $1::timestamptz
       FROM bookings b, bookings asked WHERE asked.id = $2
         AND (b.id = asked.id OR b.group_session_id = asked.group_session_id) AND ${toRecord}
       ORDER BY b.id ON CONFLICT DO NOTHING RETURNING booking_id`,
      [now.toString(), bookingId],
    );
    return rows.some(({ booking_id }) => booking_id === bookingId);
  }

  /** The longest over first. */
  async unrecorded(now: Temporal.Instant, days: number, most: number): Promise<BookingId[]> {
    const rows: { id: BookingId }[] = await this.tx.query(
      `SELECT b.id FROM bookings b WHERE ${unrecorded} ORDER BY b.ends_at, b.id LIMIT $3`,
      [now.toString(), days, most],
    );
    return rows.map(({ id }) => id);
  }

  /** Those of them whose sides were not asked. */
  async unasked(now: Temporal.Instant, days: number): Promise<BookingId[]> {
    const rows: { id: BookingId }[] = await this.tx.query(
      `SELECT b.id FROM bookings b WHERE ${unrecorded}
         AND NOT EXISTS (SELECT FROM delivery_reminders r WHERE (r.booking_id, r.number) = (b.id, 3))
       ORDER BY b.ends_at, b.id LIMIT 200`,
      [now.toString(), days],
    );
    return rows.map(({ id }) => id);
  }

  /** Writes down that both sides are asked; false where somebody else did meanwhile. */
  async noteAsked(bookingId: BookingId, now: Temporal.Instant): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      'INSERT INTO delivery_reminders (booking_id, number, sent_at) VALUES ($1, 3, $2) ON CONFLICT DO NOTHING RETURNING booking_id',
      [bookingId, now.toString()],
    );
    return rows.length > 0;
  }

  private async ids(sql: string, now: Temporal.Instant): Promise<BookingId[]> {
    const rows: { id: BookingId }[] = await this.tx.query(sql, [now.toString()]);
    return rows.map(({ id }) => id);
  }
}

function deliveryOf(row: DeliveryRow): Delivery {
  return {
    bookingId: row.booking_id,
    version: row.version,
    recordedAt: row.recorded_at.toTemporalInstant(),
    recordedBy: row.recorded_by,
    minutes: {
      contact: row.contact_minutes,
      preparation: row.preparation_minutes,
      writeUp: row.write_up_minutes,
      travel: row.travel_minutes,
    },
    topics: row.topics,
    language: row.language,
    summary: row.summary,
    acceptanceHours: row.acceptance_hours,
  };
}
