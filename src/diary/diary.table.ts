import type { ExpertId, Id, UserId } from '../kernel/id.js';
import { notFound, Problem } from '../kernel/problem.js';
import { minutesOf, type Period, periodOf, type Span } from '../kernel/time.js';
import { brokenConstraint, prepared, type Transaction } from '../platform/database.js';
import { type DiaryPages, freeTimeOf, horizonDays } from './diary.js';
import type { Hours, WeeklyHours } from './open-windows.js';

/** What takes time, by an id of its own: the diary does not know what it is. */
export interface Occupancy {
  readonly reference: Id<string>;
  readonly during: Period;
  /** The session with its buffers. */
  readonly blocked: Period;
  readonly kind: 'held' | 'requested' | 'confirmed';
  readonly lapsesAt?: Temporal.Instant;
}

export interface TimeOff {
  readonly id: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly reason: string;
}

const mostOverrides = 800;
const mostTimeOff = 500;

interface PagesRow {
  readonly expert_id: ExpertId;
  readonly zone: string;
  readonly weekly: WeeklyHours;
  readonly overrides: Record<string, Hours[]>;
  readonly time_off: Span[];
  readonly occupied: Span[];
}

const spanJson = (range: string) => `json_build_object(
  'start', floor(extract(epoch FROM lower(${range})) / 60)::bigint, 'end', ceil(extract(epoch FROM upper(${range})) / 60)::bigint)`;
const hoursJson = (windows: string) =>
  `(SELECT coalesce(json_agg(json_build_object('opens', lower(w), 'closes', upper(w)) ORDER BY w), '[]') FROM unnest(${windows}) w)`;

/** Held time is left out for the projection; a reference, so that a session is not in its own way when it moves. */
const pagesSql = `
  SELECT d.expert_id, d.zone,
    coalesce((SELECT json_object_agg(h.weekday, ${hoursJson('h.windows')}) FROM weekly_hours h
      WHERE h.expert_id = d.expert_id), '{}') AS weekly,
    coalesce((SELECT json_object_agg(o.on_date, ${hoursJson('o.windows')}) FROM date_overrides o
      WHERE o.expert_id = d.expert_id AND o.on_date BETWEEN lower($2::tstzrange)::date - 2 AND upper($2::tstzrange)::date + 2), '{}') AS overrides,
    coalesce((SELECT json_agg(${spanJson('t.during')} ORDER BY lower(t.during)) FROM time_off t
      WHERE t.expert_id = d.expert_id AND t.during && $2), '[]') AS time_off,
    coalesce((SELECT json_agg(${spanJson('x.blocked')} ORDER BY lower(x.blocked)) FROM occupancies x
      WHERE x.expert_id = d.expert_id AND x.blocked && $2 AND ($5 OR x.kind <> 'held')
        AND (x.lapses_at IS NULL OR x.lapses_at > $3) AND x.reference IS DISTINCT FROM $4), '[]') AS occupied
  FROM diaries d WHERE d.expert_id = ANY($1)`;

interface PagesOptions {
  readonly over: Span;
  readonly now: Temporal.Instant;
  /** An occupancy that is not in the way: the one that moves. */
  readonly except?: Id<string> | undefined;
  readonly holds?: boolean;
}

/** The pages of several diaries in one query. */
export async function readPages(
  tx: Transaction,
  expertIds: readonly ExpertId[],
  options: PagesOptions,
): Promise<DiaryPages[]> {
  const { over, now, except, holds = true } = options;
  const range = rangeOfSpan(over);
  const rows = await prepared<PagesRow>(tx, 'diary-pages', pagesSql, [
    expertIds,
    range,
    now.toString(),
    except ?? null,
    holds,
  ]);
  return rows.map((row) => ({
    expertId: row.expert_id,
    hours: { zone: row.zone, weekly: row.weekly, overrides: new Map(Object.entries(row.overrides)) },
    timeOff: row.time_off,
    occupied: row.occupied,
  }));
}

/** One adviser's time, locked until the transaction ends. Take it before any other lock. */
export class Diary {
  private constructor(
    private readonly tx: Transaction,
    readonly expertId: ExpertId,
    readonly ownerId: UserId,
  ) {}

