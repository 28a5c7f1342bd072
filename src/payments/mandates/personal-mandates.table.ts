import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** Who agreed that an organisation is debited; its bank is told of to the organisation alone, whose people change. */
@Injectable()
export class PersonalMandates implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    const purpose = 'To debit the organisations that agreed to it, and to show that they did.';
    const kept = 'As long as the payments that were made by them, which are financial records.';
    this.personalData.tell({
      name: 'mandates',
      ...{ purpose, kept },
      covers: ['mandates (created_by)'],
      erased: { stays: 'That there is a mandate, without your name: a bank can ask for it without a limit of time.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT id, organisation_id, state, created_at, active_at, ended_at FROM mandates WHERE created_by = $1
           ORDER BY created_at, id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(),
    });
    this.personalData.tellOfOrganisations({
      name: 'mandates',
      ...{ purpose, kept },
      export: (tx, organisationId, { skip, count }) =>
        tx.query(
          `SELECT id, state, created_at, bank_name, account_ending, active_at, ended_at, end_reason FROM mandates
           WHERE organisation_id = $1 ORDER BY created_at, id OFFSET $2 LIMIT $3`,
          [organisationId, skip, count],
        ),
    });
  }
}
