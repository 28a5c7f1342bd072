import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../platform/personal-data.js';

/** What organisations answered of themselves, and who said that it may be kept. */
@Injectable()
export class PersonalDiagnostics implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.tellOfPeople();
    this.tellOfOrganisations();
  }

  private tellOfPeople(): void {
    this.personalData.tell({
      name: 'diagnostics',
      purpose: 'To propose advisers and programmes to your organisation again, which you said we may.',
      kept: 'A year, or as the policy retention says; or until you or another booker or admin removes them.',
      covers: ['diagnostics (kept_by)'],
      erased: { goes: 'All that you said may be kept: nobody else has said so.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT d.id, d.organisation_id, o.name AS organisation, d.answers, d.version, d.consent_version, d.kept_at
           FROM diagnostics d JOIN organisations o ON o.id = d.organisation_id
           WHERE d.kept_by = $1 ORDER BY d.kept_at, d.id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: async (tx, { userId }) => {
        await tx.query('DELETE FROM diagnostics WHERE kept_by = $1', [userId]);
      },
    });
  }

  private tellOfOrganisations(): void {
    this.personalData.tellOfOrganisations({
      name: 'diagnostics',
      purpose: 'To propose advisers and programmes to the organisation again.',
      kept: 'A year, or as the policy retention says; or until a booker or admin removes them.',
      export: (tx, organisationId, { skip, count }) =>
        tx.query(
          `SELECT d.id, d.answers, d.version, d.consent_version, u.name AS kept_by, d.kept_at
           FROM diagnostics d JOIN "user" u ON u.id = d.kept_by
           WHERE d.organisation_id = $1 ORDER BY d.kept_at, d.id OFFSET $2 LIMIT $3`,
          [organisationId, skip, count],
        ),
    });
  }
}
