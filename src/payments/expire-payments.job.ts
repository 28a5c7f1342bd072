import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { EndPayment } from './end-payment.action.js';
import { PaymentTable } from './payment.table.js';

/** Closes the pages of payments that nobody has paid in time, or that are not wanted any more. */
@Injectable()
export class ExpirePayments implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly end: EndPayment,
  ) {}

  onModuleInit(): void {
    this.jobs.every('expire-payments', '* * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const due = await this.database.transaction((tx) => new PaymentTable(tx).expired(this.clock.now()));
    await this.jobs.forEachDue('expire-payments', due, async (id) => {
      await this.end.run(id);
    });
  }
}
