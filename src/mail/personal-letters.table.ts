import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../platform/personal-data.js';

/** Letters to an address. The text of one that signs its reader in, or lets them in, is a secret and is told to nobody. */
@Injectable()
export class PersonalLetters implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'letters',
      purpose: 'To tell you what becomes of your sessions and your account, and whether a letter went out.',
      kept: 'Ninety days, or as the policy retention says; the text of one that was delivered, or that you wanted on the site alone, not at all.',
      covers: [],
      erased: {
        goes: 'All letters to your address, sent or not.',
        stays: 'Letters to others that name you, until their own time is over.',
      },
      export: (tx, { email }, { skip, count }) =>
        tx.query(
          `SELECT kind, to_address, to_name, subject, CASE WHEN kind NOT IN ('sign-in', 'invitation') THEN body END AS body,
             path, created_at, sent_at, read_at, way, held_until, held_at, tries, failure, given_up_at, came_back_at, reply_to
           FROM letters WHERE to_address = $1 ORDER BY created_at, id OFFSET $2 LIMIT $3`,
          [email, skip, count],
        ),
      erase: async (tx, { email }) => {
        await tx.query('DELETE FROM letters WHERE lower(to_address) = $1', [email]);
      },
    });
  }
}
