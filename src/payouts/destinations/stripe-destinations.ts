import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ExpertTable } from '../../experts/index.js';
import type { UserId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { type PayoutAccount, PayoutAccountUse } from '../../payments/index.js';
import type { Transaction } from '../../platform/database.js';
import { following } from './destination.js';
import { isOwed } from './is-owed.js';
import { PayoutDestinationTable } from './payout-destination.table.js';

/** What is paid by Stripe goes to the account that an adviser has there, and stands as that does. */
@Injectable()
export class StripeDestinations implements OnModuleInit {
  constructor(private readonly accounts: PayoutAccountUse) {}

  onModuleInit(): void {
    this.accounts.tell(this);
  }

  /** Throws `not-an-adviser`. */
  async refuseOthers(tx: Transaction, userId: UserId): Promise<void> {
    if (await new ExpertTable(tx).findByUser(userId)) return;
    throw new Problem(
      'not-an-adviser',
      'Only advisers are paid out, and you have no adviser profile yet. Please create one first.',
    );
  }

  async changed(tx: Transaction, account: PayoutAccount, now: Temporal.Instant): Promise<void> {
    const expert = await new ExpertTable(tx).findByUser(account.userId);
    const destinations = new PayoutDestinationTable(tx);
    const destination = expert && (await destinations.lockOfExpert(expert.id));
    if (!destination) return;
    const after = following(destination, account, now);
    const isChanged = after.state !== destination.state || after.externalId !== destination.externalId;
    if (isChanged) await destinations.update(after);
  }

  async isNeeded(tx: Transaction, userId: UserId, now: Temporal.Instant): Promise<boolean> {
    const expert = await new ExpertTable(tx).findByUser(userId);
    return expert !== null && isOwed(tx, expert.id, now);
  }
}
