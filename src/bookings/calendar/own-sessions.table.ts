import type { BookingId, GroupSessionId, UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Side } from '../booking.letters.catalogue.js';
import type { CalendarWindow } from './calendar-window.js';

/** A session that is somebody's, and what their calendar calls those it is with. */
export interface OwnSession {
  readonly bookingId: BookingId;
  readonly side: Side;
  readonly adviserName: string;
  /** Whoever is written to for the client. */
  readonly clientName: string;
  readonly organisationName: string;
  /** The adviser's. */
  readonly zone: string;
}

const firstAdmin = (column: string) => `(SELECT ${column} FROM memberships a JOIN "user" p ON p.id = a.user_id
  WHERE a.organisation_id = b.organisation_id AND a.role = 'admin' ORDER BY p.name, p.id LIMIT 1)`;

const bookerIsMember = `EXISTS (SELECT FROM memberships k WHERE k.organisation_id = b.organisation_id AND k.user_id = b.booked_by)`;

/**
 * The sessions of which somebody is told: as their adviser, those of groups left out, because their adviser has one event for all
 * seats; and as whoever booked them and still belongs to the organisation, or is its admin who is written to instead. Holds and
 * requests until they lapse, and what was called off for a while, where it was confirmed before.
 */
export async function ownSessions(
  tx: Transaction,
  userId: UserId,
  { from, now, cancelledSince, count }: CalendarWindow,
): Promise<OwnSession[]> {
  return tx.query(
    `SELECT b.id AS "bookingId", b.side, b."adviserName", o.name AS "organisationName", d.zone,
       coalesce(CASE WHEN ${bookerIsMember} THEN u.name ELSE ${firstAdmin('p.name')} END, u.name) AS "clientName"
     FROM (
       SELECT b.*, 'adviser' AS side, x.name AS "adviserName" FROM experts x JOIN bookings b ON b.expert_id = x.id
       WHERE x.user_id = $1 AND b.starts_at >= $2 AND b.group_session_id IS NULL
       UNION ALL
       SELECT b.*, 'client', x.name FROM memberships m JOIN bookings b ON b.organisation_id = m.organisation_id
         JOIN experts x ON x.id = b.expert_id
       WHERE m.user_id = $1 AND b.starts_at >= $2 AND x.user_id <> $1
         AND (b.booked_by = $1 OR (m.role = 'admin' AND NOT ${bookerIsMember} AND ${firstAdmin('a.user_id')} = $1))
     ) b JOIN diaries d ON d.expert_id = b.expert_id JOIN organisations o ON o.id = b.organisation_id JOIN "user" u ON u.id = b.booked_by
     WHERE CASE
       WHEN b.state IN ('held', 'requested') THEN b.lapses_at > $3
       WHEN b.state = 'cancelled' THEN b.confirmed_at IS NOT NULL AND b.cancelled_at > $4
       ELSE b.state NOT IN ('declined', 'lapsed') END
     ORDER BY b.starts_at DESC, b.id LIMIT $5`,
    [userId, from.toString(), now.toString(), cancelledSince.toString(), count],
  );
}

/** What opens the video sessions of groups, or where they meet, as the first seat that was confirmed has it. */
export async function placesOfGroups(
  tx: Transaction,
  ids: readonly GroupSessionId[],
): Promise<Map<GroupSessionId, { readonly url: string | null; readonly address: string | null }>> {
  const rows: { id: GroupSessionId; url: string | null; address: string | null }[] = await tx.query(
    `SELECT DISTINCT ON (b.group_session_id) b.group_session_id AS id, m.url, m.address
     FROM bookings b JOIN meetings m ON m.booking_id = b.id
     WHERE b.group_session_id = ANY($1) AND b.seat IS NOT NULL AND num_nonnulls(m.url, m.address) > 0
     ORDER BY b.group_session_id, m.fixed_at, b.id`,
    [ids],
  );
  return new Map(rows.map(({ id, url, address }) => [id, { url, address }]));
}

/** When something was last changed of the seats of group sessions. */
export async function lastSeatChanges(
  tx: Transaction,
  ids: readonly GroupSessionId[],
): Promise<Map<GroupSessionId, Temporal.Instant>> {
  const rows: { id: GroupSessionId; at: Date }[] = await tx.query(
    `SELECT group_session_id AS id, max(updated_at) AS at FROM bookings WHERE group_session_id = ANY($1) GROUP BY 1`,
    [ids],
  );
  return new Map(rows.map(({ id, at }) => [id, at.toTemporalInstant()]));
}
