import { Inject, Injectable } from '@nestjs/common';
import { type Actor, Audit, permit } from '../../accounts/index.js';
import { newId } from '../../kernel/id.js';
import { type Money, money, plus } from '../../kernel/money.js';
import { OUTGOING_RAILS, type OutgoingRails } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { Jobs } from '../../platform/jobs.js';
import { allDue } from './all-due.js';
import { DuePayTable, placeOfDue } from './due-pay.table.js';
import { heldBackBy } from './held-back.js';
import { paidThrough } from './pay-day.js';
import { relationsToAllPay } from './payout-relations.js';
import type { ListOwnPayRequest } from './payout.request.js';
import { viewPreview } from './payout-run.view.js';
import { PlanPayout } from './plan-payout.action.js';

/** What has become of a run. */
interface Tally {
  readonly planned: number;
  readonly amount: Money;
  readonly held_back: number;
  readonly failed: number;
}

/** A steward puts on its way at once what would be tomorrow morning, or sees first what that is. */
@Injectable()
export class RunPayouts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly plan: PlanPayout,
    @Inject(OUTGOING_RAILS) private readonly rails: OutgoingRails,
  ) {}

  preview(actor: Actor, { limit, cursor }: ListOwnPayRequest) {
    permit('previewPayoutRun', relationsToAllPay(actor), 'page');
    return this.database.transaction(async (tx) => {
      const through = paidThrough(this.clock.now());
      const found = await new DuePayTable(tx).page(through, placeAfter(cursor), limit + 1);
      return viewPreview(pageOf(found, limit, placeOfDue), through, this.rails);
    });
  }

  /** Each adviser in a transaction of their own: who cannot be served holds up nobody else. */
  async run(actor: Actor): Promise<Tally> {
    permit('runPayouts', relationsToAllPay(actor), 'page');
    let [failed, planned, heldBack, amount] = [0, 0, 0, money(0)];
    for await (const { expertId, destination } of allDue(this.database, paidThrough(this.clock.now()))) {
      if (heldBackBy(destination, this.rails)) {
        heldBack += 1;
        continue;
      }
      failed += 1; // until it is done
      await this.jobs.forEachDue('run-payouts', [expertId], async (id) => {
        const payout = await this.plan.run(id, 'at-once');
        failed -= 1;
        if (payout) [planned, amount] = [planned + 1, plus(amount, payout.amount)];
      });
    }
    const tally = { planned, amount, held_back: heldBack, failed };
    await this.write(actor, tally);
    return tally;
  }

  private write({ userId }: Actor, { planned, amount, held_back, failed }: Tally): Promise<void> {
    const facts = { planned, held_back, failed, amount_minor: amount.minor, currency: amount.currency };
    return this.database.transaction((tx) =>
      new Audit(tx).write({
        ...{ at: this.clock.now(), by: userId, as: 'steward', deed: 'payouts-planned', facts },
        on: { kind: 'payout-run', id: newId() },
      }),
    );
  }
}
