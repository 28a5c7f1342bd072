import type { ExpertId, Id } from '../kernel/id.js';
import { minutesOf, type Period, periodOf, type Span } from '../kernel/time.js';
import { prepared, type Transaction } from '../platform/database.js';
import { type DiaryPages, freeTimeOf, horizonDays, isUnpaid, type OfferTerms } from './diary.js';
import type { Hours, WeeklyHours } from './open-windows.js';
import type { Introductions, SessionLimits } from './session-limits.js';
import { stretchesAway, type Travel } from './whereabouts.js';

interface PagesRow {
  readonly expert_id: ExpertId;
  readonly zone: string;
  readonly weekly: WeeklyHours;
  readonly overrides: Record<string, Hours[]>;
  readonly travels: Travel[];
  readonly time_off: Span[];
  readonly occupied: Span[];
  readonly limits: SessionLimits;
  readonly sessions: { reference: Id<string>; during: Span; blocked: Span }[];
  readonly introductions: Introductions | null;
}

const spanJson = (range: string) => `json_build_object(
  'start', floor(extract(epoch FROM lower(${range})) / 60)::bigint, 'end', ceil(extract(epoch FROM upper(${range})) / 60)::bigint)`;
const hoursJson = (windows: string) =>
  `(SELECT coalesce(json_agg(json_build_object('opens', lower(w), 'closes', upper(w)) ORDER BY w), '[]') FROM unnest(${windows}) w)`;
export const travelJson = `json_build_object('id', id, 'zone', zone, 'firstDate', lower(dates), 'lastDate', upper(dates) - 1)`;
export const limitsJson = `json_build_object('sessionsADay', d.most_sessions_a_day, 'minutesADay', d.most_minutes_a_day,
  'sessionsAWeek', d.most_sessions_a_week, 'minutesAWeek', d.most_minutes_a_week)`;

/** Time that is taken and counts; a reference is left out, so that a session is not in its own way when it moves. */
const counts = `x.expert_id = d.expert_id AND ($5 OR x.kind <> 'held')
  AND (x.lapses_at IS NULL OR x.lapses_at > $3) AND x.reference IS DISTINCT FROM $4`;

/** Held time is left out for the projection. Sessions and introductions reach further than the rest, over the weeks and months that they are counted in. */
const pagesSql = `
  SELECT d.expert_id, d.zone, ${limitsJson} AS limits,
    coalesce((SELECT json_object_agg(h.weekday, ${hoursJson('h.windows')}) FROM weekly_hours h
      WHERE h.expert_id = d.expert_id), '{}') AS weekly,
    coalesce((SELECT json_object_agg(o.on_date, ${hoursJson('o.windows')}) FROM date_overrides o
      WHERE o.expert_id = d.expert_id AND o.on_date BETWEEN lower($2::tstzrange)::date - 3 AND upper($2::tstzrange)::date + 3), '{}') AS overrides,
    coalesce((SELECT json_agg(${travelJson} ORDER BY dates) FROM travels
      WHERE expert_id = d.expert_id AND upper(dates) > least($3::timestamptz, lower($2))::date - 45), '[]') AS travels,
    coalesce((SELECT json_agg(${spanJson('t.during')} ORDER BY lower(t.during)) FROM time_off t
      WHERE t.expert_id = d.expert_id AND t.during && $2), '[]') AS time_off,
    coalesce((SELECT json_agg(${spanJson('x.blocked')} ORDER BY lower(x.blocked)) FROM occupancies x
      WHERE ${counts} AND x.blocked && $2), '[]') AS occupied,
    CASE WHEN $6 OR num_nonnulls(d.most_sessions_a_day, d.most_minutes_a_day, d.most_sessions_a_week, d.most_minutes_a_week) > 0
      THEN coalesce((SELECT json_agg(json_build_object('reference', x.reference,
          'during', ${spanJson('x.during')}, 'blocked', ${spanJson('x.blocked')}) ORDER BY lower(x.during)) FROM occupancies x
        WHERE ${counts} AND x.blocked && tstzrange(lower($2) - interval '10 days', upper($2) + interval '10 days')), '[]')
      ELSE '[]' END AS sessions,
    CASE WHEN $7 THEN json_build_object(
      'figures', (SELECT json_agg(json_build_object('from', ceil(extract(epoch FROM p.in_force_from) / 60)::bigint,
          'aMonth', p.value -> 'a_month') ORDER BY p.in_force_from) FROM policies p WHERE p.name = 'free-introductions'),
      'sessions', coalesce((SELECT json_agg(${spanJson('x.during')} ORDER BY lower(x.during)) FROM occupancies x
        WHERE ${counts} AND x.unpaid
          AND x.blocked && tstzrange(lower($2) - interval '35 days', upper($2) + interval '35 days')), '[]')) END AS introductions
  FROM diaries d WHERE d.expert_id = ANY($1)`;

export interface PagesOptions {
  readonly over: Span;
  readonly now: Temporal.Instant;
  /** An occupancy that is not in the way: the one that moves. */
  readonly except?: Id<string> | undefined;
  readonly holds?: boolean;
  /** Whether sessions are told of also where nothing limits them. */
  readonly sessions?: boolean;
  /** What slots are wanted of: where nobody pays for one of them, introductions are told of. */
  readonly offers?: readonly Pick<OfferTerms, 'pricing'>[];
}

/** The pages of several diaries in one query. */
export async function readPages(
  tx: Transaction,
  expertIds: readonly ExpertId[],
  options: PagesOptions,
): Promise<DiaryPages[]> {
  const { over, now, except, holds = true, sessions = false, offers = [] } = options;
  const unpaid = offers.some(isUnpaid);
  const values = [expertIds, rangeOfSpan(over), now.toString(), except ?? null, holds, sessions, unpaid];
  const rows = await prepared<PagesRow>(tx, 'diary-pages', pagesSql, values);
  return rows.map((row) => ({
    expertId: row.expert_id,
    hours: {
      zone: row.zone,
      away: stretchesAway(row.travels),
      weekly: row.weekly,
      overrides: new Map(Object.entries(row.overrides)),
    },
    travels: row.travels,
    timeOff: row.time_off,
    occupied: row.occupied,
    limits: row.limits,
    sessions: row.sessions.map(({ reference, during, blocked }) => ({ reference, ...during, blocked })),
    introductions: row.introductions ?? undefined,
  }));
}

/** What `diaries.free` must be, of several diaries in one query: it is written from this, and the check holds it against this. */
export async function freeTimesFromScratch(
  tx: Transaction,
  expertIds: readonly ExpertId[],
  now: Temporal.Instant,
): Promise<Map<ExpertId, string>> {
  const start = minutesOf(now);
  const over = { start, end: start + horizonDays * 1440 };
  const pages = await readPages(tx, expertIds, { over, now, holds: false });
  return new Map(pages.map((page) => [page.expertId, `{${freeTimeOf(page, over).map(rangeOfSpan).join(',')}}`]));
}

export function rangeOf({ start, end }: Period): string {
  return `[${start.toString()},${end.toString()})`;
}

function rangeOfSpan(span: Span): string {
  return rangeOf(periodOf(span));
}
