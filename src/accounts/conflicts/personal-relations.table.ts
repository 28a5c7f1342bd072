import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** Whom somebody has advised. */
@Injectable()
export class PersonalRelations implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'working-relations',
      purpose: 'To see to it that no adviser decides about an organisation that they advise.',
      kept: 'For good, as the sessions that it follows from.',
      covers: ['working_relations (user_id)'],
      erased: { stays: 'Which organisations you advised, without your name: their sessions say so too.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT r.organisation_id, o.name AS organisation, r.since
           FROM working_relations r JOIN organisations o ON o.id = r.organisation_id
           WHERE r.user_id = $1 ORDER BY r.since, r.organisation_id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(),
    });
  }
}
