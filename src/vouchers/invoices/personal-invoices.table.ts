import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** Who asked for deposits and cancelled that; of a funder what it was asked for. */
@Injectable()
export class PersonalInvoices implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'invoices',
      purpose: 'To know who asked a funder for money, cancelled that, or had it collected each month.',
      kept: 'For good: records of public and members’ money, with ids only.',
      covers: [
        ...['invoices (issued_by)', 'invoice_cancellations (cancelled_by)'],
        ...['standing_deposits (started_by)', 'standing_deposits (state_by)'],
      ],
      erased: { stays: 'That it was done, without your name: financial records.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT * FROM (
             SELECT 'invoice-issued' AS deed, id, issued_at AS at, NULL AS reason FROM invoices WHERE issued_by = $1
             UNION ALL SELECT 'invoice-cancelled', invoice_id, cancelled_at, reason FROM invoice_cancellations WHERE cancelled_by = $1
             UNION ALL SELECT 'standing-deposit-started', id, started_at, NULL FROM standing_deposits WHERE started_by = $1
             UNION ALL SELECT 'standing-deposit-' || state, id, state_since, NULL FROM standing_deposits
               WHERE state_by = $1 AND state_since <> started_at
           ) deeds ORDER BY at, id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(),
    });
    this.personalData.tellOfOrganisations({
      name: 'invoices',
      purpose: 'To ask the funder for deposits.',
      kept: 'For good: records of public and members’ money.',
      export: (tx, organisationId, { skip, count }) =>
        tx.query(
          `SELECT to_jsonb(i) - 'issued_by' AS invoice, to_jsonb(c) - 'cancelled_by' AS credit_note
           FROM invoices i LEFT JOIN invoice_cancellations c ON c.invoice_id = i.id
           WHERE i.organisation_id = $1 ORDER BY i.issued_at, i.id OFFSET $2 LIMIT $3`,
          [organisationId, skip, count],
        ),
    });
    this.personalData.tellOfOrganisations({
      name: 'standing-deposits',
      purpose: 'To collect what the funder deposits each month.',
      kept: 'For good: records of public and members’ money.',
      export: (tx, organisationId, { skip, count }) =>
        tx.query(
          `SELECT to_jsonb(s) - 'started_by' - 'state_by' AS standing_deposit
           FROM standing_deposits s JOIN programmes p ON p.id = s.programme_id
           WHERE p.funder_id = $1 ORDER BY s.started_at, s.id OFFSET $2 LIMIT $3`,
          [organisationId, skip, count],
        ),
    });
  }
}
