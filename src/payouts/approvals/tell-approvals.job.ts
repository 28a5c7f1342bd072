import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { AdviserPayoutId } from '../../kernel/id.js';
import { PAYOUT_FLOAT, type PayoutFloat } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { type ApprovalRefusal, hindranceOf } from './approval.js';
import { ApprovalTable } from './approval.table.js';

/** `told`: the provider knows that it may go. `waits`: it does not answer, or looks at it still. Else why it is not told. */
export type Telling = 'told' | 'waits' | ApprovalRefusal;

/** Tells the provider what was approved, once it has looked at it itself; so also what it did not answer to when it was approved. */
@Injectable()
export class TellApprovals implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    @Inject(PAYOUT_FLOAT) private readonly float: PayoutFloat,
  ) {}

  onModuleInit(): void {
    this.jobs.every('tell-approvals', '* * * * *', () => this.sweep());
  }

  async sweep(): Promise<void> {
    const due = await this.database.transaction((tx) => new ApprovalTable(tx).toTell());
    await this.jobs.forEachDue('tell-approvals', due, async (id) => {
      await this.run(id);
    });
  }

  /**
   * Looks at it once more, as it may have ended since it was approved, or its adviser be paid elsewhere: then the provider is told nothing. Telling
   * it twice does nothing more. Throws `payments-off` and `ProviderUnavailable`.
   */
  async run(id: AdviserPayoutId): Promise<Telling> {
    const payout = await this.database.transaction((tx) => new ApprovalTable(tx).find(id));
    if (!payout?.approvedAt || !payout.externalId) return 'waits';
    if (payout.toldAt || payout.state === 'paid') return 'told';
    const hindrance = hindranceOf(payout);
    if (hindrance) return hindrance;
    const standing = await this.float.approve(payout.externalId);
    if (standing === 'not-yet') return 'waits';
    await this.database.transaction((tx) => new ApprovalTable(tx).told(id, this.clock.now()));
    return 'told';
  }
}
