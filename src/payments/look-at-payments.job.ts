import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { PaymentTable } from './payment.table.js';
import { RefreshPayment } from './refresh-payment.action.js';

/** Until then its provider is trusted to tell by itself. */
const minutesOfTrust = 10;

/** Asks how payments stand that are on their way or may be taken back, because what a provider tells can be lost, and time clears debits. */
@Injectable()
export class LookAtPayments implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly refresh: RefreshPayment,
  ) {}

  onModuleInit(): void {
    this.jobs.every('look-at-payments', '5-59/10 * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const before = this.clock.now().subtract({ minutes: minutesOfTrust });
    const due = await this.database.transaction((tx) => new PaymentTable(tx).notFinal(before));
    await this.jobs.forEachDue('look-at-payments', due, async (id) => {
      await this.refresh.run(id);
    });
  }
}
