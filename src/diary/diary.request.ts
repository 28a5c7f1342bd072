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

export const weeklyHoursRequest = z
  .strictObject({
    zone: z.string().max(64).meta({ description: 'The IANA time zone whose clock the hours are read from.' }),
    weekly: z
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
      .meta({ description: 'ISO weekdays, 1 is Monday; a day left out is closed.' }),
  })
  .meta({ id: 'SetWeeklyHours' });
export type WeeklyHoursRequest = z.output<typeof weeklyHoursRequest>;

export const overrideRequest = z
  .strictObject({ windows: windowsOfDay.meta({ description: 'In place of the weekday; empty closes the day.' }) })
  .meta({ id: 'SetDateOverride' });
export type OverrideRequest = z.output<typeof overrideRequest>;

export const dateParameter = z.iso
  .date({ abort: true, error: 'must be a date such as 2026-12-03' })
  .refine((date) => /^20\d\d-/.test(date), 'must be in this century');

export const timeOffRequest = z
  .strictObject({ start: instantText, end: instantText, reason: z.string().trim().max(200).default('') })
  .refine(({ start, end }) => Temporal.Instant.compare(start, end) < 0, {
    path: ['end'],
    message: 'must be after the start',
  })
  .meta({ id: 'TakeTimeOff' });
export type TimeOffRequest = z.output<typeof timeOffRequest>;
