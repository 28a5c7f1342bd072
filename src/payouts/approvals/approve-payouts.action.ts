import { Inject, Injectable } from '@nestjs/common';
import { type Actor, Audit, permit } from '../../accounts/index.js';
import type { AdviserPayoutId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { answerOf, type FloatHeld, PAYOUT_FLOAT, type PayoutFloat } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { isOwnCase } from '../own-case.js';
import { type Decided, decideOnApprovals, roomIn, type ToApprove } from './approval.js';
import { ApprovalTable } from './approval.table.js';
import type { ApprovePayoutsRequest } from './approval.request.js';
import { TellApprovals, type Telling } from './tell-approvals.job.js';

export interface Approved extends Decided {
  /** The provider knows of it. */
  readonly isTold: boolean;
}

/** The second pair of eyes: a steward, who is not the adviser, lets payouts go. */
@Injectable()
export class ApprovePayouts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tell: TellApprovals,
    @Inject(PAYOUT_FLOAT) private readonly float: PayoutFloat,
  ) {}

  /** One after the other, so that what cannot be approved keeps none of the others. Throws `payments-off` and `provider-unavailable`. */
  async run(actor: Actor, { payout_ids: ids }: ApprovePayoutsRequest): Promise<Approved[]> {
    permit('approvePayouts', actor.steward ? ['steward'] : [], 'list');
    const askedAt = this.clock.now();
    const held = await answerOf(this.float.held());
    const decided = await this.database.transaction((tx) => this.decide(tx, actor, ids, { ...held, askedAt }));
    const approved: Approved[] = [];
    for (const each of decided) {
      const telling = each.refusal ?? (await this.told(each.id));
      const isTold = telling === 'told';
      approved.push({ ...each, isTold, refusal: isTold || telling === 'waits' ? null : telling });
    }
    return approved;
  }

  private async decide(
    tx: Transaction,
    actor: Actor,
    ids: readonly AdviserPayoutId[],
    { balance, promised, askedAt }: FloatHeld & { readonly askedAt: Temporal.Instant },
  ): Promise<Decided[]> {
    const approvals = new ApprovalTable(tx);
    await approvals.lockFloat();
    const payouts = new Map((await approvals.lock(ids)).map((payout) => [payout.id, payout]));
    const asked = [];
    for (const id of ids) {
      const payout = payouts.get(id);
      asked.push({ id, payout, isOwnCase: payout !== undefined && (await isOwnCase(tx, actor, payout)) });
    }
    const decided = decideOnApprovals(asked, roomIn(balance, [promised, await approvals.untoldAt(askedAt)]));
    for (const { payout, refusal } of decided)
      if (payout && !payout.approvedAt && !refusal) await this.approve(tx, actor, payout);
    return decided;
  }

  private async approve(tx: Transaction, { userId: by }: Actor, { id, amount }: ToApprove): Promise<void> {
    const at = this.clock.now();
    await new ApprovalTable(tx).insert(id, by, at);
    await new Audit(tx).write({
      ...{ at, by, as: 'steward', deed: 'payout-approved', on: { kind: 'payout', id } },
      facts: { amount_minor: amount.minor },
    });
  }

  /** What the provider does not answer to is told it by the sweep. */
  private async told(id: AdviserPayoutId): Promise<Telling> {
    try {
      return await answerOf(this.tell.run(id));
    } catch (error) {
      if (error instanceof Problem && error.code === 'provider-unavailable') return 'waits';
      throw error;
    }
  }
}
