import type { ExpertId, Id, UserId } from '../kernel/id.js';
import { notFound, Problem } from '../kernel/problem.js';
import type { Period, Span } from '../kernel/time.js';
import { brokenConstraint, type Transaction } from '../platform/database.js';
import { freeTimesFromScratch, type PagesOptions, rangeOf, readPages } from './diary-pages.table.js';
import type { DiaryPages } from './diary.js';
import type { Hours, WeeklyHours } from './open-windows.js';
import type { SessionLimits } from './session-limits.js';
import type { Travel } from './whereabouts.js';

/** What takes time, by an id of its own: the diary does not know what it is. */
export interface Occupancy {
  readonly reference: Id<string>;
  readonly during: Period;
  /** The session with its buffers. */
  readonly blocked: Period;
  readonly kind: 'held' | 'requested' | 'confirmed';
  readonly lapsesAt?: Temporal.Instant;
  /** A free introduction: an adviser gives only so many in a month. */
  readonly unpaid: boolean;
}

export interface TimeOff {
  readonly id: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly reason: string;
}

const mostOverrides = 800;
const mostTimeOff = 500;
const mostTravels = 200;

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

  async pages(
    over: Span,
    now: Temporal.Instant,
    options: Pick<PagesOptions, 'except' | 'sessions' | 'offers'> = {},
  ): Promise<DiaryPages> {
    const [pages] = await readPages(this.tx, [this.expertId], { over, now, ...options });
    if (!pages) throw new Error(`The diary of ${this.expertId} is locked and gone.`);
    return pages;
  }

  /** Takes time that is free; throws `slot-taken`. A hold that has lapsed is no obstacle, and is swept away here. */
  async take(occupancy: Occupancy, now: Temporal.Instant): Promise<void> {
    const swept = await this.sweepLapsed(occupancy.blocked, now);
    const { reference, during, blocked, kind, lapsesAt, unpaid } = occupancy;
    await this.write(
      `INSERT INTO occupancies (reference, expert_id, during, blocked, kind, lapses_at, unpaid)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [reference, this.expertId, rangeOf(during), rangeOf(blocked), kind, lapsesAt?.toString() ?? null, unpaid],
    );
    if ([kind, ...swept].some((each) => each !== 'held')) await this.refreshFreeTime(now);
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

  /** Keeps what is held for longer. @returns whether it was still there */
  async keep(reference: Id<string>, lapsesAt: Temporal.Instant, now: Temporal.Instant): Promise<boolean> {
    const sql = `UPDATE occupancies SET lapses_at = $4
       WHERE reference = $1 AND expert_id = $2 AND kind = 'held' AND lapses_at > $3 RETURNING reference`;
    return (await this.returning(sql, [reference, this.expertId, now.toString(), lapsesAt.toString()])) > 0;
  }

  /** A hold becomes a request, which blocks its time for as long as the adviser has to answer. @returns whether it was still there */
  async request(reference: Id<string>, lapsesAt: Temporal.Instant, now: Temporal.Instant): Promise<boolean> {
    const rows = await this.returning(
      `UPDATE occupancies SET kind = 'requested', lapses_at = $4
       WHERE reference = $1 AND expert_id = $2 AND kind = 'held' AND lapses_at > $3 RETURNING reference`,
      [reference, this.expertId, now.toString(), lapsesAt.toString()],
    );
    if (rows > 0) await this.refreshFreeTime(now);
    return rows > 0;
  }

  /** @returns whether the hold or request was still there to confirm */
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
    const days = Object.entries(weekly).filter(([, hours]) => hours.length > 0);
    await this.tx.query(
      `INSERT INTO weekly_hours (expert_id, weekday, windows)
       SELECT $1, weekday, windows FROM unnest($2::smallint[], $3::int4multirange[]) AS days (weekday, windows)`,
      [this.expertId, days.map(([weekday]) => Number(weekday)), days.map(([, hours]) => windowsOf(hours))],
    );
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

  /** Throws `not-found`, `time-off-imported`. */
  async removeTimeOff(id: string, now: Temporal.Instant): Promise<void> {
    const sql = 'DELETE FROM time_off WHERE expert_id = $1 AND id = $2 AND source_id IS NULL RETURNING id';
    if ((await this.returning(sql, [this.expertId, id])) === 0) throw await this.whyNotRemoved(id);
    await this.refreshFreeTime(now);
  }

  private async whyNotRemoved(timeOffId: string): Promise<Problem> {
    const sql = `SELECT s.name FROM time_off t JOIN time_off_sources s ON s.id = t.source_id WHERE t.expert_id = $1 AND t.id = $2`;
    const rows: { name: string }[] = await this.tx.query(sql, [this.expertId, timeOffId]);
    if (!rows[0]) return notFound('time off');
    const detail = `This comes from your calendar “${rows[0].name}”. Change it there, or disconnect the calendar.`;
    return new Problem('time-off-imported', detail);
  }

  /** Throws `travel-overlaps`, `too-many-entries`. */
  async planTravel({ id, zone, firstDate, lastDate }: Travel, now: Temporal.Instant): Promise<void> {
    await this.write(`INSERT INTO travels (id, expert_id, zone, dates) VALUES ($1, $2, $3, daterange($4, $5, '[]'))`, [
      id,
      this.expertId,
      zone,
      firstDate,
      lastDate,
    ]);
    await this.refuseMoreThan(mostTravels, 'travels');
    await this.refreshFreeTime(now);
  }

  /** Throws `not-found`. */
  async removeTravel(id: string, now: Temporal.Instant): Promise<void> {
    const rows = await this.returning('DELETE FROM travels WHERE expert_id = $1 AND id = $2 RETURNING id', [
      this.expertId,
      id,
    ]);
    if (rows === 0) throw notFound('travel');
    await this.refreshFreeTime(now);
  }

  /** Free time is not rewritten: limits are no part of it. */
  async setLimits({ sessionsADay, minutesADay, sessionsAWeek, minutesAWeek }: SessionLimits): Promise<void> {
    await this.tx.query(
      `UPDATE diaries SET most_sessions_a_day = $2, most_minutes_a_day = $3, most_sessions_a_week = $4, most_minutes_a_week = $5
       WHERE expert_id = $1`,
      [this.expertId, sessionsADay, minutesADay, sessionsAWeek, minutesAWeek],
    );
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
  private async refuseMoreThan(most: number, table: 'date_overrides' | 'time_off' | 'travels'): Promise<void> {
    const own = table === 'time_off' ? 'AND source_id IS NULL' : '';
    const rows: { count: number }[] = await this.tx.query(
      `SELECT count(*)::int AS count FROM ${table} WHERE expert_id = $1 ${own}`,
      [this.expertId],
    );
    if ((rows[0]?.count ?? 0) > most) {
      throw new Problem(
        'too-many-entries',
        `A diary holds at most ${most} of these. Please remove some that are past.`,
      );
    }
  }

  /** @returns of what kind each was */
  private async sweepLapsed(blocked: Period, now: Temporal.Instant): Promise<Occupancy['kind'][]> {
    const sql = 'DELETE FROM occupancies WHERE expert_id = $1 AND blocked && $2 AND lapses_at <= $3 RETURNING kind';
    const [rows] = await this.tx.query<[Pick<Occupancy, 'kind'>[], number]>(sql, [
      this.expertId,
      rangeOf(blocked),
      now.toString(),
    ]);
    return rows.map(({ kind }) => kind);
  }

  private async write(sql: string, values: unknown[]): Promise<void> {
    try {
      await this.tx.query(sql, values);
    } catch (error) {
      const broken = brokenConstraint(error);
      if (broken === 'one adviser, one place at a time') throw slotTaken();
      if (broken === 'one adviser, one zone at a time') throw travelOverlaps();
      throw error;
    }
  }

  private async returning(sql: string, values: unknown[]): Promise<number> {
    const result = (await this.tx.queryRunner?.query(sql, values, true)) as { affected?: number };
    return result.affected ?? 0;
  }
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

function travelOverlaps(): Problem {
  return new Problem('travel-overlaps', 'You are in another zone on some of these dates already. Remove that first.');
}

function windowsOf(windows: readonly Hours[]): string {
  return `{${windows.map(({ opens, closes }) => `[${opens},${closes})`).join(',')}}`;
}
