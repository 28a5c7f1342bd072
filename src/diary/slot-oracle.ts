import { instantOf, type EpochMinutes, type Span } from '../kernel/time.js';
import { type Overrides, type Weekday, type WeeklyHours } from './open-windows.js';
import { type SlotRequest } from './open-slots.js';
import { type Travel } from './whereabouts.js';

/**
 * The slot rules read slowly, to check the engine against: the clock is read at every step, and nothing is shared with
 * the engine but types. Only specs and the simulation import this.
 */
export interface ClockReadings {
  readonly from: EpochMinutes;
  /** Minutes from one reading to the next: every time that is put to the oracle must be a multiple of it. */
  readonly step: number;
  readonly readings: readonly { readonly date: string; readonly minuteOfDay: number }[];
}

export function readClock(
  zone: string | ((at: EpochMinutes) => string),
  from: EpochMinutes,
  to: EpochMinutes,
  step = 1,
): ClockReadings {
  const readings = steps(from, to, step).map((at) => {
    const zoneThen = typeof zone === 'string' ? zone : zone(at);
    const { year, month, day, hour, minute } = instantOf(at).toZonedDateTimeISO(zoneThen);
    return { date: `${year}-${twoDigits(month)}-${twoDigits(day)}`, minuteOfDay: hour * 60 + minute };
  });
  return { from, step, readings };
}

/**
 * Where somebody is at an instant: of the travels whose first date their zone's clock has come to, the last decides. They
 * are there until its clock is past the last date, and at home after that.
 */
export function oracleZone(home: string, travels: readonly Travel[]): (at: EpochMinutes) => string {
  return (at) => {
    const dateIn = (zone: string) => instantOf(at).toZonedDateTimeISO(zone).toPlainDate().toString();
    const begun = travels.filter(({ zone, firstDate }) => dateIn(zone) >= firstDate);
    const last = begun.toSorted((a, b) => a.firstDate.localeCompare(b.firstDate)).at(-1);
    return last && dateIn(last.zone) <= last.lastDate ? last.zone : home;
  };
}

/** Runs of readings inside the same window of the same date. A run that the readings cut off is given as far as they go. */
export function oracleWindows(clock: ClockReadings, weekly: WeeklyHours, overrides: Overrides): Span[] {
  const spans: { start: number; end: number }[] = [];
  let before: string | undefined;
  clock.readings.forEach(({ date, minuteOfDay }, index) => {
    const hours = overrides.get(date) ?? weekly[weekdayOf(date)] ?? [];
    const open = hours.findIndex(({ opens, closes }) => opens <= minuteOfDay && minuteOfDay < closes);
    const window = open === -1 ? undefined : `${date}/${open}`;
    const start = clock.from + index * clock.step;
    const last = spans.at(-1);
    if (last && window !== undefined && window === before) last.end = start + clock.step;
    else if (window !== undefined) spans.push({ start, end: start + clock.step });
    before = window;
  });
  return spans;
}

/** Tries every start of the grid and looks at every step of its session and buffers. Limits need the zone at an instant. */
export function oracleSlots(
  request: SlotRequest,
  step = 1,
  zoneAt: (at: EpochMinutes) => string = () => 'UTC',
): EpochMinutes[] {
  const { durationMinutes, intervalMinutes, bufferBeforeMinutes, bufferAfterMinutes } = request.offer;
  const open = stepsWithin(request.windows, step);
  const off = stepsWithin(request.timeOff, step);
  const occupied = stepsWithin(request.occupied, step);
  return request.windows
    .flatMap(({ start, end }) => steps(start, end, intervalMinutes))
    .filter((start) => request.from <= start && start < request.to)
    .filter((start) => request.earliest <= start && start < request.latest)
    .filter((start) => steps(start, start + durationMinutes, step).every((at) => open.has(at) && !off.has(at)))
    .filter((start) => {
      const blocked = steps(start - bufferBeforeMinutes, start + durationMinutes + bufferAfterMinutes, step);
      return !blocked.some((at) => occupied.has(at));
    })
    .filter((start) => isWithinLimits(request, start, zoneAt));
}

/** Counts the sessions that start on the same date, in the same week of the same ISO year, and the introductions of the same month. */
function isWithinLimits(
  { workload, offer }: SlotRequest,
  start: EpochMinutes,
  zoneAt: (at: EpochMinutes) => string,
): boolean {
  if (!workload) return true;
  const dateOf = (at: EpochMinutes) => instantOf(at).toZonedDateTimeISO(zoneAt(at)).toPlainDate();
  const date = dateOf(start);
  const ofDay = workload.sessions.filter((session) => dateOf(session.start).equals(date));
  const ofWeek = workload.sessions.filter((session) => {
    const { yearOfWeek, weekOfYear } = dateOf(session.start);
    return yearOfWeek === date.yearOfWeek && weekOfYear === date.weekOfYear;
  });
  const minutes = (sessions: readonly Span[]) =>
    sessions.reduce((sum, session) => sum + session.end - session.start, offer.durationMinutes);
  const ofMonth = workload.introductions?.sessions.filter((session) => {
    const { year, month } = dateOf(session.start);
    return year === date.year && month === date.month;
  });
  const figures = workload.introductions?.figures.filter(({ from }) => from <= start) ?? [];
  const { sessionsADay, minutesADay, sessionsAWeek, minutesAWeek } = workload.limits;
  return (
    (sessionsADay === null || ofDay.length < sessionsADay) &&
    (minutesADay === null || minutes(ofDay) <= minutesADay) &&
    (sessionsAWeek === null || ofWeek.length < sessionsAWeek) &&
    (minutesAWeek === null || minutes(ofWeek) <= minutesAWeek) &&
    (ofMonth === undefined || ofMonth.length < (figures.at(-1)?.aMonth ?? Infinity))
  );
}

export function stepsWithin(spans: readonly Span[], step = 1): Set<EpochMinutes> {
  return new Set(spans.flatMap(({ start, end }) => steps(start, end, step)));
}

function steps(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.max(0, Math.ceil((to - from) / step)) }, (_, index) => from + index * step);
}

const weekdays = new Map<string, Weekday>();

function weekdayOf(date: string): Weekday {
  const weekday = weekdays.get(date) ?? (Temporal.PlainDate.from(date).dayOfWeek as Weekday);
  weekdays.set(date, weekday);
  return weekday;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
