import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { keptForDays } from './kept-for.js';
import { WebhookDeliveryTable } from './webhook-delivery.table.js';
import { WebhookEndpointTable } from './webhook-endpoint.table.js';

/** What was told is forgotten in time, delivered or not, and so are endpoints that nobody keeps any more. */
@Injectable()
export class ForgetWebhooks implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('forget-webhooks', '*/20 * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const now = this.clock.now();
    const left = await this.database.transaction((tx) => new WebhookEndpointTable(tx).idsOfNobody());
    await this.jobs.forEachDue('forget-webhooks', left, (id) =>
      this.database.transaction((tx) => new WebhookEndpointTable(tx).remove(id, now)),
    );
    await this.database.transaction(async (tx) => {
      await new WebhookEndpointTable(tx).forgetRemoved(now.subtract({ minutes: 10 }));
      await new WebhookDeliveryTable(tx).forgetBefore(now.subtract({ hours: keptForDays * 24 }));
    });
  }
}
