import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** That letters to an address came back. */
@Injectable()
export class PersonalUndeliverable implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'undeliverable-address',
      purpose: 'To send no letters to an address that takes none, or whose reader wants none.',
      kept: 'Until you have it tried again, or sign in by a letter that arrived; ninety days at most, or as the policy retention says.',
      covers: [],
      erased: { goes: 'That letters to your address came back.' },
      export: (tx, { email }, { skip, count }) =>
        tx.query(
          `SELECT address, reason, failure, since FROM undeliverable_addresses WHERE address = lower($1)
           ORDER BY since, id OFFSET $2 LIMIT $3`,
          [email, skip, count],
        ),
      erase: async (tx, { email }) => {
        await tx.query('DELETE FROM undeliverable_addresses WHERE address = lower($1)', [email]);
      },
    });
  }
}
