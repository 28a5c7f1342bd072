interface Days {
  readonly from: string;
  readonly to: string;
}

/** The last quarters of a year that are over on a day, the latest first; days are ISO dates, both in the quarter. */
export function quartersBefore(day: string, count: number): readonly Days[] {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const first = Math.floor((month - 1) / 3) * 3; // of the quarter that the day is in, counted from 0
  const textOf = (monthOfYear: number, dayOfMonth: number) =>
    new Date(Date.UTC(year, monthOfYear, dayOfMonth)).toISOString().slice(0, 10);
  return Array.from({ length: count }, (_, index) => {
    const begin = first - 3 * (index + 1);
    return { from: textOf(begin, 1), to: textOf(begin + 3, 0) };
  });
}
