import { z } from 'zod';
import {
  dateParameter,
  type DiaryChange,
  endsAfterStart,
  lastsAtMostAYear,
  overrideFields,
  timeOffFields,
  travelFields,
  weeklyHoursFields,
} from '../diary/index.js';
import { ianaZone } from '../kernel/zone.js';

const notAfter = { path: ['end'], message: 'must be after the start', params: { rule: 'too-early' } };
const notAYear = {
  path: ['last_date'],
  message: 'must be on the first date or within a year after it',
  params: { rule: 'contradicts' },
};

/** What becomes of sessions that a change would put outside open time. */
const orphanFields = {
  orphans: z.enum(['keep', 'cancel']).optional().meta({
    description: 'What becomes of sessions that would lie outside open time. Not said: the change is refused.',
  }),
  note: z.string().trim().max(1000).optional().meta({ description: 'For those whose session is cancelled.' }),
};

export const orphanTerms = z.strictObject(orphanFields);
export type OrphanTerms = z.output<typeof orphanTerms>;

export const weeklyHoursRequest = z
  .strictObject({ ...weeklyHoursFields, ...orphanFields })
  .meta({ id: 'SetWeeklyHours' });
export type WeeklyHoursRequest = z.output<typeof weeklyHoursRequest>;

export const overrideRequest = z.strictObject({ ...overrideFields, ...orphanFields }).meta({ id: 'SetDateOverride' });
export type OverrideRequest = z.output<typeof overrideRequest>;

export const timeOffRequest = z
  .strictObject({ ...timeOffFields, ...orphanFields })
  .refine(endsAfterStart, notAfter)
  .meta({ id: 'TakeTimeOff' });
export type TimeOffRequest = z.output<typeof timeOffRequest>;

export const travelRequest = z
  .strictObject({ ...travelFields, ...orphanFields })
  .refine(lastsAtMostAYear, notAYear)
  .meta({ id: 'PlanTravel' });
export type TravelRequest = z.output<typeof travelRequest>;

export const previewRequest = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('weekly_hours'), ...weeklyHoursFields }),
    z.strictObject({ kind: z.literal('override'), date: dateParameter, ...overrideFields }),
    z.strictObject({ kind: z.literal('override_removal'), date: dateParameter }),
    z.strictObject({ kind: z.literal('time_off'), ...timeOffFields }).refine(endsAfterStart, notAfter),
    z.strictObject({ kind: z.literal('travel'), ...travelFields }).refine(lastsAtMostAYear, notAYear),
    z.strictObject({ kind: z.literal('travel_removal'), id: z.uuid() }),
  ])
  .meta({ id: 'DiaryChangePreview' });
export type PreviewRequest = z.output<typeof previewRequest>;

/** Throws `unknown-zone`. */
export function changeOf(request: PreviewRequest): DiaryChange {
  switch (request.kind) {
    case 'weekly_hours':
      return { ...request, zone: ianaZone(request.zone) };
    case 'travel':
      return travelOf(request);
    case 'override':
    case 'override_removal':
    case 'time_off':
    case 'travel_removal':
      return request;
  }
}

/** Throws `unknown-zone`. */
export function travelOf(request: Pick<TravelRequest, 'zone' | 'first_date' | 'last_date'>): DiaryChange {
  const { zone, first_date: firstDate, last_date: lastDate } = request;
  return { kind: 'travel', zone: ianaZone(zone), firstDate, lastDate };
}
