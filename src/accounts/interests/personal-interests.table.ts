import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** What somebody declared that they have to do with organisations. */
@Injectable()
export class PersonalInterests implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'interests',
      purpose: 'To let whoever books you see what else you have to do with them.',
      kept: 'Until you ask to be erased; those that are over too, since sessions took place meanwhile.',
      covers: ['interests (user_id)'],
      erased: { goes: 'All of them.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT i.id, i.organisation_id, coalesce(i.organisation_name, o.name) AS organisation, i.nature, i.note, i.since, i.until,
             i.declared_at
           FROM interests i LEFT JOIN organisations o ON o.id = i.organisation_id
           WHERE i.user_id = $1 ORDER BY i.declared_at, i.id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(), // with the account
    });
  }
}
