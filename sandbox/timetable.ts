/** Where the present comes from: the service's own clock will do. */
export interface Present {
  now(): Temporal.Instant;
}

interface Entry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly deed: () => void;
}

/** What falls due by itself, and the sandbox's clock, which runs ahead of the present by as much as it was moved. */
export class Timetable {
  /** The next first; of two for one time, the one that was planned first. */
  private readonly entries: Entry[] = [];
  private ahead = Temporal.Duration.from({ seconds: 0 });
  private standing?: Temporal.Instant;

  constructor(private readonly present: Present) {}

  /** While a deed runs, the clock stands at the time for which it was planned. */
  now(): Temporal.Instant {
    return this.standing ?? this.present.now().add(this.ahead);
  }

  /** Whole seconds since 1970, as Stripe writes times. */
  seconds(): number {
    return Math.floor(this.now().epochMilliseconds / 1000);
  }

  at(instant: Temporal.Instant, deed: () => void): void {
    const at = instant.epochMilliseconds;
    this.entries.splice(this.entries.findLastIndex((entry) => entry.at <= at) + 1, 0, { at, deed });
  }

  /** `duration` in hours or less: a day is written PT24H. */
  after(duration: string, deed: () => void): void {
    this.at(this.now().add(duration), deed);
  }

  /**
   * Moves the clock on to `instant`, and does nothing that falls due: see `runDue`. What has just gone by, while somebody said so, is now.
   * @throws RangeError backwards
   */
  moveTo(instant: Temporal.Instant): void {
    const by = this.now().until(instant);
    if (by.total('seconds') < -1) {
      throw new RangeError(`The sandbox's clock is at ${this.now().toString()} and goes on only.`);
    }
    if (by.sign > 0) this.ahead = this.ahead.add(by);
  }

  /** In order of time, those planned by other deeds included. */
  runDue(): void {
    while (this.isAnythingDue()) {
      const entry = this.entries.shift();
      if (!entry) return;
      this.standing = Temporal.Instant.fromEpochMilliseconds(entry.at);
      try {
        entry.deed();
      } finally {
        this.standing = undefined;
      }
    }
  }

  isAnythingDue(): boolean {
    const [next] = this.entries;
    return next !== undefined && next.at <= this.now().epochMilliseconds;
  }
}

/** `days` working days later at `hour` in London. Only Saturdays and Sundays are none: the sandbox knows no bank holidays. */
export function workingDaysAfter(from: Temporal.Instant, days: number, hour: number): Temporal.Instant {
  let day = londonDay(from);
  for (let left = days; left > 0; left -= isWorkingDay(day) ? 1 : 0) day = day.add({ days: 1 });
  return day.toZonedDateTime({ timeZone: 'Europe/London', plainTime: { hour } }).toInstant();
}

export function londonDay(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO('Europe/London').toPlainDate();
}

function isWorkingDay(day: Temporal.PlainDate): boolean {
  return day.dayOfWeek <= 5;
}
