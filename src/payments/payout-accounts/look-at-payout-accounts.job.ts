import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PayoutAccountId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { nextLookAfter } from './payout-account.js';
import { PayoutAccountTable } from './payout-account.table.js';
import { RefreshPayoutAccount } from './refresh-payout-account.action.js';

/**
 * Asks how accounts stand that cannot be paid to yet, ever less often and for about a month after their person was at the provider's page: what it
 * tells of them can be lost, and is in no list of ours to read.
 */
@Injectable()
export class LookAtPayoutAccounts implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly refresh: RefreshPayoutAccount,
  ) {}

  onModuleInit(): void {
    this.jobs.every('look-at-payout-accounts', '*/5 * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const due = await this.database.transaction((tx) => new PayoutAccountTable(tx).toLookAt(this.clock.now()));
    await this.jobs.forEachDue('look-at-payout-accounts', due, (id) => this.look(id));
  }

  /** When it is asked again is written first, so that whatever becomes of it nothing is asked without end. */
  private async look(id: PayoutAccountId): Promise<void> {
    const externalId = await this.database.transaction(async (tx) => {
      const accounts = new PayoutAccountTable(tx);
      const now = this.clock.now();
      const waiting = await accounts.lockWaiting(id, now);
      if (waiting) await accounts.looked(id, waiting.looks + 1, nextLookAfter(waiting.looks + 1, now));
      return waiting?.externalId;
    });
    if (externalId !== undefined) await this.refresh.run(externalId);
  }
}
