import type { BookingId, ExpertId, OrganisationId, UserId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { brokenConstraint, type Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import type { Countersignature } from './countersignature.js';

interface CountersignatureRow {
  readonly booking_id: BookingId;
  readonly version: number;
  readonly countersigned_at: Date;
  readonly countersigned_by: UserId;
  readonly hours_right: boolean;
  readonly note: string;
}

export class CountersignatureTable {
  constructor(private readonly tx: Transaction) {}

  /** Throws `already-countersigned`. */
  async insert({ bookingId, version, at, by, hoursRight, note }: Countersignature): Promise<void> {
    try {
      await this.tx.query(
        `INSERT INTO countersignatures (booking_id, version, countersigned_at, countersigned_by, hours_right, note)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [bookingId, version, at.toString(), by, hoursRight, note],
      );
    } catch (error) {
      if (brokenConstraint(error) !== 'a record is countersigned once') throw error;
      throw new Problem('already-countersigned', 'This record is countersigned already.');
    }
  }

  /** Of all versions, the newest first. */
  async of(bookingId: BookingId): Promise<Countersignature[]> {
    const rows: CountersignatureRow[] = await this.tx.query(
      'SELECT * FROM countersignatures WHERE booking_id = $1 ORDER BY version DESC',
      [bookingId],
    );
    return rows.map((row) => ({
      bookingId: row.booking_id,
      version: row.version,
      at: row.countersigned_at.toTemporalInstant(),
      by: row.countersigned_by,
      hoursRight: row.hours_right,
      note: row.note,
    }));
  }

  /**
   * What of a session counts on the way to specialist: contact, preparation and write-up, by the newest record that an
   * overseer called right. The seats of a group session are one session: the longest of them counts.
   */
  async countedMinutes({ id, groupSessionId }: Pick<Booking, 'id' | 'groupSessionId'>): Promise<number> {
    const rows: { minutes: number }[] = await this.tx.query(
      `SELECT coalesce(max(minutes), 0)::int AS minutes FROM (
         SELECT DISTINCT ON (c.booking_id) CASE WHEN c.hours_right
           THEN d.contact_minutes + d.preparation_minutes + d.write_up_minutes ELSE 0 END AS minutes
         FROM countersignatures c JOIN session_deliveries d USING (booking_id, version) JOIN bookings b ON b.id = c.booking_id
         WHERE b.id = $1 OR b.group_session_id = $2 ORDER BY c.booking_id, c.version DESC
       ) counted`,
      [id, groupSessionId],
    );
    return rows[0]?.minutes ?? 0;
  }

  /**
   * Sessions of these advisers whose record, as it stands, nobody has countersigned; by start.
   * @param except whose sessions are left out
   */
  async missing(
    expertIds: readonly ExpertId[],
    except: readonly OrganisationId[],
    count: number,
  ): Promise<BookingId[]> {
    const rows: { id: BookingId }[] = await this.tx.query(
      `SELECT b.id FROM bookings b
       WHERE b.expert_id = ANY($1) AND b.organisation_id <> ALL($2) AND b.state IN ('delivered', 'accepted') AND NOT EXISTS (
         SELECT FROM countersignatures c WHERE c.booking_id = b.id
           AND c.version = (SELECT max(d.version) FROM session_deliveries d WHERE d.booking_id = b.id))
       ORDER BY b.starts_at, b.id LIMIT $3`,
      [expertIds, except, count],
    );
    return rows.map(({ id }) => id);
  }
}
