import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ExpertTable } from '../../experts/index.js';
import { OUTGOING_RAILS, type OutgoingRails } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { allDue } from './all-due.js';
import type { DuePay } from './due-pay.table.js';
import { heldBackBy } from './held-back.js';
import { isPayHour, paidThrough } from './pay-day.js';
import { PayoutPost } from './payout.post.js';
import { PayoutReminderTable } from './payout-reminder.table.js';
import { PlanPayout } from './plan-payout.action.js';

/** How often it is said again that pay waits for a place to go to. */
const silence = Temporal.Duration.from({ hours: 7 * 24 });

/**
 * On every working day from six in the morning puts on its way what is due, and tells those whose pay has nowhere to go. It is done again each
 * hour: so no failure leaves anybody to the next day.
 */
@Injectable()
export class PlanPayouts implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly plan: PlanPayout,
    private readonly post: PayoutPost,
    @Inject(OUTGOING_RAILS) private readonly rails: OutgoingRails,
  ) {}

  onModuleInit(): void {
    this.jobs.every('plan-payouts', '0 * * * *', () => this.sweep());
  }

  async sweep(): Promise<void> {
    const now = this.clock.now();
    if (!isPayHour(now)) return;
    for await (const due of allDue(this.database, paidThrough(now))) {
      const heldBack = heldBackBy(due.destination, this.rails);
      await this.jobs.forEachDue('plan-payouts', [due.expertId], async (id) => {
        if (heldBack === null) await this.plan.run(id, 'once-a-day');
        else if (heldBack !== 'rail-off') await this.remind(due, heldBack);
      });
    }
  }

  private remind({ expertId, amount }: DuePay, reason: 'no-destination' | 'checking' | 'broken'): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      if (!(await new PayoutReminderTable(tx).begin(expertId, now, now.subtract(silence)))) return;
      await this.post.waits(tx, await new ExpertTable(tx).find(expertId), { amount, reason });
    });
  }
}
