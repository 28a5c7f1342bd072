import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Database } from '../database.js';
import { Jobs } from '../jobs.js';
import { before, Retention } from '../retention.js';

/** An answer is kept for as long as the policy says: at least a day, which is longer than any client tries again. */
@Injectable()
export class ForgetIdempotencyKeys implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.jobs.every('forget-idempotency-keys', '17 * * * *', () => this.run());
  }

  run(): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const { idempotency_key_days: days } = await this.retention.inForce(tx, now);
      await tx.query('DELETE FROM idempotency_keys WHERE created_at < $1', [before(now, { days }).toString()]);
    });
  }
}
