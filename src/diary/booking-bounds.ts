import { minutesFrom, minutesOf, type EpochMinutes } from '../kernel/time.js';
import { startOf, type Whereabouts, zoneStretches } from './whereabouts.js';

/** The adviser's whereabouts, in whose days the booking window counts, and the terms. */
export interface BookingTerms extends Whereabouts {
  readonly noticeMinutes: number;
  /** Whole local days after today on which sessions may start. */
  readonly windowDays: number;
}

export interface BookingBounds {
  readonly earliest: EpochMinutes;
  readonly latest: EpochMinutes;
}

const DAY = 1440;

/**
 * Between which instants a slot may start, `latest` excluded. Notice counts from now, rounded up to the minute; the booking
 * window is today and `windowDays` days more on the adviser's calendar, so it ends where the day after them starts,
 * which is not midnight where a clock change skips it, nor where the adviser is in another zone by then.
 */
export function bookingBounds(now: Temporal.Instant, terms: BookingTerms): BookingBounds {
  const from = minutesOf(now);
  const zones = zoneStretches(terms, from, from + (terms.windowDays + 4) * DAY);
  const today = now.toZonedDateTimeISO(zones[0]?.zone ?? terms.zone).toPlainDate();
  const dayAfter = today.add({ days: terms.windowDays + 1 });
  const starts = zones.flatMap(({ zone, start, end }) => {
    const begun = Math.max(startOf(dayAfter, zone), start);
    return begun < end ? [begun] : [];
  });
  return {
    earliest: minutesFrom(now.add({ minutes: terms.noticeMinutes })),
    latest: starts[0] ?? startOf(dayAfter, terms.zone),
  };
}
