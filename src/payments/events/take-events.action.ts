import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import type { Provider } from '../payment.js';
import type { ToldEvent } from '../provider.js';
import { EventHandlers } from './event-handlers.js';
import type { CameBy } from './provider-event.js';
import { ProviderEventTable } from './provider-event.table.js';

/** Writes down what a provider told, each event once, and sends the work that follows from it: both or neither. What nobody handles is handled. */
@Injectable()
export class TakeEvents {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly handlers: EventHandlers,
  ) {}

  fromWebhook(provider: Provider, events: readonly ToldEvent[]): Promise<void> {
    return this.database.transaction((tx) => this.take(tx, provider, events, 'webhook'));
  }

  /** From the provider's list, and up to where that was read. */
  fromList(provider: Provider, events: readonly ToldEvent[], cursor: string | null): Promise<void> {
    return this.database.transaction(async (tx) => {
      await this.take(tx, provider, events, 'list');
      if (cursor !== null) await new ProviderEventTable(tx).readUpTo(provider, cursor, this.clock.now());
    });
  }

  private async take(tx: Transaction, provider: Provider, events: readonly ToldEvent[], cameBy: CameBy): Promise<void> {
    const table = new ProviderEventTable(tx);
    const now = this.clock.now();
    for (const event of inOneOrder(events)) {
      const isForSomebody = this.handlers.of({ provider, kind: event.kind }) !== undefined;
      const eventId = await table.insert({ provider, event, cameBy }, now);
      if (eventId && isForSomebody) await this.jobs.send(tx, 'handle-event', { eventId }, eventId);
      else if (eventId) await table.handled(eventId, now);
    }
  }
}

/** The same for everybody, so that two who write the same events never wait for each other in a circle. */
function inOneOrder(events: readonly ToldEvent[]): ToldEvent[] {
  return events.toSorted((a, b) => (a.eventId < b.eventId ? -1 : 1));
}
