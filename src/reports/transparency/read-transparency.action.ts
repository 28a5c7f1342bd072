import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { askedMonths } from './asked-months.js';
import { DisputedMonthsTable } from './disputed-months.table.js';
import { figuresOf, noFigures } from './figure.js';
import { KeptAnswers } from './kept-answers.js';
import { PaidMonthsTable } from './paid-months.table.js';
import { daysOf, type Months, runsOf, toldOf, widestOf } from './published-months.js';
import type { TransparencyRequest } from './transparency.request.js';
import { type Told, viewTransparency } from './transparency.view.js';

interface Answer {
  readonly tag: string;
  readonly answer: ReturnType<typeof viewTransparency>;
}

/** How advisers are paid, in the open: anyone may ask, so what was worked out is kept for an hour. */
@Injectable()
export class ReadTransparency {
  private readonly answers = new KeptAnswers<Answer>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** With a tag of what it says; without it where the tag is known already. Throws `window-out-of-range`. */
  async run(request: TransparencyRequest, known: string | undefined) {
    const now = this.clock.now();
    const today = now.toZonedDateTimeISO('Europe/London').toPlainDate();
    const asked = askedMonths(request, today);
    const { tag, answer } = await this.answers.of(`${asked.from} ${asked.to}`, now, () => this.answer(asked, today));
    return { tag, answer: known === tag ? undefined : answer };
  }

  private answer(asked: Months, today: Temporal.PlainDate): Promise<Answer> {
    return this.database.transaction(async (tx) => {
      const answer = viewTransparency(asked, await figuresFor(tx, asked, today.with({ day: 1 }).toString()));
      return { tag: `"${createHash('sha256').update(JSON.stringify(answer)).digest('hex')}"`, answer };
    });
  }
}

/** Of months that are over before a day. */
async function figuresFor(tx: Transaction, asked: Months, before: string): Promise<Told> {
  const table = new PaidMonthsTable(tx);
  const advisers = await table.advisersByMonth(before);
  const told = toldOf(asked, advisers);
  if (!told) return { months: null, figures: noFigures(), restatedOn: null };
  const { months, spread } = await table.paidIn(daysOf(told));
  const seldom = [...(await table.seldom(before)), ...(await new DisputedMonthsTable(tx).months(before))];
  const figures = figuresOf({ told, months, runs: runsOf(advisers), spread, seldom });
  const widest = widestOf([told, ...figures.flatMap((figure) => figure.months ?? [])]);
  return { months: told, figures, restatedOn: await table.restatedOn(daysOf(widest)) };
}
