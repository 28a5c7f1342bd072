import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { AccountTable } from '../../accounts/index.js';
import { ExpertTable } from '../../experts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Ledger } from '../../ledger/index.js';
import { Mail } from '../../mail/index.js';
import { Clock } from '../../platform/clock.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { EarningTable } from '../earning.table.js';
import { payableOf } from '../payout.postings.js';
import { latePayLetter } from './late-pay.letters.js';
import { LatePayTable } from './late-pay.table.js';
import { writeLatePay } from './write-late-pay.js';

/**
 * Every day writes what being late has added to what advisers are to be paid, also of days on which it did not run. Half past every hour, as
 * the first after midnight in London is at another hour in summer; the others find nothing.
 */
@Injectable()
export class AccrueLatePay implements OnModuleInit {
  private readonly logger = new Logger('AccrueLatePay');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.every('accrue-late-pay', '30 * * * *', () => this.sweep());
  }

  async sweep(): Promise<void> {
    const late = await this.database.transaction((tx) => {
      const today = this.clock.now().toZonedDateTimeISO('Europe/London').toPlainDate();
      return new LatePayTable(tx).experts(today);
    });
    await this.jobs.forEachDue('accrue-late-pay', late, (id) => this.accrue(id));
    const untold = await this.database.transaction((tx) => new LatePayTable(tx).untold());
    await this.jobs.forEachDue('tell-of-late-pay', untold, (id) => this.tell(id));
  }

  private async accrue(expertId: ExpertId): Promise<void> {
    await this.database.transaction(async (tx) => {
      await new Ledger(tx).lock([payableOf(expertId)], this.clock.now());
      await writeLatePay(tx, expertId, this.clock.now());
    });
  }

  /** Apart from the books, so that pay is right also where a letter cannot be written. */
  private tell(expertId: ExpertId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ids = await new LatePayTable(tx).tell(expertId, this.clock.now());
      if (ids.length === 0) return;
      this.logger.error(`Pay of adviser ${expertId} is late: ${ids.join(', ')}`);
      const { userId } = await new ExpertTable(tx).find(expertId);
      const person = await new AccountTable(tx).person(userId);
      const late = await new EarningTable(tx).byIds(ids);
      const url = `${this.config.baseUrl}/advising/pay`;
      await this.mail.post(tx, {
        kind: 'pay-late',
        to: { name: person.name, address: person.email },
        ...latePayLetter({ late, url }, person),
      });
    });
  }
}
