import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { EventHandlers } from './event-handlers.js';
import type { ProviderEventId } from './provider-event.js';
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
      const failed = tryAgain(event.tries, error, this.clock.now());
      await this.database.transaction((tx) => new ProviderEventTable(tx).failed(id, failed));
      if (failed.parkedAt) this.logger.error(`Event ${id} was tried ${failed.tries} times and is parked`);
      return;
    }
    await this.database.transaction((tx) => new ProviderEventTable(tx).handled(id, this.clock.now()));
  }
}
