import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { PaymentId } from '../kernel/id.js';
import { workingDaysAfter } from '../kernel/working-days.js';
import { accountOf, Ledger } from '../ledger/index.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { PAYMENT_PROVIDERS, type PaymentProviders } from './payment-providers.js';
import { PaymentTable } from './payment.table.js';
import { RefreshPayment } from './refresh-payment.action.js';

/** For how long its payer may pay otherwise. */
const workingDaysBefore = 2;

/** A debit that failed after it was counted on, and is owed, is tried once more: then it is collected otherwise. */
@Injectable()
export class RetryDebits implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly refresh: RefreshPayment,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  onModuleInit(): void {
    this.jobs.every('retry-debits', '50 * * * *', () => this.sweep());
  }

  async sweep(): Promise<void> {
    if (!this.providers.has('debit')) return;
    const due = await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const failed = await new PaymentTable(tx).failedLate(now.subtract({ hours: 24 * workingDaysBefore - 1 }));
      const isDue = (at: Temporal.Instant) =>
        Temporal.Instant.compare(workingDaysAfter(at, workingDaysBefore), now) <= 0;
      return failed.filter(({ at }) => isDue(at)).map(({ paymentId }) => paymentId);
    });
    await this.jobs.forEachDue('retry-debits', due, (id) => this.retry(id));
  }

  private async retry(id: PaymentId): Promise<void> {
    const payment = await this.refresh.run(id);
    if (payment.state !== 'reversed' || !(await this.isOwed(id))) return;
    await this.providers.debits.retry(payment);
    await this.database.transaction((tx) => new PaymentTable(tx).retried(id, this.clock.now()));
    await this.refresh.run(id);
  }

  /** Whether its payer owes as much still. */
  private isOwed(id: PaymentId): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const { organisationId, amount } = await new PaymentTable(tx).find(id);
      const balance = await new Ledger(tx).balanceOf(accountOf('client-debt', organisationId), amount.currency);
      return -balance.minor >= amount.minor;
    });
  }
}