  /** Throws `not-found` where the adviser has no diary. */
  static async lock(tx: Transaction, expertId: ExpertId): Promise<Diary> {
    const rows: { user_id: UserId }[] = await tx.query('SELECT user_id FROM diaries WHERE expert_id = $1 FOR UPDATE', [
      expertId,
    ]);
    if (!rows[0]) throw notFound('adviser');
    return new Diary(tx, expertId, rows[0].user_id);
  }

  static async open(tx: Transaction, expertId: ExpertId, owner: { userId: UserId; zone: string }): Promise<void> {
    await tx.query('INSERT INTO diaries (expert_id, user_id, zone) VALUES ($1, $2, $3)', [
      expertId,
      owner.userId,
      owner.zone,
    ]);
  }

  async pages(over: Span, now: Temporal.Instant, except?: Id<string>): Promise<DiaryPages> {
    const [pages] = await readPages(this.tx, [this.expertId], { over, now, except });
    if (!pages) throw new Error(`The diary of ${this.expertId} is locked and gone.`);
    return pages;
  }

  /** Takes time that is free; throws `slot-taken`. A hold that has lapsed is no obstacle, and is swept away here. */
  async take(occupancy: Occupancy, now: Temporal.Instant): Promise<void> {
    await this.sweepLapsed(occupancy.blocked, now);
    const { reference, during, blocked, kind, lapsesAt } = occupancy;
    await this.write(
      'INSERT INTO occupancies (reference, expert_id, during, blocked, kind, lapses_at) VALUES ($1, $2, $3, $4, $5, $6)',
      [reference, this.expertId, rangeOf(during), rangeOf(blocked), kind, lapsesAt?.toString() ?? null],
    );
    if (kind !== 'held') await this.refreshFreeTime(now);
  }

  /** Moves taken time; its own old time is not in the way. Throws `slot-taken`. */
  async move(reference: Id<string>, to: { during: Period; blocked: Period }, now: Temporal.Instant): Promise<void> {
    await this.sweepLapsed(to.blocked, now);
    await this.write('UPDATE occupancies SET during = $3, blocked = $4 WHERE reference = $1 AND expert_id = $2', [
      reference,
      this.expertId,
      rangeOf(to.during),
      rangeOf(to.blocked),
    ]);
    await this.refreshFreeTime(now);
  }

  /** @returns whether the hold was still there to confirm */
  async confirm(reference: Id<string>, now: Temporal.Instant): Promise<boolean> {
    const rows = await this.returning(
      `UPDATE occupancies SET kind = 'confirmed', lapses_at = NULL
       WHERE reference = $1 AND expert_id = $2 AND (lapses_at IS NULL OR lapses_at > $3) RETURNING reference`,
      [reference, this.expertId, now.toString()],
    );
    if (rows > 0) await this.refreshFreeTime(now);
    return rows > 0;
  }

  async free(reference: Id<string>, now: Temporal.Instant): Promise<void> {
    const sql = `DELETE FROM occupancies WHERE reference = $1 AND expert_id = $2 RETURNING kind`;
    const [rows] = await this.tx.query<[Pick<Occupancy, 'kind'>[], number]>(sql, [reference, this.expertId]);
    if (rows.some(({ kind }) => kind !== 'held')) await this.refreshFreeTime(now);
  }

  async setWeeklyHours(zone: string, weekly: WeeklyHours, now: Temporal.Instant): Promise<void> {
    await this.tx.query('UPDATE diaries SET zone = $2 WHERE expert_id = $1', [this.expertId, zone]);
    await this.tx.query('DELETE FROM weekly_hours WHERE expert_id = $1', [this.expertId]);
    for (const [weekday, windows] of Object.entries(weekly).filter(([, hours]) => hours.length > 0)) {
      await this.tx.query('INSERT INTO weekly_hours (expert_id, weekday, windows) VALUES ($1, $2, $3)', [
        this.expertId,
        Number(weekday),
        windowsOf(windows),
      ]);
    }
    await this.refreshFreeTime(now);
  }

