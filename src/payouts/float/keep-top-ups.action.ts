import { Injectable } from '@nestjs/common';
import { type Actor, Audit, permit } from '../../accounts/index.js';
import { type FloatTopUpId, newId } from '../../kernel/id.js';
import { Ledger } from '../../ledger/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { dayOf } from '../run/pay-day.js';
import type { ListFloatRequest, RecordTopUpRequest, ReverseTopUpRequest } from './float.request.js';
import { refuseFutureTopUp, refuseReversed, type TopUp, transferOf } from './top-up.js';
import { TopUpTable } from './top-up.table.js';

/** What stewards write down of money that they sent to the float, or that came back. */
@Injectable()
export class KeepTopUps {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, { limit, cursor }: ListFloatRequest) {
    permit('listFloatTopUps', actor.steward ? ['steward'] : [], 'list');
    return this.database.transaction(async (tx) => {
      const found = await new TopUpTable(tx).list({ after: placeAfter(cursor), count: limit + 1 });
      return pageOf(found, limit, ({ recordedAt, id }) => ({ at: recordedAt, id }));
    });
  }

  /** Throws `top-up-in-the-future` and `top-up-recorded-already`. */
  record(actor: Actor, request: RecordTopUpRequest): Promise<TopUp> {
    permit('recordFloatTopUp', actor.steward ? ['steward'] : [], 'list');
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const { direction, amount, moved_on: movedOn, bank_reference: bankReference } = request;
      const said = { direction, amount, movedOn, bankReference, recordedAt: now, recordedBy: actor.userId };
      const topUp: TopUp = { id: newId<FloatTopUpId>(), ...said, reversal: null };
      refuseFutureTopUp(topUp, dayOf(now));
      await new TopUpTable(tx).insert(topUp);
      await new Ledger(tx).post([transferOf(topUp)], now);
      await new Audit(tx).write({
        ...{ at: now, by: actor.userId, as: 'steward', deed: 'float-top-up-recorded' },
        on: { kind: 'float-top-up', id: topUp.id },
        facts: { direction, amount_minor: amount.minor },
      });
      return topUp;
    });
  }

  /** Throws `not-found` and `top-up-reversed`. */
  reverse(actor: Actor, id: FloatTopUpId, { reason }: ReverseTopUpRequest): Promise<TopUp> {
    permit('reverseFloatTopUp', actor.steward ? ['steward'] : [], 'top-up');
    return this.database.transaction(async (tx) => {
      const topUps = new TopUpTable(tx);
      const topUp = await topUps.lock(id);
      refuseReversed(topUp);
      const now = this.clock.now();
      const reversal = { at: now, by: actor.userId, reason };
      await topUps.reverse(id, reversal);
      await new Ledger(tx).reverse(transferOf(topUp), now);
      await new Audit(tx).write({
        ...{ at: now, by: actor.userId, as: 'steward', deed: 'float-top-up-reversed' },
        ...{ on: { kind: 'float-top-up', id }, facts: { amount_minor: topUp.amount.minor } },
      });
      return { ...topUp, reversal };
    });
  }
}
