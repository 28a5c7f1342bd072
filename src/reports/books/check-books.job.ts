import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { checkBooks } from './books-checks.table.js';

/** Every night; what does not hold is told in the log, and to stewards who ask. */
@Injectable()
export class CheckBooks implements OnModuleInit {
  private readonly logger = new Logger('Books');

  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('check-books', '40 3 * * *', () => this.run());
  }

  async run(): Promise<void> {
    const results = await this.database.transaction((tx) => checkBooks(tx));
    for (const { name, looked, wrong, ids } of results.filter((result) => result.wrong > 0)) {
      this.logger.error(`The books fail ${name}: ${wrong} of ${looked} are wrong: ${ids.join(' ')}`);
    }
  }
}
