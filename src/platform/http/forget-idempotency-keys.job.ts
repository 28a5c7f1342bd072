import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Database } from '../database.js';
import { Jobs } from '../jobs.js';

/** An answer is kept for a day: longer than any client tries again. */
@Injectable()
export class ForgetIdempotencyKeys implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('forget-idempotency-keys', '17 * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const dayAgo = this.clock.now().subtract({ hours: 24 }).toString();
    await this.database.transaction((tx) => tx.query('DELETE FROM idempotency_keys WHERE created_at < $1', [dayAgo]));
  }
}
