import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { isOverdue } from './bank-file.js';
import { BankFileTable } from './bank-file.table.js';

/** Tells stewards in the morning of files of which the bank, or whoever was to give them to it, has been silent too long. */
@Injectable()
export class WatchBankFiles implements OnModuleInit {
  private readonly logger = new Logger('WatchBankFiles');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('watch-bank-files', '10 8 * * *', () => this.sweep());
  }

  async sweep(): Promise<void> {
    const files = await this.database.transaction((tx) => new BankFileTable(tx).waiting());
    const now = this.clock.now();
    for (const { id, unheard, madeAt } of files.filter((file) => isOverdue(file, now)))
      this.logger.warn(`bank file ${id} of ${madeAt.toString()}: nothing is known of ${unheard} of its payouts`);
  }
}