  /** Throws `too-many-entries`. */
  async setOverride(date: string, windows: readonly Hours[], now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `INSERT INTO date_overrides (expert_id, on_date, windows) VALUES ($1, $2, $3)
       ON CONFLICT (expert_id, on_date) DO UPDATE SET windows = excluded.windows`,
      [this.expertId, date, windowsOf(windows)],
    );
    await this.refuseMoreThan(mostOverrides, 'date_overrides');
    await this.refreshFreeTime(now);
  }

  async removeOverride(date: string, now: Temporal.Instant): Promise<void> {
    await this.tx.query('DELETE FROM date_overrides WHERE expert_id = $1 AND on_date = $2', [this.expertId, date]);
    await this.refreshFreeTime(now);
  }

  /** Throws `too-many-entries`. */
  async addTimeOff(timeOff: TimeOff, now: Temporal.Instant): Promise<void> {
    await this.tx.query('INSERT INTO time_off (id, expert_id, during, reason) VALUES ($1, $2, $3, $4)', [
      timeOff.id,
      this.expertId,
      rangeOf(timeOff),
      timeOff.reason,
    ]);
    await this.refuseMoreThan(mostTimeOff, 'time_off');
    await this.refreshFreeTime(now);
  }

  /** Throws `not-found`. */
  async removeTimeOff(id: string, now: Temporal.Instant): Promise<void> {
    const rows = await this.returning('DELETE FROM time_off WHERE expert_id = $1 AND id = $2 RETURNING id', [
      this.expertId,
      id,
    ]);
    if (rows === 0) throw notFound('time off');
    await this.refreshFreeTime(now);
  }

  /** Rewrites the projection that the directory searches, in the transaction of what changed it. */
  async refreshFreeTime(now: Temporal.Instant): Promise<void> {
    const free = await freeTimesFromScratch(this.tx, [this.expertId], now);
    await this.tx.query('UPDATE diaries SET free = $2, free_from = $3 WHERE expert_id = $1', [
      this.expertId,
      free.get(this.expertId),
      now.toString(),
    ]);
  }

  /** Under the diary's lock, so that counting cannot race. */
  private async refuseMoreThan(most: number, table: 'date_overrides' | 'time_off'): Promise<void> {
    const rows: { count: number }[] = await this.tx.query(
      `SELECT count(*)::int AS count FROM ${table} WHERE expert_id = $1`,
      [this.expertId],
    );
    if ((rows[0]?.count ?? 0) > most) {
      throw new Problem(
        'too-many-entries',
        `A diary holds at most ${most} of these. Please remove some that are past.`,
      );
    }
  }

  private async sweepLapsed(blocked: Period, now: Temporal.Instant): Promise<void> {
    await this.tx.query('DELETE FROM occupancies WHERE expert_id = $1 AND blocked && $2 AND lapses_at <= $3', [
      this.expertId,
      rangeOf(blocked),
      now.toString(),
    ]);
  }

  private async write(sql: string, values: unknown[]): Promise<void> {
    try {
      await this.tx.query(sql, values);
    } catch (error) {
      if (brokenConstraint(error) === 'one adviser, one place at a time') throw slotTaken();
      throw error;
    }
  }

  private async returning(sql: string, values: unknown[]): Promise<number> {
    const result = (await this.tx.queryRunner?.query(sql, values, true)) as { affected?: number };
    return result.affected ?? 0;
  }
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

export async function zoneOf(tx: Transaction, expertId: ExpertId): Promise<string> {
  const rows: { zone: string }[] = await tx.query('SELECT zone FROM diaries WHERE expert_id = $1', [expertId]);
  if (!rows[0]) throw notFound('adviser');
  return rows[0].zone;
}

export function slotTaken(): Problem {
  return new Problem(
    'slot-taken',
    'Somebody else has just taken this time, or it is not free any more. Please choose another.',
  );
}

export function rangeOf({ start, end }: Period): string {
  return `[${start.toString()},${end.toString()})`;
}

function rangeOfSpan(span: Span): string {
  return rangeOf(periodOf(span));
}

function windowsOf(windows: readonly Hours[]): string {
  return `{${windows.map(({ opens, closes }) => `[${opens},${closes})`).join(',')}}`;
}
