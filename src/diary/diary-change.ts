import type { Period, Span } from '../kernel/time.js';
import { spanOf } from '../kernel/time.js';
import type { DiaryPages, Session } from './diary.js';
import { freeSpans } from './free-spans.js';
import { type Hours, openWindows, type WeeklyHours } from './open-windows.js';
import type { SessionLimits } from './session-limits.js';
import { stretchesAway, type Travel } from './whereabouts.js';

/** What an adviser may change about their time. */
export type DiaryChange =
  | { readonly kind: 'weekly_hours'; readonly zone: string; readonly weekly: WeeklyHours }
  | { readonly kind: 'override'; readonly date: string; readonly windows: readonly Hours[] }
  | { readonly kind: 'override_removal'; readonly date: string }
  | ({ readonly kind: 'time_off'; readonly reason: string } & Period)
  | { readonly kind: 'time_off_removal'; readonly id: string }
  | ({ readonly kind: 'travel' } & Omit<Travel, 'id'>)
  | { readonly kind: 'travel_removal'; readonly id: string }
  | ({ readonly kind: 'limits' } & SessionLimits);

/**
 * The sessions that a change would put outside open time: they lie wholly in it before, and would not after. Those that an
 * earlier change left outside, and were kept, are no news. The pages reach over the span, and hold their sessions.
 */
export function orphansOf(pages: DiaryPages, change: DiaryChange, over: Span): Session[] {
  const before = openTime(pages, over);
  const after = openTime(changed(pages, change), over);
  return pages.sessions
    .filter((session) => over.start <= session.start && session.end <= over.end)
    .filter((session) => isWithin(before, session) && !isWithin(after, session));
}

function openTime({ hours, timeOff }: DiaryPages, over: Span): Span[] {
  return freeSpans(openWindows({ ...hours, from: over.start, to: over.end }), timeOff, []);
}

function isWithin(spans: readonly Span[], { start, end }: Span): boolean {
  return spans.some((span) => span.start <= start && end <= span.end);
}

/** The pages as they would be. Limits and what gives time back put nothing outside of it. */
function changed(pages: DiaryPages, change: DiaryChange): DiaryPages {
  const { hours, timeOff, travels } = pages;
  const { overrides } = hours;
  switch (change.kind) {
    case 'weekly_hours':
      return { ...pages, hours: { ...hours, zone: change.zone, weekly: change.weekly } };
    case 'override':
      return withOverrides(pages, [...overrides, [change.date, change.windows]]);
    case 'override_removal':
      return withOverrides(
        pages,
        [...overrides].filter(([date]) => date !== change.date),
      );
    case 'time_off':
      return { ...pages, timeOff: [...timeOff, spanOf(change)] };
    case 'travel':
      return withTravels(pages, [...travels, { ...change, id: '' }]);
    case 'travel_removal':
      return withTravels(
        pages,
        travels.filter(({ id }) => id !== change.id),
      );
    case 'time_off_removal':
    case 'limits':
      return pages;
  }
}

function withOverrides(pages: DiaryPages, overrides: readonly [string, readonly Hours[]][]): DiaryPages {
  return { ...pages, hours: { ...pages.hours, overrides: new Map(overrides) } };
}

function withTravels(pages: DiaryPages, travels: readonly Travel[]): DiaryPages {
  return { ...pages, travels, hours: { ...pages.hours, away: stretchesAway(travels) } };
}
