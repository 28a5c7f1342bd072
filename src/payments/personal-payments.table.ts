import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../platform/database.js';
import { type Entry, PersonalData } from '../platform/personal-data.js';

/** Who said how something is paid. */
@Injectable()
export class PersonalPayments implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    const purpose = 'To take what organisations pay by bank or card, and to show that they did.';
    const kept = 'For good: figures are never changed, and name nobody.';
    this.personalData.tell({
      name: 'payments',
      ...{ purpose, kept },
      covers: ['payments (planned_by)'],
      erased: { stays: 'All figures, without your name: financial records.' },
      export: (tx, { userId }, { skip, count }) => payments(tx, 'planned_by = $1', [userId, skip, count]),
      erase: () => Promise.resolve(),
    });
    this.personalData.tellOfOrganisations({
      name: 'payments',
      ...{ purpose, kept },
      export: (tx, organisationId, { skip, count }) =>
        payments(tx, 'organisation_id = $1', [organisationId, skip, count]),
    });
  }
}

function payments(tx: Transaction, whose: string, values: unknown[]): Promise<Entry[]> {
  return tx.query(
    `SELECT id, purpose, reference, organisation_id, rail, provider, amount_minor, currency, state, planned_at, settled_at, ended_at,
       failure, (SELECT json_agg(json_build_object('kind', r.kind, 'amount_minor', r.amount_minor, 'at', r.at,
         'restored_at', r.restored_at) ORDER BY r.at) FROM payment_reversals r WHERE r.payment_id = payments.id) AS taken_back
     FROM payments WHERE ${whose} ORDER BY planned_at, id OFFSET $2 LIMIT $3`,
    values,
  );
}
