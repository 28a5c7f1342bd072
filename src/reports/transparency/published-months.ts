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

/** Who had a part in something that happens seldom. */
interface MonthOfFew {
  readonly month: string;
  /** Five of them are enough to know. */
  readonly advisers: readonly string[];
}

/**
 * Months in which too few were paid go with those after them until one has enough. Whatever two periods are made of such runs, one less
 * the other is of enough people too: nobody is found by subtracting.
 */
export function runsOf(months: readonly MonthOfSome[]): Months[] {
  return runs(months, ({ advisers }) => advisers >= leastAdvisers);
}

/** Each ends with the first month by which it has enough, and the next begins with the next month there is. */
function runs<Month extends { readonly month: string }>(
  months: readonly Month[],
  isEnough: (month: Month, isFirst: boolean) => boolean,
): Months[] {
  const found: Months[] = [];
  let from: string | null = null;
  for (const month of months) {
    const isFirst = from === null;
    from ??= month.month;
    if (!isEnough(month, isFirst)) continue;
    found.push({ from, to: month.month });
    from = null;
  }
  return found;
}

/**
 * The months that can be told of instead of those asked for: widened to whole runs, and without the last months where these are of too few
 * yet. Null where nothing is left. Takes all months up to the last that is over in which anybody was paid, in order.
 */
export function toldOf(asked: Months, months: readonly MonthOfSome[]): Months | null {
  const whole = runsOf(months);
  const { from, to: widest } = widened(asked, whole);
  const end = whole.at(-1)?.to ?? '';
  const tooFew = months.find(({ month }) => month > end)?.month;
  const to = tooFew !== undefined && tooFew <= widest ? monthBefore(tooFew) : widest;
  return from <= to ? { from, to } : null;
}

/**
 * Of something that happens seldom, the months that can be told of instead of others: so many more that five people had a part in it, or
 * those same ones where nobody had. Null where too few had yet. Takes all months in which anybody had, in order.
 */
export function seldomToldOf(months: Months, parts: readonly MonthOfFew[]): Months | null {
  const together = new Set<string>();
  const whole = runs(parts, ({ advisers }, isFirst) => {
    if (isFirst) together.clear();
    for (const adviser of advisers) together.add(adviser);
    return together.size >= leastAdvisers;
  });
  const told = widened(months, whole);
  const end = whole.at(-1)?.to ?? '';
  const isOfTooFew = parts.some(({ month }) => month > end && isIn(month, told));
  return isOfTooFew ? null : told;
}

export function isIn(month: string, { from, to }: Months): boolean {
  return from <= month && month <= to;
}

function widened(asked: Months, whole: readonly Months[]): Months {
  const touched = whole.filter(({ from, to }) => from <= asked.to && to >= asked.from);
  return {
    from: touched.reduce((first, run) => (run.from < first ? run.from : first), asked.from),
    to: touched.reduce((last, run) => (run.to > last ? run.to : last), asked.to),
  };
}

/** Whether a sum over some months, of those who had a part in each, can be told: in no run were they too few. */
export function canBeTold(parts: readonly MonthOfSome[], runs: readonly Months[]): boolean {
  const most = new Map<string, number>();
  for (const { month, advisers } of parts.filter((part) => part.advisers > 0)) {
    const run = runs.find((each) => isIn(month, each))?.from ?? month;
    most.set(run, Math.max(most.get(run) ?? 0, advisers));
  }
  return [...most.values()].every((advisers) => advisers >= leastAdvisers);
}

/** From the first month of them all to the last. */
export function widestOf(all: readonly [Months, ...Months[]]): Months {
  return all.reduce((widest, { from, to }) => ({
    from: from < widest.from ? from : widest.from,
    to: to > widest.to ? to : widest.to,
  }));
}

function monthBefore(month: string): string {
  return Temporal.PlainYearMonth.from(month).subtract({ months: 1 }).toString();
}

/** The first day of it, and the first after it. */
export function daysOf({ from, to }: Months): { readonly first: string; readonly after: string } {
  return { first: `${from}-01`, after: `${Temporal.PlainYearMonth.from(to).add({ months: 1 }).toString()}-01` };
}
