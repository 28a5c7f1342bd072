import type { ExpertId, UserId } from '../kernel/id.js';
import { notFound } from '../kernel/problem.js';
import type { Transaction } from '../platform/database.js';
import { limitsJson, travelJson } from './diary-pages.table.js';
import type { Hours } from './open-windows.js';
import type { SessionLimits } from './session-limits.js';
import type { Travel } from './whereabouts.js';

export interface DiaryRow {
  readonly user_id: UserId;
  readonly zone: string;
  readonly weekly: Record<string, Hours[]>;
  readonly overrides: { date: string; windows: Hours[] }[];
  readonly travels: Travel[];
  readonly limits: SessionLimits;
  readonly time_off: {
    id: string;
    start: string;
    end: string;
    reason: string;
    source: { id: string; name: string } | null;
  }[];
  /** How much time off comes from calendars, also what is not listed. */
  readonly imported: number;
}

/** Of what calendars say is taken, which may be thousands: the next so many. */
const mostImportedShown = 500;

const windowsJson = `(SELECT coalesce(json_agg(json_build_object('opens', lower(w), 'closes', upper(w)) ORDER BY w), '[]') FROM unnest(windows) w)`;

/** A diary as its owner reads it: what is to come, and the hours. */
export async function readDiary(tx: Transaction, expertId: ExpertId, now: Temporal.Instant) {
  const rows: DiaryRow[] = await tx.query(
    `SELECT d.user_id, d.zone, ${limitsJson} AS limits,
       coalesce((SELECT json_object_agg(weekday, ${windowsJson}) FROM weekly_hours WHERE expert_id = $1), '{}') AS weekly,
       coalesce((SELECT json_agg(json_build_object('date', on_date, 'windows', ${windowsJson}) ORDER BY on_date)
         FROM date_overrides WHERE expert_id = $1 AND on_date >= $2::timestamptz::date - 1), '[]') AS overrides,
       coalesce((SELECT json_agg(${travelJson} ORDER BY dates)
         FROM travels WHERE expert_id = $1 AND upper(dates) >= $2::timestamptz::date - 1), '[]') AS travels,
       coalesce((SELECT json_agg(json_build_object('id', t.id, 'start', lower(t.during), 'end', upper(t.during), 'reason', t.reason,
           'source', CASE WHEN s.id IS NOT NULL THEN json_build_object('id', s.id, 'name', s.name) END) ORDER BY lower(t.during))
         FROM (
           (SELECT * FROM time_off WHERE expert_id = $1 AND source_id IS NULL AND upper(during) > $2)
           UNION ALL
           (SELECT * FROM time_off WHERE expert_id = $1 AND source_id IS NOT NULL AND upper(during) > $2 ORDER BY lower(during) LIMIT ${mostImportedShown})
         ) t LEFT JOIN time_off_sources s ON s.id = t.source_id), '[]') AS time_off,
       (SELECT count(*)::int FROM time_off WHERE expert_id = $1 AND source_id IS NOT NULL AND upper(during) > $2) AS imported
     FROM diaries d WHERE d.expert_id = $1`,
    [expertId, now.toString()],
  );
  if (!rows[0]) throw notFound('adviser');
  return rows[0];
}

/** Diaries whose free time was last written at that instant or before, or never. */
export async function staleDiaries(tx: Transaction, writtenBy: Temporal.Instant): Promise<ExpertId[]> {
  const rows: { expert_id: ExpertId }[] = await tx.query(
    'SELECT expert_id FROM diaries WHERE free_from IS NULL OR free_from <= $1 ORDER BY expert_id',
    [writtenBy.toString()],
  );
  return rows.map(({ expert_id }) => expert_id);
}
