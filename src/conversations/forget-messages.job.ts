import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { before, Retention } from '../platform/retention.js';
import { ConversationTable } from './conversation.table.js';

/** What was said and shown is kept as long as the policy says. */
@Injectable()
export class ForgetMessages implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.jobs.every('forget-messages', '53 4 * * *', () => this.run());
  }

  run(): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const { message_days: days } = await this.retention.inForce(tx, now);
      await new ConversationTable(tx).forgetBefore(before(now, { days }), now);
    });
  }
}
