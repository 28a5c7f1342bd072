import { type ExpertId, type Id, newId, type TimeOffSourceId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';
import type { Period } from '../kernel/time.js';
import type { Transaction } from '../platform/database.js';
import { rangeOf } from './diary-pages.table.js';
import type { Diary } from './diary.table.js';

/** Time that something outside says is taken. */
export interface ImportedTime extends Period {
  /** What the adviser reads it by; may be empty. */
  readonly reason: string;
}

/** A session that lies in time which a source says is taken. */
export interface Clash extends Period {
  readonly sourceId: TimeOffSourceId;
  readonly reference: Id<string>;
}

export const mostSources = 10;

/** Where an adviser's time off comes from besides themselves, under the lock of their diary. */
export class ImportedTimeTable {
  constructor(
    private readonly tx: Transaction,
    private readonly diary: Diary,
  ) {}

  /** Throws `too-many-entries`. */
  async add(id: TimeOffSourceId, name: string): Promise<void> {
    const { expertId } = this.diary;
    const rows: unknown[] = await this.tx.query('SELECT FROM time_off_sources WHERE expert_id = $1', [expertId]);
    if (rows.length >= mostSources) {
      throw new Problem('too-many-entries', `You have ${mostSources} calendars already. Disconnect one first.`);
    }
    await this.tx.query('INSERT INTO time_off_sources (id, expert_id, name) VALUES ($1, $2, $3)', [id, expertId, name]);
  }

  async rename(id: TimeOffSourceId, name: string): Promise<void> {
    const sql = 'UPDATE time_off_sources SET name = $3 WHERE expert_id = $1 AND id = $2';
    await this.tx.query(sql, [this.diary.expertId, id, name]);
  }

  /** It goes with all that it said was taken. */
  async remove(id: TimeOffSourceId, now: Temporal.Instant): Promise<void> {
    const sql = 'DELETE FROM time_off_sources WHERE expert_id = $1 AND id = $2';
    await this.tx.query(sql, [this.diary.expertId, id]);
    await this.diary.refreshFreeTime(now);
  }

  /** Forgets what its time is for, and keeps the time. */
  async forgetReasons(id: TimeOffSourceId): Promise<void> {
    await this.tx.query(`UPDATE time_off SET reason = '' WHERE expert_id = $1 AND source_id = $2 AND reason <> ''`, [
      this.diary.expertId,
      id,
    ]);
  }

  /** Writes what a source says is taken, in place of all that it said before. @returns whether that is anything new, from now on */
  async replace(id: TimeOffSourceId, times: readonly ImportedTime[], now: Temporal.Instant): Promise<boolean> {
    const { expertId } = this.diary;
    const ahead = times.filter(({ end }) => Temporal.Instant.compare(end, now) > 0);
    if (sameTimes(ahead, await this.ahead(id, now))) return false;
    await this.tx.query('DELETE FROM time_off WHERE expert_id = $1 AND source_id = $2', [expertId, id]);
    await this.tx.query(
      `INSERT INTO time_off (id, expert_id, source_id, during, reason)
       SELECT each.id, $1, $2, each.during, each.reason FROM unnest($3::uuid[], $4::tstzrange[], $5::text[]) AS each (id, during, reason)`,
      [expertId, id, ahead.map(() => newId()), ahead.map(rangeOf), ahead.map(({ reason }) => reason)],
    );
    await this.diary.refreshFreeTime(now);
    return true;
  }

  private async ahead(id: TimeOffSourceId, now: Temporal.Instant): Promise<ImportedTime[]> {
    const rows: { start: Date; end: Date; reason: string }[] = await this.tx.query(
      `SELECT lower(during) AS start, upper(during) AS "end", reason FROM time_off
       WHERE expert_id = $1 AND source_id = $2 AND upper(during) > $3`,
      [this.diary.expertId, id, now.toString()],
    );
    return rows.map(({ start, end, reason }) => ({
      start: start.toTemporalInstant(),
      end: end.toTemporalInstant(),
      reason,
    }));
  }
}

function sameTimes(some: readonly ImportedTime[], others: readonly ImportedTime[]): boolean {
  const [a, b] = [some, others].map((times) => times.map(textOf).toSorted());
  return a?.join('\n') === b?.join('\n');
}

function textOf({ start, end, reason }: ImportedTime): string {
  return `${start.epochMilliseconds} ${end.epochMilliseconds} ${reason}`;
}

/** Sessions to come that lie in imported time, each once a source: they stand, and their adviser should know. */
export async function clashesOf(tx: Transaction, expertId: ExpertId, now: Temporal.Instant): Promise<Clash[]> {
  const rows: { sourceId: TimeOffSourceId; reference: Id<string>; start: Date; end: Date }[] = await tx.query(
    `SELECT DISTINCT t.source_id AS "sourceId", x.reference, lower(x.during) AS start, upper(x.during) AS "end"
     FROM occupancies x JOIN time_off t ON t.expert_id = x.expert_id AND t.during && x.during AND t.source_id IS NOT NULL
     WHERE x.expert_id = $1 AND lower(x.during) > $2 AND (x.lapses_at IS NULL OR x.lapses_at > $2) ORDER BY start, reference`,
    [expertId, now.toString()],
  );
  return rows.map((row) => ({ ...row, start: row.start.toTemporalInstant(), end: row.end.toTemporalInstant() }));
}
