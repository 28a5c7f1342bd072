import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { AdviserPayoutTable } from '../adviser-payout.table.js';
import { IssueReceipt } from './issue-receipt.js';
import { ReceiptTable } from './receipt.table.js';

/** At a time: the rest has its turn ten minutes later. */
const most = 500;

/** Issues receipts of what was paid or came back without one, as before there was a key to sign by. */
@Injectable()
export class IssueReceipts implements OnModuleInit {
  private readonly logger = new Logger('IssueReceipts');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly issueReceipt: IssueReceipt,
  ) {}

  onModuleInit(): void {
    if (!this.issueReceipt.current) {
      this.logger.warn('Nobody gets a receipt: set RECEIPT_SIGNING_KEY to a key of Ed25519.');
      return;
    }
    this.jobs.every('issue-receipts', '*/10 * * * *', () => this.issueAll());
  }

  async issueAll(): Promise<void> {
    const missing = await this.database.transaction((tx) => new ReceiptTable(tx).payoutsWithout(most));
    await this.jobs.forEachDue('issue-receipts', missing, (id) =>
      this.database.transaction(async (tx) => {
        const payout = await new AdviserPayoutTable(tx).lock(id);
        await this.issueReceipt.run(tx, payout, this.clock.now());
      }),
    );
  }
}
