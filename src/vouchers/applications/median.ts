export const mostPoints = 5;

/** Of an application's totals: that of an even number of them may lie between two, so it is told in half points. */
export function medianHalfPoints(totals: readonly number[]): number {
  if (totals.length === 0) throw new RangeError('There is no median of nothing.');
  const ordered = totals.toSorted((a, b) => a - b);
  const middle = Math.floor(ordered.length / 2);
  const [low, high] = ordered.length % 2 === 1 ? [middle, middle] : [middle - 1, middle];
  return (ordered[low] ?? 0) + (ordered[high] ?? 0);
}
