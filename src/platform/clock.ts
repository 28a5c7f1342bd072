/** The one source of the present, so that rules, jobs and lapses can be tried at any time. */
export abstract class Clock {
  /** To the millisecond, as the database and JavaScript dates keep it. */
  abstract now(): Temporal.Instant;
}

export class SystemClock extends Clock {
  now(): Temporal.Instant {
    return Temporal.Instant.fromEpochMilliseconds(Date.now());
  }
}

/** Runs on from wherever it is set: for tests and tours. */
export class MovableClock extends Clock {
  private ahead = Temporal.Duration.from({ seconds: 0 });

  now(): Temporal.Instant {
    return Temporal.Instant.fromEpochMilliseconds(Date.now()).add(this.ahead);
  }

  moveTo(instant: Temporal.Instant): void {
    this.ahead = Temporal.Instant.fromEpochMilliseconds(Date.now()).until(instant);
  }
}
