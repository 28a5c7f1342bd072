import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { PAYMENT_PROVIDERS, type PaymentProviders, type Provider } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { ReconcileProvider } from './reconcile-provider.action.js';
import { daysToReconcile, londonDay } from './reconciliation.js';
import { ReconciliationTable } from './reconciliation.table.js';

/** Every night, each provider's last day, those that were left out, and those that still differ. */
@Injectable()
export class ReconcileProviders implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly reconcile: ReconcileProvider,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  onModuleInit(): void {
    this.jobs.every('reconcile-providers', '30 4 * * *', () => this.sweep());
  }

  async sweep(): Promise<void> {
    for (const { name } of this.providers.all) {
      const days = (await this.daysOf(name)).map((day) => day.toString());
      await this.jobs.forEachDue(`reconcile-providers of ${name}`, days, (day) =>
        this.reconcile.run(name, Temporal.PlainDate.from(day)),
      );
    }
  }

  private async daysOf(provider: Provider): Promise<Temporal.PlainDate[]> {
    const today = londonDay(this.clock.now());
    const from = today.subtract({ months: 13 });
    const newest = await this.database.transaction((tx) => new ReconciliationTable(tx).since(provider, from));
    return daysToReconcile(today, newest);
  }
}
