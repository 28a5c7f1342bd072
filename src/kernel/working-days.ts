import { bankHolidays } from './bank-holidays.js';

/** Mondays to Fridays but bank holidays, on a British calendar. */
function isWorkingDay(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek <= 5 && !bankHolidays.has(date.toString());
}

/** The same time of day `days` working days later; what happens on a day of rest counts as on the working day before it. */
export function workingDaysAfter(instant: Temporal.Instant, days: number): Temporal.Instant {
  let at = instant.toZonedDateTimeISO('Europe/London');
  for (let left = days; left > 0;) {
    at = at.add({ days: 1 });
    if (isWorkingDay(at.toPlainDate())) left -= 1;
  }
  return at.toInstant();
}
