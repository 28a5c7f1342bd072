/** Which sessions a calendar that is subscribed to holds. */
export interface CalendarWindow {
  /** The earliest start. */
  readonly from: Temporal.Instant;
  readonly now: Temporal.Instant;
  /** What was called off before it is gone. */
  readonly cancelledSince: Temporal.Instant;
  readonly count: number;
}

const daysBack = 90;
const daysCancelled = 30;

/** More than anybody has; a text of them is about a megabyte. The latest are taken. */
const mostSessions = 1000;

/** From so many days back, or from now on. */
export function windowAt(now: Temporal.Instant, past: 'with-past' | 'to-come' = 'with-past'): CalendarWindow {
  return {
    from: past === 'to-come' ? now : daysBefore(now, daysBack),
    now,
    cancelledSince: daysBefore(now, daysCancelled),
    count: mostSessions,
  };
}

function daysBefore(now: Temporal.Instant, days: number): Temporal.Instant {
  return now.subtract({ hours: days * 24 });
}
