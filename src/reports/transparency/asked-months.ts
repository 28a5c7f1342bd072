import { type FaultRule, Problem } from '../../kernel/problem.js';
import type { Months } from './published-months.js';

const mostMonths = 36;

/**
 * The months that are asked for: else the last twelve that are over. Throws `window-out-of-range` for more than three years, and for a
 * month that is not over: it changes daily, and a day's difference may be one adviser's.
 */
export function askedMonths(given: Partial<Months>, today: Temporal.PlainDate): Months {
  const last = today.toPlainYearMonth().subtract({ months: 1 });
  const to = given.to ?? last.toString();
  const from = given.from ?? Temporal.PlainYearMonth.from(to).subtract({ months: 11 }).toString();
  if (to > last.toString())
    throw outOfRange('to', 'too-late', `must be a month that is over, at the latest ${last.toString()}`);
  if (from > to) throw outOfRange('from', 'too-late', 'must not be after to');
  const { months } = Temporal.PlainYearMonth.from(from).until(Temporal.PlainYearMonth.from(to), {
    largestUnit: 'month',
  });
  if (months >= mostMonths) throw outOfRange('from', 'too-early', `must be at most ${mostMonths - 1} months before to`);
  return { from, to };
}

function outOfRange(parameter: string, rule: FaultRule, detail: string): Problem {
  return new Problem(
    'window-out-of-range',
    `These figures are of at most ${mostMonths} months, all of them over. Ask for others.`,
    { errors: [{ parameter, detail, rule }] },
  );
}
