import { Inject, Injectable } from '@nestjs/common';
import { type AdviserPayoutId, type ExpertId, newId } from '../../kernel/id.js';
import { sum } from '../../kernel/money.js';
import { Ledger } from '../../ledger/index.js';
import { OUTGOING_RAILS, type OutgoingRails } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { AdviserPayout } from '../adviser-payout.js';
import { AdviserPayoutTable } from '../adviser-payout.table.js';
import { lockDestination } from '../destinations/lock-destination.js';
import { writeLatePay } from '../late/write-late-pay.js';
import { payableOf, payoutPlanned } from '../payout.postings.js';
import type { PayoutDestination } from '../payout-destination.js';
import { DuePayTable } from './due-pay.table.js';
import { heldBackBy } from './held-back.js';
import { paidThrough, startOfDay } from './pay-day.js';

/** Puts what is due to an adviser on its way: once, whoever asks for it at the same time. */
@Injectable()
export class PlanPayout {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(OUTGOING_RAILS) private readonly rails: OutgoingRails,
  ) {}

  /**
   * Null where nothing is due that is not under way, or where it cannot be paid now; and `once-a-day` where something of it has failed, come
   * back or been cancelled that was planned on the same day, so that nobody is written to every hour.
   */
  run(expertId: ExpertId, how: 'once-a-day' | 'at-once'): Promise<AdviserPayout | null> {
    return this.database.transaction(async (tx) => {
      const destination = await lockDestination(tx, expertId);
      if (!destination || heldBackBy(destination, this.rails)) return null;
      const ledger = new Ledger(tx);
      await ledger.lock([payableOf(expertId)], this.clock.now());
      const now = this.clock.now();
      if (how === 'once-a-day' && (await new AdviserPayoutTable(tx).hasEndedWithoutPay(expertId, startOfDay(now))))
        return null;
      await writeLatePay(tx, expertId, now);
      const items = await new DuePayTable(tx).itemsOf(expertId, paidThrough(now));
      if (items.length === 0) return null;
      const amount = sum(items.map((item) => item.amount));
      const payout = planned({ expertId, amount }, destination, now);
      await new AdviserPayoutTable(tx).insert(payout, items);
      await ledger.post([payoutPlanned(payout, { occurredAt: now })], now);
      return payout;
    });
  }
}

function planned(
  paid: Pick<AdviserPayout, 'expertId' | 'amount'>,
  { id: destinationId, rail }: PayoutDestination,
  now: Temporal.Instant,
): AdviserPayout {
  return {
    ...{ id: newId<AdviserPayoutId>(), ...paid, destinationId, rail, state: 'planned', version: 1, plannedAt: now },
    ...{ sentAt: null, paidAt: null, paidOn: null, endedAt: null, externalId: null, failure: null },
    ...{ askedAt: null, tries: 0, nextTryAt: null },
  };
}
