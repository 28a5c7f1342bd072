import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PaymentId } from '../kernel/id.js';
import { workingDaysAfter } from '../kernel/working-days.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { PolicyTable } from '../policies/index.js';
import { PaymentTable } from './payment.table.js';
import { RefreshPayment } from './refresh-payment.action.js';

/**
 * A debit that came some working days ago, as the policy says, is clear: it will not be taken back in the ordinary course, and the guarantee
 * fund stands behind it no longer. One that was paid out to us is so without waiting.
 */
@Injectable()
export class ClearDebits implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly refresh: RefreshPayment,
  ) {}

  onModuleInit(): void {
    this.jobs.every('clear-debits', '20 * * * *', () => this.sweep());
  }

  async sweep(): Promise<void> {
    const due = await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const { clearing_working_days: days } = await new PolicyTable(tx).inForce('payment-rails', now);
      const settled = await new PaymentTable(tx).toClear(now.subtract({ hours: 24 * days - 1 })); // an hour for the clocks' change
      const isDue = (at: Temporal.Instant) => Temporal.Instant.compare(workingDaysAfter(at, days), now) <= 0;
      return settled.filter(({ settledAt }) => settledAt && isDue(settledAt)).map(({ id }) => id);
    });
    await this.jobs.forEachDue('clear-debits', due, (id) => this.clear(id));
  }

  /** Not before it was looked at once more: that it failed may not have been told. */
  private async clear(id: PaymentId): Promise<void> {
    await this.refresh.run(id);
    await this.database.transaction(async (tx) => {
      const payments = new PaymentTable(tx);
      const payment = await payments.lock(id);
      if (payment.state !== 'settled' || payment.clearedAt) return;
      await payments.update({ ...payment, clearedAt: this.clock.now() });
    });
  }
}
