import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { AdviserPayoutId } from '../../kernel/id.js';
import { PAYOUT_FLOAT, type PayoutFloat } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { ApprovalTable } from './approval.table.js';

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

  /** Whether the provider knows of it now. Telling it twice does nothing more. Throws `payments-off` and `ProviderUnavailable`. */
  async run(id: AdviserPayoutId): Promise<boolean> {
    const payout = await this.database.transaction((tx) => new ApprovalTable(tx).find(id));
    if (!payout?.approvedAt || !payout.externalId) return false;
    if (payout.toldAt) return true;
    const standing = await this.float.approve(payout.externalId);
    if (standing === 'not-yet') return false;
    await this.database.transaction((tx) => new ApprovalTable(tx).told(id, this.clock.now()));
    return true;
  }
}
