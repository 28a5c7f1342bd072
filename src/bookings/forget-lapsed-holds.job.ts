import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { before, Retention } from '../platform/retention.js';
import { BookingTable } from './booking.table.js';
import { WaitingEntryTable } from './waiting/waiting-entry.table.js';

/** What somebody wrote with a time that came to nothing, or waiting for one, is kept as long as the policy says; that they did stays. */
@Injectable()
export class ForgetLapsedHolds implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.jobs.every('forget-lapsed-holds', '7 4 * * *', () => this.run());
  }

  run(): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const { lapsed_hold_days: days } = await this.retention.inForce(tx, now);
      await new BookingTable(tx).forgetUnconfirmedBefore(before(now, { days }));
      await new WaitingEntryTable(tx).forgetEndedBefore(before(now, { days }));
    });
  }
}
