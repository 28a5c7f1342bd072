import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import type { Provider } from '../payment.js';
import { PAYMENT_PROVIDERS, type PaymentProviders } from '../payment-providers.js';
import { ProviderEventTable } from './provider-event.table.js';
import { TakeEvents } from './take-events.action.js';

/** Of a list at a time; the next run goes on from there. */
const mostPages = 100;

/** Reads the providers' own lists of events, so that one whose webhook never came is taken all the same. */
@Injectable()
export class ReadProviderEvents implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly take: TakeEvents,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  onModuleInit(): void {
    this.jobs.every('read-provider-events', '*/10 * * * *', () => this.sweep());
  }

  async sweep(): Promise<void> {
    const names = this.providers.all.map(({ name }) => name);
    await this.jobs.forEachDue('read-provider-events', names, (name) => this.read(name));
  }

  /** Throws `ProviderUnavailable`. */
  private async read(name: Provider): Promise<void> {
    const provider = this.providers.of(name);
    for (let page = 0; page < mostPages; page += 1) {
      const before = await this.database.transaction((tx) => new ProviderEventTable(tx).cursor(name));
      const { events, cursor } = await provider.eventsAfter(before);
      await this.take.fromList(name, events, cursor);
      if (events.length === 0 || cursor === before) return;
    }
  }
}
