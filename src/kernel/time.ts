/** Whole minutes since 1970-01-01T00:00Z: what free time is reckoned in. */
export type EpochMinutes = number;

/** Half-open: `start` is inside, `end` is not. */
export interface Span {
  readonly start: EpochMinutes;
  readonly end: EpochMinutes;
}

/** Half-open span of instants. */
export interface Period {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/** The date on a British calendar, as an ISO text: what expires or ends on a day does so there. */
export function britishDate(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO('Europe/London').toPlainDate().toString();
}

const MINUTE = 60_000;

export function instantOf(minutes: EpochMinutes): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(minutes * MINUTE);
}

/** Rounds down to the minute. */
export function minutesOf(instant: Temporal.Instant): EpochMinutes {
  return Math.floor(instant.epochMilliseconds / MINUTE);
}

/** Rounds up to the minute. */
export function minutesFrom(instant: Temporal.Instant): EpochMinutes {
  return Math.ceil(instant.epochMilliseconds / MINUTE);
}

/** The span that covers a period, widened to whole minutes. */
export function spanOf(period: Period): Span {
  return { start: minutesOf(period.start), end: minutesFrom(period.end) };
}

export function periodOf(span: Span): Period {
  return { start: instantOf(span.start), end: instantOf(span.end) };
}
