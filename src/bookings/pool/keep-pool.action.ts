import { Injectable } from '@nestjs/common';
import { type Actor, Audit, permit } from '../../accounts/index.js';
import { newId } from '../../kernel/id.js';
import { Ledger } from '../../ledger/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { poolDeposited, solidarityPool } from '../funding/booking.postings.js';
import type { PoolDepositRequest, PoolPageRequest } from './pool.request.js';
import { type PoolDeposit, PoolDepositTable } from './pool.table.js';
import { viewPoolDeposit } from './pool.view.js';

/** The solidarity pool: money that makes up for seats that nobody took. */
@Injectable()
export class KeepPool {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What a steward saw come in. */
  deposit(actor: Actor, { amount, given_by, bank_reference }: PoolDepositRequest) {
    permit('depositIntoPool', actor.steward ? ['steward'] : [], 'pool');
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const told = { amount, givenBy: given_by, bankReference: bank_reference };
      const deposit: PoolDeposit = { ...told, id: newId(), recordedAt: now, recordedBy: actor.userId };
      await new PoolDepositTable(tx).insert(deposit);
      await new Audit(tx).write({
        at: now,
        by: actor.userId,
        as: 'steward',
        deed: 'pool-deposit-recorded',
        on: { kind: 'pool-deposit', id: deposit.id },
        facts: { amount_minor: amount.minor, currency: amount.currency },
      });
      await new Ledger(tx).post([poolDeposited(deposit, { occurredAt: now, by: actor.userId })], now);
      return viewPoolDeposit(deposit);
    });
  }

  read(actor: Actor, { limit, cursor }: PoolPageRequest) {
    permit('readSolidarityPool', actor.steward ? ['steward'] : [], 'pool');
    return this.database.transaction(async (tx) => {
      const found = await new PoolDepositTable(tx).list({ after: placeAfter(cursor), count: limit + 1 });
      const { items, next_cursor } = pageOf(found, limit, ({ recordedAt, id }) => ({ at: recordedAt, id }));
      const balance = await new Ledger(tx).balanceOf(solidarityPool);
      return { balance, items: items.map(viewPoolDeposit), next_cursor };
    });
  }
}
