import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { before, Retention } from '../platform/retention.js';
import { DiagnosticTable } from './diagnostic.table.js';

/** Answers grow old with the organisation that gave them. */
@Injectable()
export class ForgetDiagnostics implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.jobs.every('forget-diagnostics', '47 4 * * *', () => this.run());
  }

  run(): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const { diagnostic_days: days } = await this.retention.inForce(tx, now);
      await new DiagnosticTable(tx).forgetBefore(before(now, { days }));
    });
  }
}
