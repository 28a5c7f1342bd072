import { z } from 'zod';
import type { ExpertId, UserId } from '../kernel/id.js';
import { notFound } from '../kernel/problem.js';
import type { Transaction } from '../platform/database.js';
import { instantView } from '../platform/http/parameters.js';
import type { Hours } from './open-windows.js';

const windowView = z.object({ opens: z.string(), closes: z.string() });

export const diaryView = z
  .object({
    expert_id: z.uuid(),
    zone: z.string(),
    weekly: z.record(z.string(), z.array(windowView)),
    overrides: z.array(z.object({ date: z.iso.date(), windows: z.array(windowView) })),
    time_off: z.array(z.object({ id: z.uuid(), start: instantView, end: instantView, reason: z.string() })),
  })
  .meta({ id: 'Diary' });

interface DiaryRow {
  readonly user_id: UserId;
  readonly zone: string;
  readonly weekly: Record<string, Hours[]>;
  readonly overrides: { date: string; windows: Hours[] }[];
  readonly time_off: { id: string; start: string; end: string; reason: string }[];
}

const windowsJson = `(SELECT coalesce(json_agg(json_build_object('opens', lower(w), 'closes', upper(w)) ORDER BY w), '[]') FROM unnest(windows) w)`;

/** A diary as its owner reads it: what is to come, and the hours. */
export async function readDiary(tx: Transaction, expertId: ExpertId, now: Temporal.Instant) {
  const rows: DiaryRow[] = await tx.query(
    `SELECT d.user_id, d.zone,
       coalesce((SELECT json_object_agg(weekday, ${windowsJson}) FROM weekly_hours WHERE expert_id = $1), '{}') AS weekly,
       coalesce((SELECT json_agg(json_build_object('date', on_date, 'windows', ${windowsJson}) ORDER BY on_date)
         FROM date_overrides WHERE expert_id = $1 AND on_date >= $2::timestamptz::date - 1), '[]') AS overrides,
       coalesce((SELECT json_agg(json_build_object('id', id, 'start', lower(during), 'end', upper(during), 'reason', reason) ORDER BY lower(during))
         FROM time_off WHERE expert_id = $1 AND upper(during) > $2), '[]') AS time_off
     FROM diaries d WHERE d.expert_id = $1`,
    [expertId, now.toString()],
  );
  if (!rows[0]) throw notFound('adviser');
  return rows[0];
}

export function viewDiary(expertId: ExpertId, row: DiaryRow): z.output<typeof diaryView> {
  return {
    expert_id: expertId,
    zone: row.zone,
    weekly: Object.fromEntries(
      Object.entries(row.weekly).map(([weekday, windows]) => [weekday, windows.map(viewWindow)]),
    ),
    overrides: row.overrides.map(({ date, windows }) => ({ date, windows: windows.map(viewWindow) })),
    time_off: row.time_off.map(({ id, start, end, reason }) => ({
      id,
      start: Temporal.Instant.from(start).toString(),
      end: Temporal.Instant.from(end).toString(),
      reason,
    })),
  };
}

function viewWindow({ opens, closes }: Hours) {
  return { opens: clockTime(opens), closes: clockTime(closes) };
}

function clockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
