import { Injectable, type OnModuleInit } from '@nestjs/common';
import { writePaidMinutes } from '../experts/index.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { BookingTable } from './booking.table.js';

/** Every night the directory is told who had how much paid work in the last ninety days, so that it can offer others first. */
@Injectable()
export class CountPaidMinutes implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('count-paid-minutes', '17 3 * * *', () => this.run());
  }

  run(): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      await writePaidMinutes(
        tx,
        await new BookingTable(tx).paidMinutes({ start: now.subtract({ hours: 90 * 24 }), end: now }),
      );
    });
  }
}
