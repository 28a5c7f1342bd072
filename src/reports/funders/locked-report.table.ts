import type { ExpertId, ProgrammeId, ReportPeriodId, UserId } from '../../kernel/id.js';
import { notFound, Problem } from '../../kernel/problem.js';
import { brokenConstraint, type Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { Changes, Report } from './report.js';
import type { ReportDays } from './report-period.js';

export interface LockedPeriod extends ReportDays {
  readonly id: ReportPeriodId;
  readonly programmeId: ProgrammeId;
  readonly lockedAt: Temporal.Instant;
  readonly lockedBy: UserId;
}

/** What a version says of itself. The first has no reason and no changes. */
export interface VersionNote {
  readonly version: number;
  readonly madeAt: Temporal.Instant;
  readonly reason: string | null;
  readonly hash: string;
  readonly changes: Changes;
}

export interface LockedReport {
  readonly period: LockedPeriod;
  readonly note: VersionNote;
  readonly report: Report;
}

interface PeriodRow {
  readonly id: ReportPeriodId;
  readonly programme_id: ProgrammeId;
  readonly from_on: string;
  readonly to_on: string;
  readonly locked_at: Date;
  readonly locked_by: UserId;
}

interface NoteRow {
  readonly period_id: ReportPeriodId;
  readonly version: number;
  readonly made_at: Date;
  readonly reason: string | null;
  readonly hash: string;
  readonly changes: Changes;
}

/** Periods of reports that are locked, and what was told of them. It is only ever added to. */
export class LockedReportTable {
  constructor(private readonly tx: Transaction) {}

  /** Throws `period-locked`. */
  async insertPeriod({ id, programmeId, from, to, lockedAt, lockedBy }: LockedPeriod): Promise<void> {
    try {
      await this.tx.query(
        'INSERT INTO report_periods (id, programme_id, from_on, to_on, locked_at, locked_by) VALUES ($1, $2, $3, $4, $5, $6)',
        [id, programmeId, from, to, lockedAt.toString(), lockedBy],
      );
    } catch (error) {
      if (brokenConstraint(error) !== 'a day of a programme is in one period that is locked') throw error;
      throw new Problem(
        'period-locked',
        'Some of these days are in a period that is locked. Lock those that follow it, or restate it.',
      );
    }
  }

  /** Throws `report-restated` where somebody else made this version meanwhile. */
  async insertVersion({ period, note, report }: LockedReport, madeBy: UserId): Promise<void> {
    const { version, madeAt, reason, hash, changes } = note;
    try {
      await this.tx.query(
        `INSERT INTO report_versions (period_id, version, made_at, made_by, reason, snapshot, hash, changes)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          ...[period.id, version, madeAt.toString(), madeBy, reason, JSON.stringify(report), hash],
          JSON.stringify(changes),
        ],
      );
    } catch (error) {
      if (brokenConstraint(error) !== 'report_versions_pkey') throw error;
      throw restated();
    }
  }

  /** The newest version, or the one that is asked for, of the period of exactly these days. */
  async ofDays(programmeId: ProgrammeId, days: ReportDays, version?: number): Promise<LockedReport | undefined> {
    const { from, to } = days;
    return this.one('p.programme_id = $2 AND p.from_on = $3 AND p.to_on = $4', [
      version ?? null,
      programmeId,
      from,
      to,
    ]);
  }

  /** Throws `not-found`. */
  async find(programmeId: ProgrammeId, id: ReportPeriodId): Promise<LockedReport> {
    const found = await this.one('p.programme_id = $2 AND p.id = $3', [null, programmeId, id]);
    if (!found) throw notFound('report');
    return found;
  }

  /** What was locked last comes first. */
  async ofProgramme(
    programmeId: ProgrammeId,
    { after, count }: { readonly after: Place | undefined; readonly count: number },
  ): Promise<LockedPeriod[]> {
    const rows: PeriodRow[] = await this.tx.query(
      `SELECT * FROM report_periods WHERE programme_id = $1 AND ($2::timestamptz IS NULL OR (locked_at, id) < ($2, $3::uuid))
       ORDER BY locked_at DESC, id DESC LIMIT $4`,
      [programmeId, after?.at ?? null, after?.id ?? null, count],
    );
    return rows.map(periodOf);
  }

  /** The newest first, by period. */
  async notes(ids: readonly ReportPeriodId[]): Promise<ReadonlyMap<ReportPeriodId, readonly VersionNote[]>> {
    const rows: NoteRow[] = await this.tx.query(
      `SELECT period_id, version, made_at, reason, hash, changes FROM report_versions WHERE period_id = ANY ($1)
       ORDER BY version DESC`,
      [ids],
    );
    const byPeriod = Map.groupBy(rows, ({ period_id }) => period_id);
    return new Map([...byPeriod].map(([id, of]) => [id, of.map(noteOf)]));
  }

  /** Of advisers, as they are called now: who was erased is not told by name in an old report either. */
  async namesOf(ids: readonly ExpertId[]): Promise<ReadonlyMap<string, string>> {
    const rows: { id: string; name: string }[] = await this.tx.query(
      'SELECT id, name FROM experts WHERE id = ANY ($1)',
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** The newest version, or that of the number in the first place. */
  private async one(condition: string, values: unknown[]): Promise<LockedReport | undefined> {
    const rows: (PeriodRow & NoteRow & { snapshot: Report })[] = await this.tx.query(
      `SELECT p.*, v.version, v.made_at, v.reason, v.hash, v.changes, v.snapshot
       FROM report_periods p JOIN report_versions v ON v.period_id = p.id
       WHERE ${condition} AND ($1::int IS NULL OR v.version = $1) ORDER BY v.version DESC LIMIT 1`,
      values,
    );
    return rows.map((row) => ({ period: periodOf(row), note: noteOf(row), report: row.snapshot }))[0];
  }
}

export function restated(): Problem {
  return new Problem('report-restated', 'This report was restated meanwhile. Read it again, and then decide.');
}

function periodOf(row: PeriodRow): LockedPeriod {
  const { id, programme_id: programmeId, from_on: from, to_on: to, locked_by: lockedBy } = row;
  return { id, programmeId, from, to, lockedAt: row.locked_at.toTemporalInstant(), lockedBy };
}

function noteOf({ version, made_at, reason, hash, changes }: NoteRow): VersionNote {
  return { version, madeAt: made_at.toTemporalInstant(), reason, hash, changes };
}
