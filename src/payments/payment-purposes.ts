import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database.js';
import type { Payment, PaymentNewsKind, Purpose } from './payment.js';

/** What whoever a payment is for does about it. Each is told at least once, in a transaction of its own, so has to bear being told twice. */
export interface PaymentPurpose {
  /** What a payment of this kind is called on the provider's page, and where its payer comes back to: a path of ours. */
  describe(
    tx: Transaction,
    payment: Payment,
  ): Promise<{ readonly en: string; readonly cy: string; readonly path: string }>;
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
