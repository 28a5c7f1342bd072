import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** With whom somebody has an account to be paid out to. What it was told of them we never had. */
@Injectable()
export class PersonalPayoutAccounts implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'payout-account',
      purpose: 'To pay you out what you have earned.',
      kept: 'Until you ask to be erased.',
      covers: ['payout_accounts (user_id)'],
      erased: {
        goes: 'That you have one, and its number with the payment provider.',
        stays: 'What you told the provider itself, which keeps it as the law asks of it: ask there.',
      },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT 'stripe' AS provider, external_id AS provider_id, state, due_count, planned_at AS asked_for_at, looked_at
           FROM payout_accounts WHERE user_id = $1 ORDER BY id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: async (tx, { userId }) => {
        await tx.query('DELETE FROM payout_accounts WHERE user_id = $1', [userId]);
      },
    });
  }
}
