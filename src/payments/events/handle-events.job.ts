import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { PayoutAccountTable } from '../payout-accounts/payout-account.table.js';
import { connectedAccountOf } from './connected-account.js';
import { EventHandlers } from './event-handlers.js';
import type { ProviderEvent, ProviderEventId } from './provider-event.js';
import { ProviderEventTable } from './provider-event.table.js';
import { tryAgain } from './try-again.js';

/** Has done what follows from events of providers: at once by a job, and by a sweep what that could not. */
@Injectable()
export class HandleEvents implements OnModuleInit {
  private readonly logger = new Logger('HandleEvents');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly handlers: EventHandlers,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('handle-event', ({ eventId }: { eventId: ProviderEventId }) => this.run(eventId));
    this.jobs.every('handle-events', '* * * * *', () => this.sweep());
  }

  async sweep(): Promise<void> {
    const due = await this.database.transaction((tx) => new ProviderEventTable(tx).allDue(this.clock.now()));
    await this.jobs.forEachDue('handle-events', due, (id) => this.run(id));
  }

  /** What its handler throws is written down, and the event tried again by the sweep. */
  async run(id: ProviderEventId): Promise<void> {
    const event = await this.database.transaction((tx) => new ProviderEventTable(tx).due(id, this.clock.now()));
    if (!event) return;
    try {
      await this.handlers.of(event)?.(event);
    } catch (error) {
      await this.database.transaction((tx) => this.failed(tx, event, error));
      return;
    }
    await this.database.transaction((tx) => new ProviderEventTable(tx).handled(id, this.clock.now()));
  }

  private async failed(tx: Transaction, event: ProviderEvent, error: unknown): Promise<void> {
    const events = new ProviderEventTable(tx);
    const { id, tries: triesBefore } = event;
    const now = this.clock.now();
    const account = connectedAccountOf(event);
    const isNobodys = account !== null && !(await new PayoutAccountTable(tx).isKnown(account));
    const failed = tryAgain(triesBefore, error, now, isNobodys ? account : null);
    const { tries, parkedAt, ignoredBecause } = failed;
    if (ignoredBecause !== null) await events.ignored(id, tries, ignoredBecause, now);
    else await events.failed(id, failed);
    if (parkedAt) this.logger.error(`Event ${id} was tried ${tries} times and is parked`);
  }
}
