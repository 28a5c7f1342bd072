import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../../platform/database.js';
import { type Entry, PersonalData } from '../../platform/personal-data.js';

/** What sessions were quoted at, who said that they are paid for, and what became of the money. */
@Injectable()
export class PersonalMoney implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    const purpose = 'To show what a session costs and why, and that it was paid for.';
    const kept = 'For good: figures are never changed, and name nobody.';
    this.personalData.tell({
      name: 'session-money',
      purpose,
      kept,
      covers: ['booking_fundings (by_user)', 'booking_shares (fixed_by)', 'booking_shares_secured (by_user)'],
      erased: { stays: 'All figures, without your name: financial records.' },
      export: (tx, { userId }, { skip, count }) =>
        money(tx, ofPerson, 'CASE WHEN f.by_user = $1 THEN f.reason END', [userId, skip, count]),
      erase: () => Promise.resolve(),
    });
    this.personalData.tellOfOrganisations({
      name: 'session-money',
      purpose,
      kept,
      export: (tx, organisationId, { skip, count }) =>
        money(tx, 'b.organisation_id = $1', 'f.reason', [organisationId, skip, count]),
    });
  }
}

const ofPerson = `$1 IN (b.booked_by, x.user_id, f.by_user) OR EXISTS (
  SELECT FROM booking_shares h LEFT JOIN booking_shares_secured d USING (booking_id, position)
  WHERE h.booking_id = q.booking_id AND $1 IN (h.fixed_by, d.by_user))`;

function money(tx: Transaction, whose: string, reason: string, values: unknown[]): Promise<Entry[]> {
  return tx.query(
    `SELECT q.booking_id, q.quoted_at, q.hash, q.currency, q.adviser_net_minor, q.fee_minor, q.vat_minor, q.total_minor, (
       SELECT json_agg(json_build_object('kind', l.kind, 'supplier', l.supplier, 'minutes', l.minutes, 'hourly_minor', l.hourly_minor,
         'net_minor', l.net_minor, 'vat_minor', l.vat_minor) ORDER BY l.position)
       FROM booking_quote_lines l WHERE l.booking_id = q.booking_id) AS lines,
       (SELECT json_agg(json_build_object('source', h.source, 'amount_minor', h.amount_minor, 'fixed_at', h.fixed_at,
         'secured_at', d.at) ORDER BY h.position)
       FROM booking_shares h LEFT JOIN booking_shares_secured d USING (booking_id, position)
       WHERE h.booking_id = q.booking_id) AS shares,
       CASE WHEN f.booking_id IS NOT NULL THEN json_build_object('at', f.at, 'total_minor', f.total_minor, 'reason', ${reason})
       END AS funding,
       CASE WHEN s.booking_id IS NOT NULL THEN to_jsonb(s) - 'booking_id' - 'currency' END AS settlement
     FROM booking_quotes q JOIN bookings b ON b.id = q.booking_id JOIN experts x ON x.id = b.expert_id
     LEFT JOIN booking_fundings f ON f.booking_id = q.booking_id LEFT JOIN booking_settlements s ON s.booking_id = q.booking_id
     WHERE ${whose} ORDER BY q.quoted_at, q.booking_id OFFSET $2 LIMIT $3`,
    values,
  );
}
