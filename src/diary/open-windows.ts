import { type EpochMinutes, type Span } from '../kernel/time.js';
import { clockStretches, type Whereabouts } from './whereabouts.js';

/** ISO 8601: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A window of wall-clock time on one local date, in minutes after midnight as the clock shows them: 0 to 1440, half-open. */
export interface Hours {
  readonly opens: number;
  readonly closes: number;
}

/** The windows of each weekday, disjoint and in order; a weekday left out is closed. */
export type WeeklyHours = Readonly<Partial<Record<Weekday, readonly Hours[]>>>;

/** The windows of single local dates (`YYYY-MM-DD`), in place of the weekday's; an empty list closes the day. */
export type Overrides = ReadonlyMap<string, readonly Hours[]>;

/** Hours, and the zones whose clocks they are read from. */
export interface OpeningHours extends Whereabouts {
  readonly weekly: WeeklyHours;
  readonly overrides: Overrides;
}

interface Opening extends Span {
  readonly day: number;
  readonly hours: Hours;
}

const DAY = 1440;

/** No window is open for longer without a break, not even on a day that the clock shows twice or that travel prolongs. */
const LONGEST = 3 * DAY;

/**
 * The spans in which the hours are open, in order: an instant is open if and only if the adviser's clock, at that instant,
 * shows a time inside a window of the date that it shows. So what a clock change skips does not exist, and what it
 * repeats is open as long as the clock really runs, in one span, or in two where the clock leaves the window between.
 * Travel is a clock change like any other.
 *
 * Every window of every date stays a span of its own, even where two abut, and a span that overlaps `[from, to)`
 * is given whole: slots are counted from a span's start, and must not depend on the range that is asked for.
 */
export function openWindows(asked: OpeningHours & { readonly from: EpochMinutes; readonly to: EpochMinutes }): Span[] {
  const hoursOn = hoursByDay(asked);
  const from = asked.from - LONGEST;
  const to = asked.to + LONGEST;
  const openings: Opening[] = [];
  for (const { start: stretchStart, end: stretchEnd, offsetMinutes: offset } of clockStretches(asked, from, to)) {
    const wallStart = stretchStart + offset;
    const wallEnd = stretchEnd + offset;
    for (let day = Math.floor(wallStart / DAY); day * DAY < wallEnd; day++) {
      for (const hours of hoursOn(day)) {
        const start = Math.max(day * DAY + hours.opens, wallStart) - offset;
        const end = Math.min(day * DAY + hours.closes, wallEnd) - offset;
        if (start < end) add(openings, { start, end, day, hours });
      }
    }
  }
  return openings
    .filter(({ start, end }) => end > asked.from && start < asked.to)
    .map(({ start, end }) => ({ start, end }));
}

/** A window goes on across a clock change: its two pieces are one span where they meet. */
function add(openings: Opening[], next: Opening): void {
  const last = openings.at(-1);
  const goesOn = last?.end === next.start && last.day === next.day && last.hours === next.hours;
  if (goesOn) openings[openings.length - 1] = { ...next, start: last.start };
  else openings.push(next);
}

/** Days are counted from 1970-01-01, on the zone's own calendar. */
function hoursByDay({ weekly, overrides }: OpeningHours): (day: number) => readonly Hours[] {
  const overridden = new Map([...overrides].map(([date, hours]) => [dayOf(date), hours]));
  return (day) => overridden.get(day) ?? weekly[weekdayOf(day)] ?? [];
}

function dayOf(date: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds / (DAY * 60_000);
}

function weekdayOf(day: number): Weekday {
  // 1970-01-01 was a Thursday; the second remainder brings the days before it above zero.
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}
