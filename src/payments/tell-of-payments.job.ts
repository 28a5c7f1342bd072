import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { tryAgain } from './events/try-again.js';
import type { PaymentNews } from './payment.js';
import { PaymentNewsTable } from './payment-news.table.js';
import { PaymentPurposes } from './payment-purposes.js';
import { PaymentTable } from './payment.table.js';

/** Tells whoever a payment is for what became of it: at once by a job, and by a sweep what that could not. */
@Injectable()
export class TellOfPayments implements OnModuleInit {
  private readonly logger = new Logger('TellOfPayments');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly purposes: PaymentPurposes,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('tell-of-payment', ({ newsId }: { newsId: PaymentNews['id'] }) => this.run(newsId));
    this.jobs.every('tell-of-payments', '* * * * *', () => this.sweep());
  }

  async sweep(): Promise<void> {
    const due = await this.database.transaction((tx) => new PaymentNewsTable(tx).allDue(this.clock.now()));
    await this.jobs.forEachDue('tell-of-payments', due, (id) => this.run(id));
  }

  /** What whoever is told throws is written down, and they are told again by the sweep. */
  async run(id: PaymentNews['id']): Promise<void> {
    const found = await this.database.transaction(async (tx) => {
      const news = await new PaymentNewsTable(tx).due(id, this.clock.now());
      return news && { news, payment: await new PaymentTable(tx).find(news.paymentId) };
    });
    if (!found) return;
    const { news, payment } = found;
    try {
      await this.purposes.of(payment.purpose).heard(payment, news.kind);
    } catch (error) {
      const failed = tryAgain(news.tries, error, this.clock.now());
      await this.database.transaction((tx) => new PaymentNewsTable(tx).failed(id, failed));
      if (failed.parkedAt) this.logger.error(`News ${id} was told ${failed.tries} times in vain and is parked`);
      return;
    }
    await this.database.transaction((tx) => new PaymentNewsTable(tx).told(id, this.clock.now()));
  }
}
