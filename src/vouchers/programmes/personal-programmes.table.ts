import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** Who did what for programmes, and in whose name; of a funder what it pays for. */
@Injectable()
export class PersonalProgrammes implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.tellOfProgrammes();
    this.tellOfEvents();
    this.tellOfFunders();
  }

  private tellOfProgrammes(): void {
    this.personalData.tell({
      name: 'programmes',
      purpose: 'To know who set a programme up, recognised its funder and recorded its money.',
      kept: 'For good: records of public and members’ money, with ids only.',
      covers: [
        ...['programmes (created_by)', 'funders (recognised_by)', 'deposits (recorded_by)'],
        ...['deposit_reversals (reversed_by)', 'fund_returns (returned_by)'],
      ],
      erased: { stays: 'That it was done, without your name: financial records.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT * FROM (
             SELECT 'programme-created' AS deed, id, created_at AS at, NULL AS reason FROM programmes WHERE created_by = $1
             UNION ALL SELECT 'funder-recognised', organisation_id, recognised_at, NULL FROM funders WHERE recognised_by = $1
             UNION ALL SELECT 'deposit-recorded', id, recorded_at, NULL FROM deposits WHERE recorded_by = $1
             UNION ALL SELECT 'deposit-reversed', deposit_id, reversed_at, reason FROM deposit_reversals WHERE reversed_by = $1
             UNION ALL SELECT 'fund-returned', id, returned_at, reason FROM fund_returns WHERE returned_by = $1
           ) deeds ORDER BY at, id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(),
    });
  }

  private tellOfEvents(): void {
    this.personalData.tell({
      name: 'support-events',
      purpose: 'To know what happened to programmes, applications and vouchers, and by whom.',
      kept: 'For good: what happened is never changed. Ids, codes and figures only.',
      covers: ['support_events (by_user)'],
      erased: { stays: 'That it happened, without your name.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT subject, subject_id, kind, at, facts FROM support_events WHERE by_user = $1 ORDER BY id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(),
    });
  }

  private tellOfFunders(): void {
    this.personalData.tellOfOrganisations({
      name: 'programmes',
      purpose: 'To support co-ops with the funder’s money, by the funder’s rules.',
      kept: 'For good: records of public and members’ money.',
      export: (tx, organisationId, { skip, count }) =>
        tx.query(
          `SELECT to_jsonb(p) - 'created_by' AS programme,
             (SELECT coalesce(json_agg(to_jsonb(k) - 'programme_id' ORDER BY k.id), '[]') FROM programme_packages k
              WHERE k.programme_id = p.id) AS packages,
             (SELECT coalesce(json_agg(to_jsonb(d) - 'programme_id' - 'recorded_by' ORDER BY d.recorded_at, d.id), '[]')
              FROM deposits d WHERE d.programme_id = p.id) AS deposits
           FROM programmes p WHERE p.funder_id = $1 ORDER BY p.created_at, p.id OFFSET $2 LIMIT $3`,
          [organisationId, skip, count],
        ),
    });
  }
}
