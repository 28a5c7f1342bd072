import { Problem } from '../../kernel/problem.js';

/** Days of a report, both in it, on a British calendar. */
export interface ReportDays {
  /** ISO dates. */
  readonly from: string;
  readonly to: string;
}

/** The same, half-open, as instants. */
export interface ReportSpan {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

export const mostMonths = 24;

/** Throws `window-out-of-range`. */
export function spanOfDays({ from, to }: ReportDays): ReportSpan {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  const end = first.add({ months: mostMonths });
  if (Temporal.PlainDate.compare(last, first) < 0 || Temporal.PlainDate.compare(last, end) >= 0) {
    throw new Problem(
      'window-out-of-range',
      `A report is of a day to ${mostMonths} months: please choose a last day from ${from} to ${end.subtract({ days: 1 }).toString()}.`,
      {
        errors: [
          {
            ...{ parameter: 'to', detail: `must be from the first day on, within ${mostMonths} months` },
            ...{ rule: 'out-of-range', least: from, most: end.subtract({ days: 1 }).toString() },
          },
        ],
      },
    );
  }
  return { start: startOf(first), end: startOf(last.add({ days: 1 })) };
}

/** Throws `too-early` for days that are not over. */
export function refuseUnfinished({ end }: ReportSpan, now: Temporal.Instant): void {
  if (Temporal.Instant.compare(now, end) >= 0) return;
  throw new Problem('too-early', 'These days are not over yet. Lock the period once they are.', {
    from: end.toString(),
  });
}

function startOf(date: Temporal.PlainDate): Temporal.Instant {
  return date.toZonedDateTime('Europe/London').toInstant();
}
