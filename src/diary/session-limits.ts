import { type EpochMinutes, type Span } from '../kernel/time.js';
import { dayAt, weekOf } from './whereabouts.js';
import { type OffsetStretch } from './zone-offsets.js';

/** The most that an adviser takes on, of all offers together; null is no limit. */
export interface SessionLimits {
  readonly sessionsADay: number | null;
  readonly minutesADay: number | null;
  readonly sessionsAWeek: number | null;
  readonly minutesAWeek: number | null;
}

/** What limits are counted over. */
export interface Workload {
  readonly limits: SessionLimits;
  /** All that are held, requested or confirmed in the weeks that are asked for, without their buffers. */
  readonly sessions: readonly Span[];
  /** The adviser's clock over those weeks: a session counts on the day, and in the ISO week, in which it starts. */
  readonly clock: readonly OffsetStretch[];
}

interface Load {
  readonly sessions: number;
  readonly minutes: number;
}

/** Which limit keeps one more session of that length from starting at an instant. */
export function limitRefusal(
  { limits, sessions, clock }: Workload,
  durationMinutes: number,
): (start: EpochMinutes) => 'day-limit' | 'week-limit' | undefined {
  const days = loads(sessions, (start) => dayAt(clock, start));
  const weeks = loads(sessions, (start) => weekOf(dayAt(clock, start)));
  return (start) => {
    const day = dayAt(clock, start);
    if (exceeds(days.get(day), durationMinutes, limits.sessionsADay, limits.minutesADay)) return 'day-limit';
    if (exceeds(weeks.get(weekOf(day)), durationMinutes, limits.sessionsAWeek, limits.minutesAWeek))
      return 'week-limit';
    return undefined;
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
