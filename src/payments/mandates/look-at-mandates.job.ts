import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { MandateId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { EventHandlers } from '../events/event-handlers.js';
import type { ProviderEvent } from '../events/provider-event.js';
import { PAYMENT_PROVIDERS, type PaymentProviders } from '../payment-providers.js';
import { ended, isLinkGood } from './mandate.js';
import { MandateTable } from './mandate.table.js';
import { RefreshMandate } from './refresh-mandate.action.js';

/** Looks at mandates when their provider tells of them, and every hour at those that wait for somebody, or for a bank. */
@Injectable()
export class LookAtMandates implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly handlers: EventHandlers,
    private readonly refresh: RefreshMandate,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  onModuleInit(): void {
    this.handlers.tell('gocardless', ['mandates'], (event) => this.hear(event));
    this.handlers.tell('gocardless', ['mandate_requests'], (event) => this.hearOfRequest(event));
    this.jobs.every('look-at-mandates', '40 * * * *', () => this.sweep());
  }

  async sweep(): Promise<void> {
    if (!this.providers.has('debit')) return;
    const waiting = await this.database.transaction((tx) => new MandateTable(tx).waiting());
    await this.jobs.forEachDue('look-at-mandates', waiting, (id) => this.look(id));
  }

  private async hear({ subject }: ProviderEvent): Promise<void> {
    await this.refresh.run(subject ?? '');
  }

  /** Nobody is led to the page of a request before its id is written down: of one that we were never told, nothing is to be known. */
  private async hearOfRequest({ subject }: ProviderEvent): Promise<void> {
    const mandate = await this.database.transaction((tx) => new MandateTable(tx).byRequest(subject ?? ''));
    if (mandate) await this.refresh.look(mandate.id);
  }

  /** Nobody agrees on a page that is over. */
  private async look(id: MandateId): Promise<void> {
    const mandate = await this.refresh.look(id);
    if (mandate.state !== 'requested' || isLinkGood(mandate, this.clock.now())) return;
    await this.providers.debits.cancelMandate(mandate);
    const lapsed = ended(mandate, 'lapsed', this.clock.now());
    await this.database.transaction((tx) => new MandateTable(tx).update(lapsed));
  }
}
