import { Injectable } from '@nestjs/common';
import type { OrganisationId } from '../kernel/id.js';
import type { Money } from '../kernel/money.js';
import type { Account } from '../ledger/index.js';
import type { Transaction } from '../platform/database.js';
import type { Payment, PaymentNewsKind, Purpose } from './payment.js';

/** What whoever a payment is for does about it. Each is told at least once, in a transaction of its own, so has to bear being told twice. */
export interface PaymentPurpose {
  /** What a payment of this kind is called on the provider's page. */
  describe(tx: Transaction, payment: Payment): Promise<{ readonly en: string; readonly cy: string }>;
  heard(payment: Payment, kind: PaymentNewsKind): Promise<void>;
}

/** Modules tell, when they start, what they do about payments for theirs: payments know none of them. */
@Injectable()
export class PaymentPurposes {
  private readonly purposes = new Map<Purpose, PaymentPurpose>();

  tell(purpose: Purpose, told: PaymentPurpose): void {
    this.purposes.set(purpose, told);
  }

  /** Throws an Error for a purpose that nobody has told of. */
  of(purpose: Purpose): PaymentPurpose {
    const told = this.purposes.get(purpose);
    if (!told) throw new Error(`Nobody says what a payment for a ${purpose} is for.`);
    return told;
  }
}

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
