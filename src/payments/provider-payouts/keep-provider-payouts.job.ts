import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { EventHandlers } from '../events/event-handlers.js';
import type { ProviderEvent } from '../events/provider-event.js';
import type { Provider } from '../payment.js';
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
    private readonly events: EventHandlers,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  onModuleInit(): void {
    for (const { name } of this.providers.all) this.listenTo(name);
    this.jobs.every('keep-provider-payouts', '25 * * * *', () => this.sweep());
  }

  /** Of each provider, whether the others answer or not. */
  async sweep(): Promise<void> {
    const names = this.providers.all.map(({ name }) => name);
    await this.jobs.forEachDue('keep-provider-payouts', names, (name) => this.sweepOf(this.providers.of(name)));
  }

  /** That a payout bounced, GoCardless tells of its creditor: then all of the last days are looked at. */
  private listenTo(name: Provider): void {
    const one = ({ subject }: ProviderEvent) => (subject === null ? Promise.resolve() : this.keep.run(name, subject));
    this.events.tell(name, name === 'stripe' ? ['payout'] : ['payouts'], one);
    if (name === 'gocardless') this.events.tell(name, ['creditors'], () => this.sweepOf(this.providers.of(name)));
  }

  private async sweepOf(provider: PaymentProvider): Promise<void> {
    const { name } = provider;
    const made = await provider.books.payoutsSince(this.clock.now().subtract({ hours: watchedHours }));
    const underWay = await this.database.transaction((tx) => new ProviderPayoutTable(tx).underWay(name));
    const ids = [...new Set([...made, ...underWay])];
    await this.jobs.forEachDue('keep-provider-payouts', ids, (id) => this.keep.run(name, id));
  }
}
