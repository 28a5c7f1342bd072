import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Diary } from '../../diary/index.js';
import type { ReversalId } from '../../kernel/id.js';
import { type Payment, PaymentTable, type Reversal } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { debtOf } from '../../vouchers/index.js';
import type { Booking, Cancellation } from '../booking.js';
import { BookingTable } from '../booking.table.js';
import { CancelBooking } from '../cancel-booking.action.js';
import { OfferFreedTime } from '../waiting/offer-freed-time.js';
import { outcomeOfFailure } from './payment-failure.js';
import { PaymentFailureTable } from './payment-failure.table.js';

/**
 * Calls sessions off whose payment was taken back and whose client has not paid otherwise within a day: as their client would, so that
 * what is due by then is due, and their advisers have it.
 */
@Injectable()
export class CancelUnpaidSessions implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly cancelBooking: CancelBooking,
    private readonly offerFreedTime: OfferFreedTime,
  ) {}

  onModuleInit(): void {
    this.jobs.every('cancel-unpaid-sessions', '* * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const due = await this.database.transaction((tx) => new PaymentFailureTable(tx).due(this.clock.now()));
    await this.jobs.forEachDue('cancel-unpaid-sessions', due, (id) => this.decide(id));
  }

  private decide(id: ReversalId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const failures = new PaymentFailureTable(tx);
      const { bookingId } = await failures.find(id);
      const bookings = new BookingTable(tx);
      const diary = await Diary.lock(tx, await bookings.expertOf(bookingId));
      const standing = await bookings.lock(bookingId);
      if ((await failures.find(id)).endedAt) return;
      const now = this.clock.now();
      const { payment, reversal } = await takenBack(tx, standing, id);
      const isPaid = (await debtOf(tx, standing.organisationId)).minor <= 0;
      const outcome = outcomeOfFailure(standing, { isPaid, isRestored: reversal.restoredAt !== null }, now);
      await failures.end(id, outcome, now);
      if (outcome !== 'cancelled') return;
      const cancellation = cancellationFor(standing, payment);
      await this.cancelBooking.cancelLocked(tx, { bookings, diary, standing }, cancellation, { now });
      await this.offerFreedTime.run(tx, diary, now);
    });
  }
}

/** In the name of whoever planned the payment. */
function cancellationFor({ bookedBy }: Booking, { plannedBy }: Payment): Cancellation {
  return { by: plannedBy ?? bookedBy, side: 'client', reason: 'unpaid', note: null };
}

async function takenBack(
  tx: Transaction,
  { id: bookingId }: Booking,
  reversalId: ReversalId,
): Promise<{ payment: Payment; reversal: Reversal }> {
  const payments = new PaymentTable(tx);
  for (const payment of await payments.of('session', bookingId)) {
    const reversal = (await payments.reversalsOf(payment.id)).find(({ id }) => id === reversalId);
    if (reversal) return { payment, reversal };
  }
  throw new Error(`Reversal ${reversalId} is of no payment for booking ${bookingId}.`);
}
