import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, Audit, permit } from '../../accounts/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { askedMonths } from './asked-months.js';
import { type Figure, type FigureName, figuresOf, noFigures } from './figure.js';
import { PaidMonthsTable, type RowSource, rowSources } from './paid-months.table.js';
import { daysOf, type Months, runsOf, toldOf } from './published-months.js';
import type { FigureRowsRequest, TransparencyRequest } from './transparency.request.js';
import { viewPaidRow, viewTransparency } from './transparency.view.js';

/** How advisers are paid, in the open. */
@Injectable()
export class ReadTransparency {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** With a tag of what it says; without it where the tag is known already. Throws `window-out-of-range`. */
  run(request: TransparencyRequest, known: string | undefined) {
    const asked = askedMonths(request, this.today());
    return this.database.transaction(async (tx) => {
      const { months, figures } = await this.figures(tx, asked);
      const answer = viewTransparency(asked, months, figures);
      const tag = `"${createHash('sha256').update(JSON.stringify(answer)).digest('hex')}"`;
      return { tag, answer: known === tag ? undefined : answer };
    });
  }

  /** What a figure is made of in the months asked for, for stewards; who looked is written down. Throws `window-out-of-range`, `not-allowed`. */
  rows(actor: Actor, figure: FigureName, request: FigureRowsRequest) {
    permit('listFigureRows', actor.steward ? ['steward'] : ['anyone'], 'figure');
    const { limit, cursor } = request;
    const asked = askedMonths(request, this.today());
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const wanted = { after: placeAfter(cursor), count: limit + 1 };
      const found = await new PaidMonthsTable(tx).rows(sourceOf(figure), daysOf(asked), wanted);
      await new Audit(tx).write({
        ...{ at: now, by: actor.userId, as: 'steward', deed: 'pay-figures-read', facts: { figure, ...asked } },
        on: { kind: 'person', id: actor.userId },
      });
      const { items, next_cursor } = pageOf(found, limit, ({ paid_at, earning_id }) => ({
        ...{ at: paid_at.toTemporalInstant(), id: earning_id },
      }));
      return { items: items.map(viewPaidRow), next_cursor };
    });
  }

  private async figures(tx: Transaction, asked: Months): Promise<{ months: Months | null; figures: Figure[] }> {
    const table = new PaidMonthsTable(tx);
    const advisers = await table.advisersByMonth(this.today().with({ day: 1 }).toString());
    const told = toldOf(asked, advisers);
    if (!told) return { months: null, figures: noFigures() };
    const days = daysOf(told);
    const [months, spread] = [await table.months(days), await table.spread(days)];
    return { months: told, figures: figuresOf({ months, runs: runsOf(advisers), spread }) };
  }

  private today(): Temporal.PlainDate {
    return this.clock.now().toZonedDateTimeISO('Europe/London').toPlainDate();
  }
}

/** Most figures are made of all pay. */
function sourceOf(figure: FigureName): RowSource {
  return rowSources.find((source) => figure.replace(/-paid$/, '') === source) ?? 'pay';
}
