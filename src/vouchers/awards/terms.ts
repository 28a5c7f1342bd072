import type { Application } from '../application.js';
import type { Package, Programme } from '../programme.js';
import type { Voucher } from '../voucher.js';
import { newId, type UserId } from '../../kernel/id.js';
import { money, shareOf } from '../../kernel/money.js';

/** The end of the day that is so much later on a British calendar: the first instant that is not in it. */
export function endOfDayAfter(now: Temporal.Instant, length: Temporal.DurationLike): Temporal.Instant {
  const day = now.toZonedDateTimeISO('Europe/London').toPlainDate().add(length);
  return day.add({ days: 1 }).toZonedDateTime('Europe/London').toInstant();
}

/** So many days after the end of a day; a day of 23 or 25 hours is one too. */
export function endOfDayLater(end: Temporal.Instant, days: number): Temporal.Instant {
  return end.toZonedDateTimeISO('Europe/London').add({ days }).toInstant();
}

export interface Offer {
  readonly application: Application;
  readonly programme: Programme;
  readonly package: Package;
  /** Null where nobody decides: first come, first served. */
  readonly by: UserId | null;
  readonly now: Temporal.Instant;
}

/** A package on the programme's terms of today, which later changes of the programme leave as they are. */
export function offered({ application, programme, package: chosen, by, now }: Offer): Voucher {
  const { funderPercent, match, matchMinutesAnHour, paysFeeAndVat, topics, adviserKinds } = programme;
  const { startDays, useMonths, commitmentFeeMinor, subsidyControlled, currency } = programme;
  const value = money(chosen.valueMinor, currency);
  return {
    id: newId(),
    programmeId: programme.id,
    applicationId: application.id,
    organisationId: application.organisationId,
    packageId: chosen.id,
    state: 'offered',
    stateSince: now,
    currency,
    valueMinor: value.minor,
    minutes: chosen.minutes,
    preparationMostMinor: shareOf(value, programme.preparationPercent, 100).minor,
    ...{ funderPercent, match, matchMinutesAnHour, paysFeeAndVat, topics, adviserKinds, startDays, useMonths },
    ...{ commitmentFeeMinor, subsidyControlled },
    offeredAt: now,
    offeredBy: by,
    offerLapsesAt: endOfDayAfter(now, { days: programme.offerDays }),
    ...untouched,
  };
}

const untouched = {
  ...{ acceptedAt: null, acceptedBy: null, activeAt: null, startBy: null, expiresAt: null, extendedAt: null },
  ...{
    suspendedAt: null,
    suspensionReason: null,
    endedAt: null,
    endReason: null,
    clawbackCause: null,
    latePaidAt: null,
    codeHash: null,
  },
} as const;

/** From when it can be used on, and until when: the days that it is active, its start and its use. */
export function activeTerms({ startDays, useMonths }: Pick<Voucher, 'startDays' | 'useMonths'>, now: Temporal.Instant) {
  return {
    activeAt: now,
    startBy: endOfDayAfter(now, { days: startDays }),
    expiresAt: endOfDayAfter(now, { months: useMonths }),
  };
}
