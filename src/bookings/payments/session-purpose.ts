import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BookingId } from '../../kernel/id.js';
import {
  isOnItsWay,
  isSecured,
  type Payment,
  type PaymentNewsKind,
  type PaymentPurpose,
  PaymentPurposes,
  PaymentTable,
} from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { stateAt } from '../booking.js';
import { BookingPost } from '../booking.post.js';
import { BookingTable } from '../booking.table.js';
import { FollowReversal } from './follow-reversal.action.js';
import { payerOf } from './payer-of.js';
import { paymentEnded } from './session-payment.letters.js';
import { UsePayment } from './use-payment.action.js';

/** What sessions do about the payments for them. */
@Injectable()
export class SessionPurpose implements PaymentPurpose, OnModuleInit {
  constructor(
    private readonly purposes: PaymentPurposes,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: BookingPost,
    private readonly usePayment: UsePayment,
    private readonly followReversal: FollowReversal,
  ) {}

  onModuleInit(): void {
    this.purposes.tell('session', this);
  }

  async describe(tx: Transaction, { reference }: Payment) {
    const { titleEn, titleCy } = await new BookingTable(tx).find(reference as BookingId);
    return { en: titleEn, cy: titleCy === '' ? titleEn : titleCy };
  }

  heard(payment: Payment, kind: PaymentNewsKind): Promise<void> {
    switch (kind) {
      case 'secured':
        return this.usePayment.run(payment);
      case 'ended':
        return this.ended(payment);
      case 'reversed':
        return this.followReversal.takenBack(payment);
      case 'restored':
        return this.restored(payment);
    }
  }

  /** What nobody had used when it was taken back is used now, or goes back. */
  private async restored(payment: Payment): Promise<void> {
    await this.followReversal.restored(payment);
    await this.usePayment.run(payment);
  }

  /** Whoever let a payment be, or pays otherwise already, knows that it has ended. */
  private ended(payment: Payment): Promise<void> {
    return this.database.transaction(async (tx) => {
      const booking = await new BookingTable(tx).find(payment.reference as BookingId);
      const others = (await new PaymentTable(tx).of('session', payment.reference)).filter(
        ({ id }) => id !== payment.id,
      );
      const isHeld = stateAt(booking, this.clock.now()) === 'held';
      if (payment.state !== 'failed' || !isHeld || others.some((each) => isOnItsWay(each) || isSecured(each))) return;
      await this.post.note(tx, booking, paymentEnded, await payerOf(tx, booking, payment));
    });
  }
}
