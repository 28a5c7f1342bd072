import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ExpertId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { DuePayTable } from './due-pay.table.js';
import { isPayHour, paidThrough } from './pay-day.js';
import { PlanPayout } from './plan-payout.action.js';

/** How many advisers are looked at in one statement. */
const pageLength = 500;

/** On every working day from six in the morning puts on its way what is due; each hour, so that no failure leaves anybody to the next day. */
@Injectable()
export class PlanPayouts implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly plan: PlanPayout,
  ) {}

  onModuleInit(): void {
    this.jobs.every('plan-payouts', '0 * * * *', () => this.sweep());
  }

  async sweep(): Promise<void> {
    const now = this.clock.now();
    if (!isPayHour(now)) return;
    let after: ExpertId | undefined;
    do {
      const due = await this.database.transaction((tx) =>
        new DuePayTable(tx).page(paidThrough(now), after, pageLength),
      );
      const ids = due.map(({ expertId }) => expertId);
      await this.jobs.forEachDue('plan-payouts', ids, async (id) => {
        await this.plan.run(id);
      });
      after = ids.length < pageLength ? undefined : ids.at(-1);
    } while (after);
  }
}
