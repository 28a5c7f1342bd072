import { Injectable } from '@nestjs/common';
import { type Actor, type OperationId, permit, relationsTo } from '../../../accounts/index.js';
import { newId, type OutcomeId, type VoucherId } from '../../../kernel/id.js';
import { Problem } from '../../../kernel/problem.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Transaction } from '../../../platform/database.js';
import { pageOf, placeAfter } from '../../../platform/http/cursor.js';
import { VoucherTable } from '../../../vouchers/index.js';
import { type Outcome, refuseOutcome } from './outcome.js';
import { type ListOutcomesRequest, type RecordOutcomeRequest, saidBy } from './outcome.request.js';
import { OutcomeTable } from './outcome.table.js';
import { viewOutcome } from './outcome.view.js';

/** What came of the support that vouchers paid for, as their organisations and stewards say. */
@Injectable()
export class KeepOutcomes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `not-found`, `not-allowed`, `voucher-state` for one that nobody accepted, `too-early`, `too-many-entries`. */
  record(actor: Actor, voucherId: VoucherId, request: RecordOutcomeRequest): Promise<Outcome> {
    return this.database.transaction(async (tx) => {
      await this.readable(tx, actor, voucherId, 'recordOutcome');
      const { organisationId, acceptedAt, state } = await new VoucherTable(tx).lock(voucherId);
      const [now, table] = [this.clock.now(), new OutcomeTable(tx)];
      if (!acceptedAt) {
        throw new Problem('voucher-state', `This voucher is ${state}: nothing can have come of it.`, { state });
      }
      const said = saidBy(request);
      refuseOutcome(said, await table.countOf(voucherId), now);
      const outcome: Outcome = {
        ...{ id: newId<OutcomeId>(), voucherId, organisationId, ...said },
        ...{ recordedAt: now, recordedBy: actor.userId, withdrawnAt: null },
      };
      await table.insert(outcome);
      return outcome;
    });
  }

  /** One that was recorded wrongly counts no more; withdrawing twice is withdrawing once. Throws `not-found`, `not-allowed`. */
  withdraw(actor: Actor, voucherId: VoucherId, id: OutcomeId): Promise<Outcome> {
    return this.database.transaction(async (tx) => {
      await this.readable(tx, actor, voucherId, 'withdrawOutcome');
      await new VoucherTable(tx).lock(voucherId);
      const [now, table] = [this.clock.now(), new OutcomeTable(tx)];
      const outcome = await table.find(voucherId, id);
      if (outcome.withdrawnAt) return outcome;
      await table.withdraw(id, actor.userId, now);
      return { ...outcome, withdrawnAt: now };
    });
  }

  /** Throws `not-found`, `not-allowed`. */
  list(actor: Actor, voucherId: VoucherId, { limit, cursor }: ListOutcomesRequest) {
    return this.database.transaction(async (tx) => {
      await this.readable(tx, actor, voucherId, 'listOutcomes');
      const found = await new OutcomeTable(tx).ofVoucher(voucherId, { after: placeAfter(cursor), count: limit + 1 });
      const { items, next_cursor } = pageOf(found, limit, ({ recordedAt, id }) => ({ at: recordedAt, id }));
      return { items: items.map(viewOutcome), next_cursor };
    });
  }

  private async readable(tx: Transaction, actor: Actor, id: VoucherId, operation: OperationId): Promise<void> {
    const { organisationId } = await new VoucherTable(tx).find(id);
    permit(operation, relationsTo(actor, organisationId), 'voucher');
  }
}
