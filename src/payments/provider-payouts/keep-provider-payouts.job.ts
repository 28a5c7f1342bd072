import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { PAYMENT_PROVIDERS, type PaymentProviders } from '../payment-providers.js';
import type { PaymentProvider } from '../provider.js';
import { KeepProviderPayout } from './keep-provider-payout.action.js';
import { ProviderPayoutTable } from './provider-payout.table.js';

/** For so long a payout that has arrived may come back. */
const watchedHours = 10 * 24;

/** Looks at the payouts of the last days and at those that are under way: so none depends on an event that came. */
@Injectable()
export class KeepProviderPayouts implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly keep: KeepProviderPayout,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  onModuleInit(): void {
    this.jobs.every('keep-provider-payouts', '25 * * * *', () => this.sweep());
  }

  async sweep(): Promise<void> {
    for (const provider of this.providers.all) await this.sweepOne(provider);
  }

  private async sweepOne(provider: PaymentProvider): Promise<void> {
    const { name } = provider;
    const made = await provider.books.payoutsSince(this.clock.now().subtract({ hours: watchedHours }));
    const underWay = await this.database.transaction((tx) => new ProviderPayoutTable(tx).underWay(name));
    const ids = [...new Set([...made, ...underWay])];
    await this.jobs.forEachDue('keep-provider-payouts', ids, (id) => this.keep.run(name, id));
  }
}
