import { z } from 'zod';
import type { ExpertId } from '../kernel/id.js';
import { instantView } from '../platform/http/parameters.js';
import type { DiaryRow } from './diary-reading.table.js';
import type { Hours } from './open-windows.js';

const windowView = z.object({ opens: z.string(), closes: z.string() });

export const diaryView = z
  .object({
    expert_id: z.uuid(),
    zone: z.string(),
    weekly: z.record(z.string(), z.array(windowView)),
    overrides: z.array(z.object({ date: z.iso.date(), windows: z.array(windowView) })),
    travels: z.array(z.object({ id: z.uuid(), zone: z.string(), first_date: z.iso.date(), last_date: z.iso.date() })),
    limits: z.object({
      sessions_a_day: z.int().nullable(),
      minutes_a_day: z.int().nullable(),
      sessions_a_week: z.int().nullable(),
      minutes_a_week: z.int().nullable(),
    }),
    time_off: z.array(
      z.object({
        id: z.uuid(),
        start: instantView,
        end: instantView,
        reason: z.string(),
        source: z.object({ id: z.uuid(), name: z.string() }).nullable().meta({
          description:
            'The calendar that it was read from; null where the adviser took it here. Only they read its name.',
        }),
      }),
    ),
    imported_time_off: z
      .int()
      .meta({ description: 'How much of it comes from calendars in all; the next 500 are listed.' }),
  })
  .meta({ id: 'Diary' });

/** What calendars of an adviser's call it is for the adviser alone. */
export function withoutTitles(row: DiaryRow): DiaryRow {
  const timeOff = row.time_off.map((one) =>
    one.source ? { ...one, reason: '', source: { ...one.source, name: '' } } : one,
  );
  return { ...row, time_off: timeOff };
}

export function viewDiary(expertId: ExpertId, row: DiaryRow): z.output<typeof diaryView> {
  return {
    expert_id: expertId,
    zone: row.zone,
    weekly: Object.fromEntries(
      Object.entries(row.weekly).map(([weekday, windows]) => [weekday, windows.map(viewWindow)]),
    ),
    overrides: row.overrides.map(({ date, windows }) => ({ date, windows: windows.map(viewWindow) })),
    travels: row.travels.map(({ id, zone, firstDate, lastDate }) => ({
      id,
      zone,
      first_date: firstDate,
      last_date: lastDate,
    })),
    limits: {
      sessions_a_day: row.limits.sessionsADay,
      minutes_a_day: row.limits.minutesADay,
      sessions_a_week: row.limits.sessionsAWeek,
      minutes_a_week: row.limits.minutesAWeek,
    },
    time_off: row.time_off.map(({ id, start, end, reason, source }) => ({
      id,
      start: Temporal.Instant.from(start).toString(),
      end: Temporal.Instant.from(end).toString(),
      reason,
      source,
    })),
    imported_time_off: row.imported,
  };
}

function viewWindow({ opens, closes }: Hours) {
  return { opens: clockTime(opens), closes: clockTime(closes) };
}

function clockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
