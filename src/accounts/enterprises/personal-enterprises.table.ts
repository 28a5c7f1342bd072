import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** What organisations are, as they say. Nothing in it is anybody's own. */
@Injectable()
export class PersonalEnterprises implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tellOfOrganisations({
      name: 'enterprise',
      purpose: 'To find out which support the organisation may have, and to count what support reached whom.',
      kept: 'As long as the organisation is here; what was said before only in its applications.',
      export: (tx, organisationId, { skip, count }) =>
        tx.query(
          `SELECT legal_form, registration_number, region, stage, sectors, people, trading, updated_at
           FROM enterprises WHERE organisation_id = $1 OFFSET $2 LIMIT $3`,
          [organisationId, skip, count],
        ),
    });
  }
}
