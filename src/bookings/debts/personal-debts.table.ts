import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** Who said that an organisation has paid what it owed. */
@Injectable()
export class PersonalDebts implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    const purpose = 'To show what organisations owed for sessions, and that they paid it.';
    const kept = 'For good: figures are never changed, and name nobody.';
    this.personalData.tell({
      name: 'debt-payments',
      ...{ purpose, kept },
      covers: ['debt_payments (recorded_by)'],
      erased: { stays: 'All figures, without your name: financial records.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT organisation_id, amount_minor, currency, received_at, recorded_at, bank_reference FROM debt_payments
           WHERE recorded_by = $1 ORDER BY recorded_at, id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(),
    });
    this.personalData.tellOfOrganisations({
      name: 'debt-payments',
      ...{ purpose, kept },
      export: (tx, organisationId, { skip, count }) =>
        tx.query(
          `SELECT amount_minor, currency, received_at, recorded_at, bank_reference FROM debt_payments
           WHERE organisation_id = $1 ORDER BY recorded_at, id OFFSET $2 LIMIT $3`,
          [organisationId, skip, count],
        ),
    });
  }
}
