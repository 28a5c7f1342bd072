import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../personal-data.js';

/** The answers that are kept for whoever asks again. What they say is in other sections: they would only repeat it. */
@Injectable()
export class PersonalAnswers implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'kept-answers',
      purpose: 'To answer a request that is sent twice once only.',
      kept: 'A day, or as the policy retention says.',
      covers: ['idempotency_keys (user_id)'],
      erased: { goes: 'All of them.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          'SELECT key, status, created_at FROM idempotency_keys WHERE user_id = $1 ORDER BY created_at, key OFFSET $2 LIMIT $3',
          [userId, skip, count],
        ),
      erase: async (tx, { userId }) => {
        await tx.query('DELETE FROM idempotency_keys WHERE user_id = $1', [userId]);
      },
    });
  }
}
