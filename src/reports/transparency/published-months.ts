/** Of how many advisers a figure must be at least, so that it says nothing of any one of them. */
export const leastAdvisers = 5;

/** Both included, as 2026-11: they compare as texts. */
export interface Months {
  readonly from: string;
  readonly to: string;
}

interface MonthOfSome {
  readonly month: string;
  readonly advisers: number;
}

/**
 * Months in which too few were paid go with those after them until one has enough. Whatever two periods are made of such runs, one less
 * the other is of enough people too: nobody is found by subtracting.
 */
export function runsOf(months: readonly MonthOfSome[]): Months[] {
  const runs: Months[] = [];
  let from: string | null = null;
  for (const { month, advisers } of months) {
    from ??= month;
    if (advisers < leastAdvisers) continue;
    runs.push({ from, to: month });
    from = null;
  }
  return runs;
}

/**
 * The months that can be told of instead of those asked for: widened to whole runs, and without the last months where these are of too few
 * yet. Null where nothing is left. Takes all months up to the last that is over in which anybody was paid, in order.
 */
export function toldOf(asked: Months, months: readonly MonthOfSome[]): Months | null {
  const runs = runsOf(months);
  const touched = runs.filter(({ from, to }) => from <= asked.to && to >= asked.from);
  const from = touched.reduce((first, run) => (run.from < first ? run.from : first), asked.from);
  const widest = touched.reduce((last, run) => (run.to > last ? run.to : last), asked.to);
  const end = runs.at(-1)?.to ?? '';
  const tooFew = months.find(({ month }) => month > end)?.month;
  const to = tooFew !== undefined && tooFew <= widest ? monthBefore(tooFew) : widest;
  return from <= to ? { from, to } : null;
}

/** Whether a sum over some months, of those who had a part in each, can be told: in no run were they too few. */
export function canBeTold(parts: readonly MonthOfSome[], runs: readonly Months[]): boolean {
  const most = new Map<string, number>();
  for (const { month, advisers } of parts.filter((part) => part.advisers > 0)) {
    const run = runs.find(({ from, to }) => from <= month && month <= to)?.from ?? month;
    most.set(run, Math.max(most.get(run) ?? 0, advisers));
  }
  return [...most.values()].every((advisers) => advisers >= leastAdvisers);
}

function monthBefore(month: string): string {
  return Temporal.PlainYearMonth.from(month).subtract({ months: 1 }).toString();
}

/** The first day of it, and the first after it. */
export function daysOf({ from, to }: Months): { readonly first: string; readonly after: string } {
  return { first: `${from}-01`, after: `${Temporal.PlainYearMonth.from(to).add({ months: 1 }).toString()}-01` };
}
