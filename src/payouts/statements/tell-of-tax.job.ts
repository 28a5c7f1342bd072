import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountTable } from '../../accounts/index.js';
import { ExpertTable } from '../../experts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Mail } from '../../mail/index.js';
import { Clock } from '../../platform/clock.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { payStatement } from './pay-statement.js';
import { PayStatementTable } from './pay-statement.table.js';
import { missingOf } from './reported-seller.js';
import { ReportedSellerTable } from './reported-seller.table.js';
import { TaxLetterTable } from './tax-letter.table.js';
import { taxLetter } from './tax.letters.js';
import { type TaxNews, taxNewsOn } from './tax-news.js';

/**
 * Asks advisers in December for what the tax office is to be told of them and we do not know, and in January gives each what it is told. Whatever
 * letters they want: the law has us ask, and has them given a copy.
 */
@Injectable()
export class TellOfTax implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.every('tell-of-tax', '20 9 * * *', () => this.sweep());
  }

  async sweep(): Promise<void> {
    const news = taxNewsOn(this.clock.now().toZonedDateTimeISO('Europe/London').toPlainDate());
    if (!news) return;
    const due = await this.database.transaction((tx) => new TaxLetterTable(tx).toTell(news));
    await this.jobs.forEachDue('tell-of-tax', due, (id) => this.tell(id, news));
  }

  /** Nobody of whom nothing is missing is asked for anything. */
  private tell(expertId: ExpertId, { kind, year }: TaxNews): Promise<void> {
    return this.database.transaction(async (tx) => {
      const missing = (await new ReportedSellerTable(tx).of([expertId])).flatMap(missingOf);
      if (kind === 'details-missing' && missing.length === 0) return;
      const letter = { expertId, year, kind, missing, toldAt: this.clock.now() };
      if (!(await new TaxLetterTable(tx).insert(letter))) return;
      const { userId } = await new ExpertTable(tx).find(expertId);
      const person = await new AccountTable(tx).person(userId);
      const statement = payStatement(year, await new PayStatementTable(tx).ofExpert(expertId, year));
      const payUrl = `${this.config.baseUrl}/advising/pay`;
      const detailsUrl = `${this.config.baseUrl}/advising/pay/to`;
      await this.mail.post(tx, {
        kind: `tax-${kind}`,
        to: { name: person.name, address: person.email },
        ...taxLetter({ kind, missing, statement, payUrl, detailsUrl }, person),
      });
    });
  }
}
