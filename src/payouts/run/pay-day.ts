import { workingDaysAfter } from '../../kernel/working-days.js';

const zone = 'Europe/London';

/** From that hour on, in London, what is due is put on its way. */
const firstHour = 6;

/** What is due by the end of the next working day: so what is planned in the morning is there in time. */
export function paidThrough(now: Temporal.Instant): Temporal.PlainDate {
  return dayOf(workingDaysAfter(now, 1));
}

/** Whether payouts are planned by themselves now: on working days, from the morning on. */
export function isPayHour(now: Temporal.Instant): boolean {
  const at = now.toZonedDateTimeISO(zone);
  const isWorkingDay = dayOf(workingDaysAfter(now.subtract({ hours: 24 }), 1)).equals(at.toPlainDate());
  return isWorkingDay && at.hour >= firstHour;
}

/** In London. */
export function dayOf(at: Temporal.Instant): Temporal.PlainDate {
  return at.toZonedDateTimeISO(zone).toPlainDate();
}

/** In London. */
export function startOfDay(at: Temporal.Instant): Temporal.Instant {
  return at.toZonedDateTimeISO(zone).startOfDay().toInstant();
}
