import { type Span } from '../kernel/time.js';

/**
 * The free time of a diary, as the disjoint spans of the directory's projection, in order: open time without time off
 * and without the blocked ranges of other occupancies. Every session that `openSlots` lists lies inside one of them;
 * the reverse does not hold, because grid, buffers, notice and limits are left out.
 */
export function freeSpans(windows: readonly Span[], timeOff: readonly Span[], occupied: readonly Span[]): Span[] {
  return subtractSpans(mergeSpans(windows), mergeSpans([...timeOff, ...occupied]));
}

/** The union as disjoint spans in order; spans that overlap or abut become one, empty ones vanish. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of inOrder(spans)) {
    if (span.start >= span.end) continue;
    const last = merged.at(-1);
    if (last === undefined || last.end < span.start) merged.push(span);
    else if (last.end < span.end) merged[merged.length - 1] = { start: last.start, end: span.end };
  }
  return merged;
}

/** Both sides disjoint and in order, as `mergeSpans` gives them. */
function subtractSpans(spans: readonly Span[], taken: readonly Span[]): Span[] {
  const left: Span[] = [];
  let next = 0;
  for (const span of spans) {
    let start = span.start;
    for (let hole = taken[next]; hole !== undefined && hole.start < span.end; hole = taken[++next]) {
      if (start < hole.start) left.push({ start, end: hole.start });
      start = Math.max(start, hole.end);
      // This hole may reach into the next span, too.
      if (hole.end > span.end) break;
    }
    if (start < span.end) left.push({ start, end: span.end });
  }
  return left;
}

/** Diaries are read in order, so the check saves the copy and the sort. */
function inOrder(spans: readonly Span[]): readonly Span[] {
  const sorted = spans.every((span, index) => index === 0 || (spans[index - 1]?.start ?? 0) <= span.start);
  return sorted ? spans : spans.toSorted((a, b) => a.start - b.start);
}
