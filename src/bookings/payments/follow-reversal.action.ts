import { Injectable } from '@nestjs/common';
import { AccountTable, type Person } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { type Payment, PaymentTable, type Reversal } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { debtOf } from '../../vouchers/index.js';
import type { Booking } from '../booking.js';
import { BookingPost } from '../booking.post.js';
import { BookingTable } from '../booking.table.js';
import { payerOf } from './payer-of.js';
import { payByOf } from './payment-failure.js';
import { PaymentFailureTable } from './payment-failure.table.js';
import { SharePaymentTable } from './share-payment.table.js';
import { type HowToPay, owedNow, paymentRestoredTold, payOtherwise } from './session-payment.letters.js';

/** What follows for a session when what was paid for it is taken back, or comes again after that. Its adviser is paid either way. */
@Injectable()
export class FollowReversal {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: BookingPost,
  ) {}

  /**
   * Its client owes it, and is told until when to pay before the session is called off. What nobody had used is no failure, and neither is
   * what was on its way back and is set off.
   */
  takenBack(payment: Payment): Promise<void> {
    return this.database.transaction(async (tx) => {
      const standing = await new BookingTable(tx).lock(payment.reference as BookingId);
      const reversal = (await new PaymentTable(tx).reversalsOf(payment.id)).find(standsAgainstPayer);
      if (!reversal || (await debtOf(tx, payment.organisationId)).minor <= 0) return;
      const now = this.clock.now();
      const isUsed = (await new SharePaymentTable(tx).usedFor(standing.id)).includes(payment.id);
      const payBy = isUsed ? payByOf(standing, now) : null;
      const open = { reversalId: reversal.id, bookingId: standing.id, at: now, endedAt: null, outcome: null };
      if (!(await new PaymentFailureTable(tx).insert({ ...open, payBy }))) return;
      const note = (payBy ? payOtherwise : owedNow)(reversal.amount, howToPay(standing));
      await this.tell(tx, keptUntil(standing, payBy), payment, note);
    });
  }

  restored(payment: Payment): Promise<void> {
    return this.database.transaction(async (tx) => {
      const standing = await new BookingTable(tx).lock(payment.reference as BookingId);
      const failures = new PaymentFailureTable(tx);
      const open = (await failures.of(standing.id)).filter(({ endedAt }) => endedAt === null);
      for (const { id, amount, restoredAt } of await new PaymentTable(tx).reversalsOf(payment.id)) {
        if (!restoredAt || !open.some(({ reversalId }) => reversalId === id)) continue;
        await failures.end(id, 'restored', this.clock.now());
        await this.tell(tx, standing, payment, paymentRestoredTold(amount));
      }
    });
  }

  private async tell(
    tx: Transaction,
    booking: Booking,
    payment: Payment,
    note: ReturnType<typeof owedNow>,
  ): Promise<void> {
    for (const person of await thoseToTell(tx, booking, payment)) await this.post.note(tx, booking, note, person);
  }
}

/** Whoever paid, and those who answer for their organisation's money, each once. */
async function thoseToTell(tx: Transaction, booking: Booking, payment: Payment): Promise<Person[]> {
  const payer = await payerOf(tx, booking, payment);
  const answering = await new AccountTable(tx).answeringForMoney(booking.organisationId);
  return [payer, ...answering.filter(({ userId }) => userId !== payer.userId)];
}

function howToPay({ id, organisationId }: Booking): HowToPay {
  return {
    bookers: `POST /api/v1/bookings/${id}/payments`,
    finance: `POST /api/v1/organisations/${organisationId}/payments`,
  };
}

function standsAgainstPayer({ isOwed, restoredAt }: Reversal): boolean {
  return isOwed && restoredAt === null;
}

/** As letters say until when something is kept. */
function keptUntil(booking: Booking, lapsesAt: Temporal.Instant | null): Booking {
  return { ...booking, lapsesAt };
}
