import type { BookingId, GroupSessionId } from '../../kernel/id.js';
import type { EarningFacts } from '../../payouts/index.js';
import type { Transaction } from '../../platform/database.js';

type BookingFacts = Omit<EarningFacts, 'shares' | 'effective_hourly_minor' | 'effective'>;
type GroupFacts = Omit<EarningFacts, 'effective_hourly_minor' | 'effective'>;

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What a receipt says of a session, as it stands now. */
export class EarningFactsTable {
  constructor(private readonly tx: Transaction) {}

  async ofBooking(id: BookingId): Promise<BookingFacts> {
    const rows: { facts: BookingFacts }[] = await this.tx.query(
      `SELECT jsonb_build_object(
         'title_en', b.title_en, 'title_cy', b.title_cy, 'organisation', jsonb_build_object('id', o.id, 'name', o.name),
         'starts_at', ${iso('b.starts_at')}, 'ends_at', ${iso('b.ends_at')},
         'accepted_at', ${iso('b.accepted_at')}, 'by_silence', b.accepted_at IS NOT NULL AND b.accepted_by IS NULL,
         'minutes', (SELECT jsonb_build_object('contact', contact_minutes, 'preparation', preparation_minutes,
             'write_up', write_up_minutes, 'travel', travel_minutes)
           FROM session_deliveries WHERE booking_id = b.id ORDER BY version DESC LIMIT 1),
         'quote', jsonb_build_object('hash', q.hash, 'adviser_net_minor', q.adviser_net_minor, 'fee_minor', q.fee_minor,
           'vat_minor', q.vat_minor, 'total_minor', q.total_minor),
         'floor', (SELECT jsonb_build_object('hourly_minor', q.floor_minor, 'area', q.area, 'policy_id', p.id, 'decision', p.decision)
           FROM policies p WHERE p.id = (q.policies ->> 'floor')::uuid AND q.floor_minor IS NOT NULL)
       ) AS facts
       FROM bookings b JOIN organisations o ON o.id = b.organisation_id JOIN booking_quotes q ON q.booking_id = b.id
       WHERE b.id = $1`,
      [id],
    );
    if (!rows[0]) throw new Error(`Booking ${id} has no quote.`);
    return rows[0].facts;
  }

  /** Its hours are counted once: of each kind of work what was recorded of it with the seat that says most. All its seats have one floor. */
  async ofGroup(id: GroupSessionId): Promise<GroupFacts> {
    const rows: { facts: GroupFacts }[] = await this.tx.query(
      `SELECT jsonb_build_object('title_en', g.title_en, 'title_cy', g.title_cy, 'organisation', NULL,
         'starts_at', ${iso('g.starts_at')}, 'ends_at', ${iso('g.ends_at')}, 'accepted_at', NULL, 'by_silence', false,
         'minutes', (SELECT jsonb_build_object('contact', max(contact_minutes), 'preparation', max(preparation_minutes),
             'write_up', max(write_up_minutes), 'travel', max(travel_minutes))
           FROM (SELECT DISTINCT ON (d.booking_id) d.* FROM session_deliveries d JOIN bookings b ON b.id = d.booking_id
             WHERE b.group_session_id = g.id AND b.state IN ('delivered', 'accepted') ORDER BY d.booking_id, d.version DESC) r
           HAVING count(*) > 0),
         'quote', NULL,
         'floor', (SELECT jsonb_build_object('hourly_minor', q.floor_minor, 'area', q.area, 'policy_id', p.id, 'decision', p.decision)
           FROM bookings b JOIN booking_quotes q ON q.booking_id = b.id JOIN policies p ON p.id = (q.policies ->> 'floor')::uuid
           WHERE b.group_session_id = g.id AND q.floor_minor IS NOT NULL ORDER BY b.id LIMIT 1),
         'shares', '[]'::jsonb) AS facts
       FROM group_sessions g WHERE g.id = $1`,
      [id],
    );
    if (!rows[0]) throw new Error(`There is no group session ${id}.`);
    return rows[0].facts;
  }

  /** The first of its seats that was quoted by a floor. */
  async quotedSeatOf(id: GroupSessionId): Promise<BookingId | undefined> {
    const rows: { id: BookingId }[] = await this.tx.query(
      `SELECT b.id FROM bookings b JOIN booking_quotes q ON q.booking_id = b.id
       WHERE b.group_session_id = $1 AND q.floor_minor IS NOT NULL ORDER BY b.id LIMIT 1`,
      [id],
    );
    return rows[0]?.id;
  }

  /** The funder behind each voucher's share, by the voucher. */
  async fundersOf(vouchers: readonly string[]): Promise<Map<string, string>> {
    const rows: { id: string; name: string }[] = await this.tx.query(
      `SELECT v.id, o.name FROM vouchers v JOIN programmes p ON p.id = v.programme_id JOIN organisations o ON o.id = p.funder_id
       WHERE v.id = ANY ($1)`,
      [vouchers],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
