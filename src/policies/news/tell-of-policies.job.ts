import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountTable, type Person } from '../../accounts/index.js';
import { Mail } from '../../mail/index.js';
import { Clock } from '../../platform/clock.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { Database, type Transaction } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { policyLetterFacts, type ToldOfPolicy } from './policy-letter-facts.js';
import { policyLetter, type PolicyLetterFacts } from './policy.letters.js';
import { readersOf } from './policy-news.js';
import { PolicyNewsTable } from './policy-news.table.js';

/** In a transaction: whoever is told stays told, however many there are and whatever stops in between. */
const mostAtOnce = 100;

/**
 * Writes to those who cast their organisations' votes what becomes of the members' figures, and to stewards what they are to record.
 * Whoever brings it about only notes it: they hold locks, and there may be many to tell.
 */
@Injectable()
export class TellOfPolicies implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.every('tell-of-policies', '* * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const due = await this.database.transaction((tx) => new PolicyNewsTable(tx).toTell(this.clock.now()));
    await this.jobs.forEachDue('tell-of-policies', due, async (id) => {
      let areMore = true;
      while (areMore) areMore = await this.tellSome(id);
    });
  }

  /** Whether there are more to tell of it. Each is told with the place in the line that says so, so never twice. */
  private tellSome(id: string): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const table = new PolicyNewsTable(tx);
      const news = await table.lock(id);
      if (!news) return false;
      const told = await policyLetterFacts(tx, news, this.config.baseUrl);
      const readers = told ? await readersAfter(tx, told, news.toldThrough) : [];
      for (const reader of readers) if (told) await this.tell(tx, reader, told.facts);
      const last = readers.length === mostAtOnce ? readers.at(-1) : undefined;
      if (last) await table.toldThrough(id, last.userId);
      else await table.told(id, this.clock.now());
      return last !== undefined;
    });
  }

  private async tell(tx: Transaction, reader: Person, facts: PolicyLetterFacts): Promise<void> {
    await this.mail.post(tx, {
      kind: `policy-${facts.kind}`,
      to: { name: reader.name, address: reader.email },
      ...policyLetter(facts, reader),
    });
  }
}

/** In the order of their ids. */
async function readersAfter(tx: Transaction, { facts, voters }: ToldOfPolicy, after: string | null): Promise<Person[]> {
  const accounts = new AccountTable(tx);
  if (readersOf(facts.kind) !== 'stewards') return accounts.admins(voters, { after, count: mostAtOnce });
  return (await accounts.stewards()).filter(({ userId }) => after === null || userId > after);
}
