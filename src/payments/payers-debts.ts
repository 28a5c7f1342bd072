import { Injectable } from '@nestjs/common';
import type { OrganisationId } from '../kernel/id.js';
import type { Money } from '../kernel/money.js';
import type { Account } from '../ledger/index.js';
import type { Transaction } from '../platform/database.js';

/** What whoever keeps the debts of organisations does about them, within the transaction of a payment. */
interface Debts {
  /** What the other two may touch, to be locked with the other accounts of the transaction. */
  accountsOf(tx: Transaction, organisationId: OrganisationId): Promise<Account[]>;
  /** Pays what an organisation owes with what it is to have back, at most an amount of that; once for a reference. Returns what did so. */
  setOff(
    tx: Transaction,
    setOff: { readonly organisationId: OrganisationId; readonly most: Money; readonly reference: string },
    now: Temporal.Instant,
  ): Promise<Money>;
  /** What an organisation has paid more than it owes is what it is to have back; once for a reference. */
  keepOverpaid(
    tx: Transaction,
    overpaid: { readonly organisationId: OrganisationId; readonly reference: string },
    now: Temporal.Instant,
  ): Promise<void>;
}

/** Payments know that a payer owes what was taken back, and not what else it owes: another module says so when it starts. */
@Injectable()
export class PayersDebts {
  private told: Debts | undefined;

  tell(debts: Debts): void {
    this.told = debts;
  }

  /** Throws an Error where nobody has told of them. */
  get debts(): Debts {
    if (!this.told) throw new Error('Nobody says what organisations owe.');
    return this.told;
  }
}
