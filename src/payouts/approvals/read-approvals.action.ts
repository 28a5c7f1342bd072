import { Inject, Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import { minus, money, type Money, sum } from '../../kernel/money.js';
import { answerOf, type FloatHeld, PAYOUT_FLOAT, type PayoutFloat } from '../../payments/index.js';
import { Database } from '../../platform/database.js';
import type { NameCheck } from '../../payments/index.js';
import { roomIn, type ToApprove } from './approval.js';
import { ApprovalTable } from './approval.table.js';

/** The most that is shown at once. */
const most = 500;

export interface Waiting {
  readonly payouts: readonly {
    readonly payout: ToApprove;
    readonly isReady: boolean;
    readonly nameCheck: NameCheck | null;
  }[];
  readonly held: FloatHeld;
  /** What the float would lack if all of them were approved. */
  readonly missing: Money;
}

/** What waits for a steward's word, and whether the float holds it. */
@Injectable()
export class ReadApprovals {
  constructor(
    private readonly database: Database,
    @Inject(PAYOUT_FLOAT) private readonly float: PayoutFloat,
  ) {}

  /** Throws `payments-off` and `provider-unavailable`. */
  async run(actor: Actor): Promise<Waiting> {
    permit('listPayoutsToApprove', actor.steward ? ['steward'] : [], 'list');
    const held = await answerOf(this.float.held());
    const theirs = new Map((await answerOf(this.float.waiting())).map((each) => [each.payoutId, each]));
    const ours = await this.database.transaction((tx) => new ApprovalTable(tx).waiting(most));
    const payouts = ours.map((payout) => {
      const waiting = theirs.get(payout.id);
      return { payout, isReady: waiting !== undefined, nameCheck: waiting?.nameCheck ?? null };
    });
    const lacking = minus(sum(ours.map(({ amount }) => amount)), roomIn(held.balance, [held.promised]));
    return { payouts, held, missing: lacking.minor > 0 ? lacking : money(0) };
  }
}
