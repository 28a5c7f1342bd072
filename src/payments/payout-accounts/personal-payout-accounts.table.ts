import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import { PersonalData } from '../../platform/personal-data.js';
import { PayoutAccountTable } from './payout-account.table.js';
import { PayoutAccountUse } from './payout-account-use.js';

/** With whom somebody has an account to be paid out to. What it was told of them we never had. */
@Injectable()
export class PersonalPayoutAccounts implements OnModuleInit {
  constructor(
    private readonly personalData: PersonalData,
    private readonly accounts: PayoutAccountUse,
  ) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'payout-account',
      purpose: 'To pay you out what you have earned.',
      kept: 'Until you ask to be erased, and then until you have been paid what you earned.',
      covers: ['payout_accounts (user_id)'],
      erased: {
        goes: 'That you have one, and its number with the payment provider.',
        stays:
          'All of it, until you have been paid what you earned. What you told the provider itself, which keeps it as the law asks of it: ask there.',
      },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT 'stripe' AS provider, external_id AS provider_id, state, due_count, planned_at AS asked_for_at, looked_at
           FROM payout_accounts WHERE user_id = $1 ORDER BY id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      held: async (tx, { userId }, now) => ((await this.isNeeded(tx, userId, now)) ? 1 : 0),
      erase: (tx, { userId }, now) => this.erase(tx, userId, now),
      release: (tx, userId, now) => this.erase(tx, userId, now),
    });
  }

  private async isNeeded(tx: Transaction, userId: UserId, now: Temporal.Instant): Promise<boolean> {
    const account = await new PayoutAccountTable(tx).lockOfPerson(userId);
    return account !== undefined && (await this.accounts.use.isNeeded(tx, userId, now));
  }

  private async erase(tx: Transaction, userId: UserId, now: Temporal.Instant): Promise<void> {
    if (!(await this.isNeeded(tx, userId, now))) await new PayoutAccountTable(tx).remove(userId);
  }
}
