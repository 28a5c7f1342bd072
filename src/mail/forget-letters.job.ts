import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { before, Retention } from '../platform/retention.js';
import { UndeliverableAddressTable } from './bounces/undeliverable-address.table.js';
import { InboundMailTable } from './inbound/inbound-mail.table.js';
import { LetterTable } from './letter.table.js';

/** Whom we wrote to, and about what, is kept as long as the policy says: while somebody may ask whether a letter went out. */
@Injectable()
export class ForgetLetters implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.jobs.every('forget-letters', '23 3 * * *', () => this.run());
  }

  run(): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const { letter_days: days } = await this.retention.inForce(tx, now);
      const limit = before(now, { days });
      await new UndeliverableAddressTable(tx).deleteBefore(limit, now);
      await new LetterTable(tx).deleteBefore(limit);
      await new InboundMailTable(tx).deleteBefore(limit);
    });
  }
}
