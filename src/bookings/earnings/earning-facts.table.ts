import type { BookingId, GroupSessionId } from '../../kernel/id.js';
import type { EarningFacts } from '../../payouts/index.js';
import type { Transaction } from '../../platform/database.js';

type BookingFacts = Omit<EarningFacts, 'shares' | 'effective_hourly_minor' | 'effective'>;

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

  async ofGroup(id: GroupSessionId): Promise<EarningFacts> {
    const rows: { facts: EarningFacts }[] = await this.tx.query(
      `SELECT jsonb_build_object('title_en', g.title_en, 'title_cy', g.title_cy, 'organisation', NULL,
         'starts_at', ${iso('g.starts_at')}, 'ends_at', ${iso('g.ends_at')}, 'accepted_at', NULL, 'by_silence', false,
         'minutes', NULL, 'quote', NULL, 'floor', NULL, 'effective_hourly_minor', NULL, 'shares', '[]'::jsonb) AS facts
       FROM group_sessions g WHERE g.id = $1`,
      [id],
    );
    if (!rows[0]) throw new Error(`There is no group session ${id}.`);
    return rows[0].facts;
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
