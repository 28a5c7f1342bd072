import { Inject, Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import { minus, money, type Money } from '../../kernel/money.js';
import { Ledger } from '../../ledger/index.js';
import { answerOf, type FloatHeld, PAYOUT_FLOAT, type PayoutFloat } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { float } from '../payout.postings.js';
import { paidThrough } from '../run/pay-day.js';
import { FloatCheckTable } from './float-check.table.js';
import { type FloatNeed, missingFrom } from './float.js';
import { readFloatNeed } from './float-need.js';
import type { ListFloatRequest } from './float.request.js';

export interface FloatStanding {
  readonly held: FloatHeld;
  readonly inBooks: Money;
  readonly need: FloatNeed;
  readonly dueThrough: Temporal.PlainDate;
  readonly missing: Money;
}

/** How the float stands, for stewards. */
@Injectable()
export class ReadFloat {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(PAYOUT_FLOAT) private readonly float: PayoutFloat,
  ) {}

  /** Throws `payments-off` and `provider-unavailable`. */
  async run(actor: Actor): Promise<FloatStanding> {
    permit('readPayoutFloat', actor.steward ? ['steward'] : [], 'float');
    const held = await answerOf(this.float.held());
    const dueThrough = paidThrough(this.clock.now());
    const need = await readFloatNeed(this.database, dueThrough);
    const lies = await this.database.transaction((tx) => new Ledger(tx).balanceOf(float));
    return { held, inBooks: minus(money(0), lies), need, dueThrough, missing: missingFrom(held.balance, need) };
  }

  checks(actor: Actor, { limit, cursor }: ListFloatRequest) {
    permit('listFloatChecks', actor.steward ? ['steward'] : [], 'list');
    return this.database.transaction(async (tx) => {
      const found = await new FloatCheckTable(tx).list({ after: placeAfter(cursor), count: limit + 1 });
      return pageOf(found, limit, ({ checkedAt, id }) => ({ at: checkedAt, id }));
    });
  }
}
