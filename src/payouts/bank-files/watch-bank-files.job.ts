import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { BankFileId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { isOverdue } from './bank-file.js';
import { BankFilePost } from './bank-file.post.js';
import { BankFileTable } from './bank-file.table.js';

/** Tells stewards of files of which the bank, or whoever was to give them to it, has been silent too long: in the log every morning, by letter once. */
@Injectable()
export class WatchBankFiles implements OnModuleInit {
  private readonly logger = new Logger('WatchBankFiles');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly post: BankFilePost,
  ) {}

  onModuleInit(): void {
    this.jobs.every('watch-bank-files', '10 8 * * *', () => this.sweep());
  }

  async sweep(): Promise<void> {
    const files = await this.database.transaction((tx) => new BankFileTable(tx).waiting());
    const now = this.clock.now();
    const overdue = files.filter((file) => isOverdue(file, now));
    for (const { id, unheard, madeAt } of overdue)
      this.logger.warn(`bank file ${id} of ${madeAt.toString()}: nothing is known of ${unheard} of its payouts`);
    const ids = overdue.map(({ id }) => id);
    await this.jobs.forEachDue('tell-of-silent-bank-files', ids, (id) => this.tell(id));
  }

  /** Once of each. */
  private tell(id: BankFileId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const files = new BankFileTable(tx);
      if (await files.tellSilence(id, this.clock.now())) await this.post.silent(tx, await files.find(id));
    });
  }
}
