import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PolicyChangeId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { PolicyNewsTable } from '../news/policy-news.table.js';
import { PolicyTable } from '../policy.table.js';
import { closed } from './policy-change.js';
import { PolicyChangeTable } from './policy-change.table.js';

/** Counts the votes on changes whose time is over, by the rules that held when it was. */
@Injectable()
export class CloseVotes implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('close-votes', '*/5 * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const due = await this.database.transaction((tx) => new PolicyChangeTable(tx).toClose(this.clock.now()));
    await this.jobs.forEachDue('close-votes', due, (id) => this.close(id));
  }

  /** Looks again under the lock: another replica may have closed it, or its proposer withdrawn it. */
  private close(id: PolicyChangeId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const changes = new PolicyChangeTable(tx);
      const { change, tally } = await changes.lock(id);
      const now = this.clock.now();
      if (Temporal.Instant.compare(now, change.closesAt) < 0) return;
      const rules = await new PolicyTable(tx).inForce('decisions', change.closesAt);
      const counted = closed(change, tally, rules);
      await changes.update(counted);
      await new PolicyNewsTable(tx).note(counted, now);
    });
  }
}
