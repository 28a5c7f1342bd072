import { minutesFrom, type EpochMinutes } from '../kernel/time.js';

export interface BookingTerms {
  /** IANA name of the adviser's zone, in whose days the booking window counts. */
  readonly zone: string;
  readonly noticeMinutes: number;
  /** Whole local days after today on which sessions may start. */
  readonly windowDays: number;
}

export interface BookingBounds {
  readonly earliest: EpochMinutes;
  readonly latest: EpochMinutes;
}

/**
 * Between which instants a slot may start, `latest` excluded. Notice counts from now, rounded up to the minute; the booking
 * window is today and `windowDays` days more on the adviser's calendar, so it ends where the day after them starts,
 * which is not midnight where a clock change skips it.
 */
export function bookingBounds(now: Temporal.Instant, terms: BookingTerms): BookingBounds {
  const today = now.toZonedDateTimeISO(terms.zone).toPlainDate();
  const dayAfter = today.add({ days: terms.windowDays + 1 }).toZonedDateTime(terms.zone);
  return {
    earliest: minutesFrom(now.add({ minutes: terms.noticeMinutes })),
    latest: minutesFrom(dayAfter.toInstant()),
  };
}
