import { Injectable } from '@nestjs/common';
import { type Actor, Audit, permit } from '../../accounts/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { askedMonths } from './asked-months.js';
import { DisputedMonthsTable } from './disputed-months.table.js';
import type { FigureName, SeldomFigureName } from './figure.js';
import { PaidMonthsTable, type RowSource } from './paid-months.table.js';
import { daysOf, type Months } from './published-months.js';
import type { FigureRowsRequest } from './transparency.request.js';
import { viewDisputedRow, viewPaidRow } from './transparency.view.js';

/** What a figure is made of. */
@Injectable()
export class ReadFigureRows {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** In the months asked for, for stewards; who looked is written down. Throws `window-out-of-range`, `not-allowed`. */
  run(actor: Actor, figure: FigureName, request: FigureRowsRequest) {
    permit('listFigureRows', actor.steward ? ['steward'] : ['anyone'], 'figure');
    const now = this.clock.now();
    const asked = askedMonths(request, now.toZonedDateTimeISO('Europe/London').toPlainDate());
    return this.database.transaction(async (tx) => {
      const page = await (figure === 'disputes' ? disputed(tx, asked, request) : paid(tx, figure, asked, request));
      await new Audit(tx).write({
        ...{ at: now, by: actor.userId, as: 'steward', deed: 'pay-figures-read', facts: { figure, ...asked } },
        on: { kind: 'person', id: actor.userId },
      });
      return page;
    });
  }
}

/** Most figures are made of all pay. */
const sources: Readonly<Partial<Record<FigureName, RowSource>>> = {
  'interest-paid': 'interest',
  'compensation-paid': 'compensation',
  'under-the-floor': 'under-the-floor',
} satisfies Record<Exclude<SeldomFigureName, 'disputes'>, RowSource>;

async function paid(tx: Transaction, figure: FigureName, asked: Months, { limit, cursor }: FigureRowsRequest) {
  const wanted = { after: placeAfter(cursor), count: limit + 1 };
  const found = await new PaidMonthsTable(tx).rows(sources[figure] ?? 'pay', daysOf(asked), wanted);
  const { items, next_cursor } = pageOf(found, limit, ({ paid_on, earning_id }) => ({
    ...{ at: Temporal.Instant.from(`${paid_on}T00:00Z`), id: earning_id },
  }));
  return { items: items.map(viewPaidRow), next_cursor };
}

async function disputed(tx: Transaction, asked: Months, { limit, cursor }: FigureRowsRequest) {
  const wanted = { after: placeAfter(cursor), count: limit + 1 };
  const found = await new DisputedMonthsTable(tx).rows(daysOf(asked), wanted);
  const { items, next_cursor } = pageOf(found, limit, ({ opened_at, dispute_id }) => ({
    ...{ at: opened_at.toTemporalInstant(), id: dispute_id },
  }));
  return { items: items.map(viewDisputedRow), next_cursor };
}
