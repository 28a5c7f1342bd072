import { z } from 'zod';
import { instantText } from '../platform/http/parameters.js';
import type { Hours } from './open-windows.js';

const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, {
    error: 'must be a time such as 09:30, or 24:00 for the end of the day',
    abort: true,
  })
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))
  .meta({ description: 'HH:MM, 00:00 to 24:00.' });

/** Wall-clock windows of one day. Those that touch become one where they are stored; none may overlap. */
export const windowsOfDay = z
  .array(
    z
      .strictObject({ opens: clockTime, closes: clockTime })
      .refine(({ opens, closes }) => opens < closes, 'must close after it opens'),
  )
  .max(12)
  .transform((windows) => windows.toSorted((a, b) => a.opens - b.opens))
  .refine(
    (windows) => windows.every((window, index) => index === 0 || (windows[index - 1] as Hours).closes <= window.opens),
    'must not overlap',
  );

const zoneName = z.string().max(64).meta({ description: 'An IANA time zone.' });
const localDate = z.iso
  .date({ abort: true, error: 'must be a date such as 2026-12-03' })
  .refine((date) => /^20\d\d-/.test(date), 'must be in this century');

const weekOfWindows = z
  .strictObject({
    1: windowsOfDay,
    2: windowsOfDay,
    3: windowsOfDay,
    4: windowsOfDay,
    5: windowsOfDay,
    6: windowsOfDay,
    7: windowsOfDay,
  })
  .partial()
  .meta({ description: 'ISO weekdays, 1 is Monday; a day left out is closed.' });

export const weeklyHoursFields = {
  zone: z.string().max(64).meta({ description: 'The IANA time zone whose clock the hours are read from.' }),
  weekly: weekOfWindows,
};

export const overrideFields = {
  windows: windowsOfDay.meta({ description: 'In place of the weekday; empty closes the day.' }),
};

export const timeOffFields = {
  start: instantText,
  end: instantText,
  reason: z.string().trim().max(200).default(''),
};

export const travelFields = {
  zone: zoneName,
  first_date: localDate.meta({ description: 'The first day there, by the calendar there.' }),
  last_date: localDate.meta({ description: 'The last day there; a travel lasts at most a year.' }),
};

export const dateParameter = localDate;

export function endsAfterStart({ start, end }: { start: Temporal.Instant; end: Temporal.Instant }): boolean {
  return Temporal.Instant.compare(start, end) < 0;
}

/** Dates as ISO texts are in order of time. */
export function lastsAtMostAYear(travel: { first_date: string; last_date: string }): boolean {
  const { first_date: first, last_date: last } = travel;
  return first <= last && Temporal.PlainDate.from(first).until(last).days < 366;
}

const limit = (least: number, most: number) => z.int().min(least).max(most).nullable();

export const limitsRequest = z
  .strictObject({
    sessions_a_day: limit(1, 100),
    minutes_a_day: limit(5, 1440),
    sessions_a_week: limit(1, 500),
    minutes_a_week: limit(5, 10_080),
  })
  .meta({
    id: 'SetDiaryLimits',
    description: 'Of all offers together, in your own days and ISO weeks; null is no limit.',
  });
export type LimitsRequest = z.output<typeof limitsRequest>;
