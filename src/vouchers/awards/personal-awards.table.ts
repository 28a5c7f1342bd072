import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** Who offered, accepted and decided what about vouchers; and of organisations the vouchers that they were awarded. */
@Injectable()
export class PersonalAwards implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    const purpose = 'To show to whom support was awarded and by whom, and that the law on subsidies was kept.';
    const kept =
      'For good: records of public and members’ money, at least three years by the Subsidy Control Act 2022.';
    this.personalData.tell({
      name: 'vouchers',
      purpose,
      kept,
      covers: [
        ...['vouchers (offered_by)', 'vouchers (accepted_by)', 'voucher_declarations (declared_by)'],
        ...['subsidy_confirmations (confirmed_by)', 'voucher_decisions (decided_by)'],
        ...['contributions (recorded_by)', 'contributions (decided_by)'],
      ],
      erased: { stays: 'What was awarded and decided, without your name: financial records.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT * FROM (
             SELECT id AS voucher_id, 'offered' AS what, offered_at AS at, NULL AS text FROM vouchers WHERE offered_by = $1
             UNION ALL SELECT id, 'accepted', accepted_at, NULL FROM vouchers WHERE accepted_by = $1
             UNION ALL SELECT voucher_id, 'declared', declared_at, code || ', version ' || version
               FROM voucher_declarations WHERE declared_by = $1
             UNION ALL SELECT voucher_id, 'subsidy-confirmed', confirmed_at, NULL FROM subsidy_confirmations WHERE confirmed_by = $1
             UNION ALL SELECT voucher_id, kind, decided_at, reason FROM voucher_decisions WHERE decided_by = $1
             UNION ALL SELECT voucher_id, 'contribution-recorded', recorded_at, what || ': ' || evidence
               FROM contributions WHERE recorded_by = $1
             UNION ALL SELECT voucher_id, 'contribution-' || decision, decided_at, reason FROM contributions WHERE decided_by = $1
           ) done ORDER BY at, voucher_id, what, text OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(),
    });
    this.personalData.tellOfOrganisations({
      name: 'vouchers',
      purpose,
      kept,
      export: (tx, organisationId, { skip, count }) =>
        tx.query(
          `SELECT v.id, v.programme_id, v.state, v.state_since, v.currency, v.value_minor, v.offered_at, v.accepted_at, v.active_at,
             v.start_by, v.expires_at, v.ended_at, v.end_reason, (
               SELECT coalesce(json_agg(json_build_object('booking_id', u.reference, 'starts_at', u.starts_at, 'amount_minor',
                 u.amount_minor, 'drawn_minor', e.drawn_minor) ORDER BY u.starts_at, u.reference), '[]')
               FROM voucher_uses u LEFT JOIN voucher_use_ends e USING (voucher_id, reference) WHERE u.voucher_id = v.id) AS uses, (
               SELECT coalesce(json_agg(json_build_object('what', c.what, 'given_on', c.given_on, 'minutes', c.minutes, 'value_minor',
                 c.value_minor, 'evidence', c.evidence, 'decision', c.decision) ORDER BY c.recorded_at, c.id), '[]')
               FROM contributions c WHERE c.voucher_id = v.id) AS contributions
           FROM vouchers v WHERE v.organisation_id = $1 ORDER BY v.offered_at, v.id OFFSET $2 LIMIT $3`,
          [organisationId, skip, count],
        ),
    });
  }
}
