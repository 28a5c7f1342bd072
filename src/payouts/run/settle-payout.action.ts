import { Injectable } from '@nestjs/common';
import { type Actor, Audit, permit } from '../../accounts/index.js';
import type { AdviserPayoutId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { answerOf } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import type { AdviserPayout } from '../adviser-payout.js';
import { AdviserPayoutTable } from '../adviser-payout.table.js';
import { BankFileTable } from '../bank-files/bank-file.table.js';
import { isOwnCase } from '../own-case.js';
import { relationsToAllPay } from './payout-relations.js';
import type { CancelPayoutRequest } from './payout.request.js';
import { viewPayout } from './payout.view.js';
import { detailsOf } from './read-payouts.action.js';
import { RefreshPayout } from './refresh-payout.action.js';
import { WritePayout } from './write-payout.js';

/** What a steward does about a payout that does not go its way by itself. */
@Injectable()
export class SettlePayout {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly refresh: RefreshPayout,
    private readonly writePayout: WritePayout,
  ) {}

  /** Throws `not-found`, `payments-off`, `provider-unavailable` and `unknown-to-provider`. */
  async lookAgain(actor: Actor, id: AdviserPayoutId) {
    permit('lookAtPayout', relationsToAllPay(actor), 'payout');
    await answerOf(this.refresh.run(id));
    return this.database.transaction(async (tx) => viewPayout(await detailsOf(tx, id)));
  }

  /**
   * What nobody was asked for yet is not sent: it is the adviser's to be paid still, on the next working day. Throws `not-found`,
   * `not-allowed` to the adviser whose pay it is and who answers for them, and `payout-state`; also for what the bank may have paid by a file that
   * was withdrawn.
   */
  cancel(actor: Actor, id: AdviserPayoutId, { reason }: CancelPayoutRequest) {
    permit('cancelPayout', relationsToAllPay(actor), 'payout');
    return this.database.transaction(async (tx) => {
      const before = await new AdviserPayoutTable(tx).find(id);
      await refuseOwnPay(tx, actor, before);
      refuseAsked(before);
      const failure = `cancelled: ${reason}`;
      const seen = { state: 'failed', externalId: null, paidOn: null, failure, isPayeesFault: false } as const;
      const after = await this.writePayout.run(tx, before, seen);
      if (!after) throw isOnItsWay(await new AdviserPayoutTable(tx).find(id));
      // Asked under the lock, as what the bank has paid may be recorded meanwhile.
      if (await new BankFileTable(tx).mayBePaid(id)) throw mayBePaid(before);
      await this.audit(tx, actor, after);
      return viewPayout(await detailsOf(tx, id));
    });
  }

  private async audit(tx: Transaction, { userId }: Actor, { id, amount }: AdviserPayout): Promise<void> {
    await new Audit(tx).write({
      ...{ at: this.clock.now(), by: userId, as: 'steward', deed: 'payout-cancelled', on: { kind: 'payout', id } },
      facts: { amount_minor: amount.minor, currency: amount.currency },
    });
  }
}

async function refuseOwnPay(tx: Transaction, actor: Actor, payout: AdviserPayout): Promise<void> {
  if (!(await isOwnCase(tx, actor, payout))) return;
  throw new Problem(
    'not-allowed',
    'This is your own pay, or that of an adviser you answer for. Please let another steward decide about it.',
  );
}

/** Throws `payout-state`. */
function refuseAsked(payout: AdviserPayout): void {
  if (payout.state !== 'planned' || payout.askedAt) throw isOnItsWay(payout);
}

function mayBePaid({ state }: AdviserPayout): Problem {
  return new Problem(
    'payout-state',
    'It is not cancelled, as the bank may have paid it: it was in a file that was withdrawn, and by which the bank has paid something all the same. Please record for that file whether this was paid or rejected; once it is rejected it is due again.',
    { payout_state: state, asked_at: null },
  );
}

function isOnItsWay({ state, askedAt }: AdviserPayout): Problem {
  return new Problem(
    'payout-state',
    'Only a payout that nobody was asked for yet can be cancelled. Please look at how it stands now: what has left cannot be called back, and what failed is due again.',
    { payout_state: state, asked_at: askedAt?.toString() ?? null },
  );
}
