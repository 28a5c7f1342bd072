import { Injectable } from '@nestjs/common';
import { accountOf, Ledger } from '../../ledger/index.js';
import { Clock } from '../../platform/clock.js';
import type { Transaction } from '../../platform/database.js';
import { type AdviserPayout, outcomeOfPayout, type SeenAdviserPayout } from '../adviser-payout.js';
import { AdviserPayoutTable } from '../adviser-payout.table.js';
import { payableOf } from '../payout.postings.js';
import { markBroken } from '../destinations/lock-destination.js';
import { IssueReceipt } from '../receipts/issue-receipt.js';
import { tellOfPayout } from '../tell-of-payouts.js';
import { DuePayTable } from './due-pay.table.js';
import { dayOf } from './pay-day.js';
import { PayoutPost } from './payout.post.js';

/** How a payout is seen to stand; `isPayeesFault` where nothing can go there until its adviser mends it. */
export interface SeenOfPayout extends SeenAdviserPayout {
  readonly isPayeesFault: boolean;
}

/** Writes down what follows from how a payout is seen to stand, whoever has seen it: a provider, or a person with a bank's statement. */
@Injectable()
export class WritePayout {
  constructor(
    private readonly clock: Clock,
    private readonly post: PayoutPost,
    private readonly issueReceipt: IssueReceipt,
  ) {}

  /**
   * Locks where the payout goes, then it, then its accounts; so of several in a transaction they are written in one order, by id. Undefined
   * where it is not as it was when it was looked at: then look again.
   */
  async run(tx: Transaction, before: AdviserPayout, seen: SeenOfPayout): Promise<AdviserPayout | undefined> {
    await new DuePayTable(tx).lockDestinationOf(before.id);
    const payouts = new AdviserPayoutTable(tx);
    const standing = await payouts.lock(before.id);
    if (standing.version !== before.version) return undefined;
    const ledger = new Ledger(tx);
    await ledger.lock([accountOf('adviser-payout', standing.id), payableOf(standing.expertId)], this.clock.now());
    const now = this.clock.now();
    const { payout, transfers, news } = outcomeOfPayout(standing, seen, { now, today: dayOf(now) });
    if (JSON.stringify(payout) === JSON.stringify(standing)) return standing;
    await payouts.update(payout);
    await ledger.post(transfers, now);
    const isPayeesFault = seen.isPayeesFault && (news === 'failed' || news === 'returned');
    if (isPayeesFault) await markBroken(tx, payout.destinationId, news === 'returned' ? 'returned' : 'account-refused');
    await this.post.told(tx, payout, { news, isPayeesFault });
    if (payout.state !== standing.state) await tellOfPayout(tx, payout, now);
    await this.issueReceipt.run(tx, payout, now);
    return payouts.find(payout.id);
  }
}
