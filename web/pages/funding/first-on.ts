/** `2026-12-03`: the next time, today included, that a day of the month comes; undefined of one that not every month has. */
export function firstOn(today: string, day: number): string | undefined {
  if (day < 1 || day > 28) return undefined;
  const [year = 0, month = 1, date = 1] = today.split('-').map(Number);
  const at = new Date(Date.UTC(year, day < date ? month : month - 1, day));
  return at.toISOString().slice(0, 10);
}
