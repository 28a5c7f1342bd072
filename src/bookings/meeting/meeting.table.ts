import type { BookingId, GroupSessionId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import { type Meeting, nothingSaid } from './meeting.js';

interface Row extends Omit<Meeting, 'place'> {
  readonly address: string | null;
  readonly directions: string;
  readonly access: string;
}

export class MeetingTable {
  constructor(private readonly tx: Transaction) {}

  async of(bookingId: BookingId): Promise<Meeting> {
    const rows: Row[] = await this.tx.query(
      `SELECT client_number AS "clientNumber", room, url, number, address, directions, access
       FROM meetings WHERE booking_id = $1`,
      [bookingId],
    );
    return rows[0] ? meetingOf(rows[0]) : nothingSaid;
  }

  /** Of many at once, by booking. */
  async ofAll(bookingIds: readonly BookingId[]): Promise<Map<BookingId, Meeting>> {
    const rows: (Row & { readonly bookingId: BookingId })[] = await this.tx.query(
      `SELECT booking_id AS "bookingId", client_number AS "clientNumber", room, url, number, address, directions, access
       FROM meetings WHERE booking_id = ANY($1)`,
      [bookingIds],
    );
    return new Map(rows.map(({ bookingId, ...row }) => [bookingId, meetingOf(row)]));
  }

  /** Until the session is confirmed, that is all there is. */
  async keepClientNumber(bookingId: BookingId, clientNumber: string | undefined): Promise<void> {
    if (clientNumber === undefined) return;
    await this.tx.query('INSERT INTO meetings (booking_id, client_number) VALUES ($1, $2)', [bookingId, clientNumber]);
  }

  /** The client's number stays what it was. */
  async fix(bookingId: BookingId, { room, url, number, place }: Meeting, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `INSERT INTO meetings (booking_id, room, url, number, address, directions, access, fixed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (booking_id) DO UPDATE SET room = EXCLUDED.room, url = EXCLUDED.url, number = EXCLUDED.number,
         address = EXCLUDED.address, directions = EXCLUDED.directions, access = EXCLUDED.access, fixed_at = EXCLUDED.fixed_at`,
      [
        ...[bookingId, room, url, number],
        ...[place?.address ?? null, place?.directions ?? '', place?.access ?? '', now.toString()],
      ],
    );
  }

  /** Where two met in sessions that ended before an instant, and the numbers that clients left. */
  async forgetBefore(instant: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `UPDATE meetings m SET client_number = NULL, room = NULL, url = NULL, number = NULL, address = NULL, directions = '', access = ''
       FROM bookings b WHERE b.id = m.booking_id AND b.ends_at < $1
         AND num_nonnulls(m.client_number, m.room, m.url, m.number, m.address) > 0`,
      [instant.toString()],
    );
  }

  /** The room in which the others of a group meet, where one of them has one. */
  async roomOfGroup(groupSessionId: GroupSessionId | null): Promise<string | undefined> {
    if (groupSessionId === null) return undefined;
    const rows: { room: string }[] = await this.tx.query(
      `SELECT m.room FROM bookings b JOIN meetings m ON m.booking_id = b.id
       WHERE b.group_session_id = $1 AND m.room IS NOT NULL ORDER BY m.fixed_at, b.id LIMIT 1`,
      [groupSessionId],
    );
    return rows[0]?.room;
  }
}

function meetingOf({ address, directions, access, ...row }: Row): Meeting {
  return { ...row, place: address === null ? null : { address, directions, access } };
}
