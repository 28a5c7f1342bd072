import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SystemClock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { SignInTraceTable } from './sign-in-traces.table.js';

/** Sessions and links that have expired, and yesterday's counts of requests, are of no use to anybody. */
@Injectable()
export class ForgetSignIns implements OnModuleInit {
  private readonly clock = new SystemClock(); // the sign-in library's: it knows of no other

  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('forget-sign-ins', '41 3 * * *', () => this.run());
  }

  run(): Promise<void> {
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const traces = new SignInTraceTable(tx);
      await traces.deleteExpired(now);
      await traces.deleteCountsBefore(now.subtract({ hours: 24 }));
    });
  }
}
