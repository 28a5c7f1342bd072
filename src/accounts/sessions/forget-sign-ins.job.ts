import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SystemClock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { before, Retention } from '../../platform/retention.js';
import { SignInTraceTable } from './sign-in-traces.table.js';

/** Sessions and links that have expired are of no use to anybody, and neither are old counts of requests. */
@Injectable()
export class ForgetSignIns implements OnModuleInit {
  private readonly clock = new SystemClock(); // the sign-in library's: it knows of no other

  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.jobs.every('forget-sign-ins', '41 3 * * *', () => this.run());
  }

  run(): Promise<void> {
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const traces = new SignInTraceTable(tx);
      const { sign_in_trace_days: days } = await this.retention.inForce(tx, now);
      await traces.deleteExpired(now);
      await traces.deleteCountsBefore(before(now, { days }));
    });
  }
}
