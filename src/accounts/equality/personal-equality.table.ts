import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';
import { EqualityTable } from './equality.table.js';

/** What somebody said about who they are. */
@Injectable()
export class PersonalEquality implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'equality-answers',
      purpose: 'To see, in counts that give nobody away, whom we reach and whom we do not. You chose to answer.',
      kept: 'Until you take them back.',
      covers: ['equality_answers (user_id)'],
      erased: { goes: 'All of them.' },
      export: async (tx, { userId }, { skip, count }) =>
        Object.entries(await new EqualityTable(tx).own(userId))
          .map(([question, answer]) => ({ question, answer }))
          .slice(skip, skip + count),
      erase: (tx, { userId }) => new EqualityTable(tx).takeBack(userId),
    });
  }
}
