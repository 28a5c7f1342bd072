import { Injectable } from '@nestjs/common';
import type { UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { PayoutAccount } from './payout-account.js';
import { PayoutAccountTable } from './payout-account.table.js';

export type { PayoutAccount };

/** What whoever pays by these accounts does about them, within the transaction that asks. */
interface AccountUse {
  /** Throws a Problem for who may open none. */
  refuseOthers(tx: Transaction, userId: UserId): Promise<void>;
  /** It stands otherwise than it did. Its row is locked. */
  changed(tx: Transaction, account: PayoutAccount, now: Temporal.Instant): Promise<void>;
  /** Whether something is to be paid to it still, so that it cannot be forgotten. */
  isNeeded(tx: Transaction, userId: UserId, now: Temporal.Instant): Promise<boolean>;
}

/** Payments know neither who is an adviser nor what they are owed: another module says so when it starts. */
@Injectable()
export class PayoutAccountUse {
  private told: AccountUse | undefined;

  tell(use: AccountUse): void {
    this.told = use;
  }

  /** Throws an Error where nobody has told of it. */
  get use(): AccountUse {
    if (!this.told) throw new Error('Nobody says who is paid by payout accounts.');
    return this.told;
  }
}

/** Somebody's account, where the provider has one; nobody changes it meanwhile. Taken before where they are paid to. */
export async function lockPayoutAccount(tx: Transaction, userId: UserId): Promise<PayoutAccount | undefined> {
  const account = await new PayoutAccountTable(tx).lockOfPerson(userId);
  return account?.externalId ? account : undefined;
}
