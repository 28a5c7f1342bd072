import { bankHolidays, type Nation } from './bank-holidays.js';
import type { Region } from './taxonomy.js';

/** A Monday to Friday that is no bank holiday there. */
export function isWorkingDay(date: Temporal.PlainDate, nation: Nation = 'england-and-wales'): boolean {
  return date.dayOfWeek <= 5 && !bankHolidays[nation].has(date.toString());
}

/**
 * The same time of day in London `days` working days later; what happens on a day of rest counts as on the working day before it.
 * Payments between banks wait for the bank holidays of England and Wales, wherever they go.
 */
export function workingDaysAfter(
  instant: Temporal.Instant,
  days: number,
  nation: Nation = 'england-and-wales',
): Temporal.Instant {
  let at = instant.toZonedDateTimeISO('Europe/London');
  for (let left = days; left > 0;) {
    at = at.add({ days: 1 });
    if (isWorkingDay(at.toPlainDate(), nation)) left -= 1;
  }
  return at.toInstant();
}

/** Whose bank holidays somebody keeps: of Scotland or Northern Ireland who works there alone, or else of England and Wales. */
export function nationOf(regions: readonly Region[]): Nation {
  const [only, ...others] = regions;
  if (others.length > 0) return 'england-and-wales';
  return only === 'scotland' || only === 'northern-ireland' ? only : 'england-and-wales';
}
