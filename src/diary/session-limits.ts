import { type EpochMinutes, type Span } from '../kernel/time.js';
import { dayAt, monthOf, weekOf } from './whereabouts.js';
import { type OffsetStretch } from './zone-offsets.js';

/** The most that an adviser takes on, of all offers together; null is no limit. */
export interface SessionLimits {
  readonly sessionsADay: number | null;
  readonly minutesADay: number | null;
  readonly sessionsAWeek: number | null;
  readonly minutesAWeek: number | null;
}

/** How many free introductions an adviser gives in a calendar month, by the members' policy, and those they give. */
export interface Introductions {
  /** The figures over time, the earliest first; a session counts by the one that is in force when it starts. */
  readonly figures: readonly { readonly from: EpochMinutes; readonly aMonth: number }[];
  /** All that are held, requested, confirmed or past in the months that are asked for, without their buffers. */
  readonly sessions: readonly Span[];
}

/** What limits are counted over. */
export interface Workload {
  readonly limits: SessionLimits;
  /** All that are held, requested or confirmed in the weeks that are asked for, without their buffers. */
  readonly sessions: readonly Span[];
  /** The adviser's clock over all of that: a session counts on the day, in the ISO week and in the month in which it starts. */
  readonly clock: readonly OffsetStretch[];
  /** Left out where it is paid for, and where no month can be full. */
  readonly introductions?: Introductions | undefined;
}

interface Load {
  readonly sessions: number;
  readonly minutes: number;
}

/** Which limit keeps one more session of that length from starting at an instant. */
export function limitRefusal(
  { limits, sessions, clock, introductions }: Workload,
  durationMinutes: number,
): (start: EpochMinutes) => 'day-limit' | 'week-limit' | 'month-limit' | undefined {
  const days = loads(sessions, (start) => dayAt(clock, start));
  const weeks = loads(sessions, (start) => weekOf(dayAt(clock, start)));
  const isMonthFull = introductions && fullMonths(introductions, clock);
  return (start) => {
    const day = dayAt(clock, start);
    if (exceeds(days.get(day), durationMinutes, limits.sessionsADay, limits.minutesADay)) return 'day-limit';
    if (exceeds(weeks.get(weekOf(day)), durationMinutes, limits.sessionsAWeek, limits.minutesAWeek))
      return 'week-limit';
    return isMonthFull?.(start, day) ? 'month-limit' : undefined;
  };
}

/** Whether the month of a day has as many introductions as the policy allows one that starts then. */
function fullMonths({ figures, sessions }: Introductions, clock: readonly OffsetStretch[]) {
  const months = loads(sessions, (start) => monthOf(dayAt(clock, start)));
  const givenIn = new Map<number, number>();
  return (start: EpochMinutes, day: number): boolean => {
    const given = givenIn.get(day) ?? months.get(monthOf(day))?.sessions ?? 0;
    givenIn.set(day, given); // a day has many starts, and to find its month takes longer than all else here
    return given >= (figures.findLast(({ from }) => from <= start)?.aMonth ?? Infinity);
  };
}

function loads(sessions: readonly Span[], key: (start: EpochMinutes) => number): Map<number, Load> {
  const found = new Map<number, Load>();
  for (const { start, end } of sessions) {
    const load = found.get(key(start)) ?? nothing;
    found.set(key(start), { sessions: load.sessions + 1, minutes: load.minutes + end - start });
  }
  return found;
}

const nothing: Load = { sessions: 0, minutes: 0 };

function exceeds(load: Load = nothing, more: number, mostSessions: number | null, mostMinutes: number | null): boolean {
  return load.sessions + 1 > (mostSessions ?? Infinity) || load.minutes + more > (mostMinutes ?? Infinity);
}
