import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ExpertTable } from '../../experts/index.js';
import type { ExpertId, UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import { PersonalData } from '../../platform/personal-data.js';
import { isOwed } from './is-owed.js';
import { PayoutDestinationTable } from './payout-destination.table.js';

/** Where an adviser is and was paid to. */
@Injectable()
export class PersonalPayoutDestinations implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'payout-destinations',
      purpose: 'To pay you what you have earned, to an account that is yours.',
      kept: 'Until you ask to be erased, and then until you have been paid what you earned.',
      covers: [],
      erased: {
        goes: 'The names and numbers of your bank accounts, also of those before, and of your account with Stripe.',
        stays:
          'All of them, until you have been paid what you earned; after that only that you were paid, on which day and how. What our payment providers keep as the law asks of them: ask there.',
      },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT d.id, d.rail, d.state, d.account_name, d.sort_code, d.account_number, d.external_id AS provider_id, d.name_check,
             d.name_at_bank, d.broken_because, d.chosen_at, d.ready_at
           FROM payout_destinations d JOIN experts x ON x.id = d.expert_id
           WHERE x.user_id = $1 AND d.forgotten_at IS NULL ORDER BY d.chosen_at, d.id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      held: (tx, { userId }, now) => this.held(tx, userId, now),
      erase: (tx, { userId }, now) => this.forget(tx, userId, now),
      release: (tx, userId, now) => this.forget(tx, userId, now),
    });
  }

  private async held(tx: Transaction, userId: UserId, now: Temporal.Instant): Promise<number> {
    const expertId = await this.expertOf(tx, userId);
    if (expertId === null || !(await isOwed(tx, expertId, now))) return 0;
    return new PayoutDestinationTable(tx).countKept(expertId);
  }

  private async forget(tx: Transaction, userId: UserId, now: Temporal.Instant): Promise<void> {
    const expertId = await this.expertOf(tx, userId);
    if (expertId === null || (await isOwed(tx, expertId, now))) return;
    await new PayoutDestinationTable(tx).forget(expertId, now);
  }

  private async expertOf(tx: Transaction, userId: UserId): Promise<ExpertId | null> {
    return (await new ExpertTable(tx).findByUser(userId))?.id ?? null;
  }
}
