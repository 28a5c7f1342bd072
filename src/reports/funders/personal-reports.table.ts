import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** Who locked and restated reports, and who said what came of support; of organisations what came of theirs. */
@Injectable()
export class PersonalReports implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    const purpose = 'To show funders what their money did, and what was reported of it.';
    this.personalData.tell({
      name: 'funder-reports',
      purpose,
      kept: 'For good: a report that could be changed would prove nothing. It names advisers by ids only.',
      covers: ['report_periods (locked_by)', 'report_versions (made_by)'],
      erased: { stays: 'That reports were locked and restated, without your name: records of public money.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT v.period_id, p.programme_id, p.from_on, p.to_on, v.version, v.made_at, v.reason
           FROM report_versions v JOIN report_periods p ON p.id = v.period_id
           WHERE v.made_by = $1 ORDER BY v.made_at, v.period_id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(),
    });
    this.personalData.tell({
      name: 'outcomes',
      purpose,
      kept: 'For good, as the awards are that they came of.',
      covers: ['outcomes (recorded_by)', 'outcomes (withdrawn_by)'],
      erased: {
        stays: 'What you recorded for your organisation, without your name: evidence of what public money did.',
      },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT voucher_id, kind, value, happened_on, evidence, recorded_at, withdrawn_at FROM outcomes
           WHERE recorded_by = $1 OR withdrawn_by = $1 ORDER BY recorded_at, id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(),
    });
    this.personalData.tellOfOrganisations({
      name: 'outcomes',
      purpose,
      kept: 'For good, as the awards are that they came of.',
      export: (tx, organisationId, { skip, count }) =>
        tx.query(
          `SELECT voucher_id, kind, value, happened_on, evidence, recorded_at, withdrawn_at FROM outcomes
           WHERE organisation_id = $1 ORDER BY recorded_at, id OFFSET $2 LIMIT $3`,
          [organisationId, skip, count],
        ),
    });
  }
}
