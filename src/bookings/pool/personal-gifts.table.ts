import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** Who gave whose time credits to whom, and who saw money come in for the solidarity pool. */
@Injectable()
export class PersonalGifts implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    const purpose = 'To know who gave time or money to the others, and on whose word.';
    const kept = 'For good: figures are never changed.';
    this.personalData.tell({
      ...{ name: 'gifts', purpose, kept },
      covers: ['time_gifts (given_by)', 'pool_deposits (recorded_by)'],
      erased: { stays: 'All figures, without your name: financial records.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT * FROM (
             SELECT g.id, g.given_at AS at, 'time' AS what, g.minutes, NULL::bigint AS amount_minor, g.from_organisation_id,
               g.from_expert_id, g.to_organisation_id, g.reason, NULL AS bank_reference
             FROM time_gifts g WHERE g.given_by = $1
             UNION ALL SELECT d.id, d.recorded_at, 'money', NULL, d.amount_minor, NULL, NULL, NULL, NULL, d.bank_reference
             FROM pool_deposits d WHERE d.recorded_by = $1
           ) gift ORDER BY at, id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(),
    });
    this.personalData.tellOfOrganisations({
      ...{ name: 'time-gifts', purpose, kept },
      export: (tx, organisationId, { skip, count }) =>
        tx.query(
          `SELECT id, given_at, minutes, from_organisation_id, from_expert_id, to_organisation_id, reason FROM time_gifts
           WHERE $1 IN (from_organisation_id, to_organisation_id) ORDER BY given_at, id OFFSET $2 LIMIT $3`,
          [organisationId, skip, count],
        ),
    });
  }
}
