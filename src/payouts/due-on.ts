import type { Nation } from '../kernel/bank-holidays.js';
import { workingDaysAfter } from '../kernel/working-days.js';
import type { PolicyValue } from '../policies/index.js';

interface Settled {
  /** The client accepted, or silence did; or what is due of a session that was called off became known. */
  readonly settledAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant;
  /** Whose bank holidays the adviser keeps. */
  readonly nation: Nation;
}

const zone = 'Europe/London';

/**
 * By the end of which day, in London, something is to be paid: so many working days after it was settled, or so many days after the session's
 * end, whichever is earlier (policy `clocks`). What was settled later than that only because it was recorded late has the working days.
 */
export function dueOn(
  { settledAt, endedAt, nation }: Settled,
  { payment_working_days, payment_days }: PolicyValue<'clocks'>,
): Temporal.PlainDate {
  const settledOn = settledAt.toZonedDateTimeISO(zone).toPlainDate();
  const afterSettling = workingDaysAfter(settledAt, payment_working_days, nation)
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  const afterEnd = endedAt.toZonedDateTimeISO(zone).toPlainDate().add({ days: payment_days });
  const isEarlier = Temporal.PlainDate.compare(afterEnd, afterSettling) < 0;
  return isEarlier && Temporal.PlainDate.compare(settledOn, afterEnd) < 0 ? afterEnd : afterSettling;
}
