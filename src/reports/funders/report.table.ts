import type { OrganisationId, ProgrammeId, VoucherId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { PriorityCount, ReportRow, Reviewed } from './report.js';
import type { ReportSpan } from './report-period.js';
import type { ReportedProgramme } from './reported.view.js';
import { type Row, rowOf, rowSelect } from './report-row.table.js';

export interface RowsAsked {
  readonly span: ReportSpan;
  readonly programmeId?: ProgrammeId;
  readonly organisationId?: OrganisationId;
  readonly after?: { readonly at: string; readonly id: string } | undefined;
  readonly count: number;
}

/** A row with the programme that it is of. */
export interface RowOfProgramme {
  readonly programmeId: ProgrammeId;
  readonly row: ReportRow;
}

/** Funders' reports, over the tables of all modules. It writes nothing. */
export class ReportTable {
  constructor(private readonly tx: Transaction) {}

  /** One row for each voucher that was accepted by the end of the period and not over before it, or of which something happened in it. */
  async rows({ span, programmeId, organisationId, after, count }: RowsAsked): Promise<RowOfProgramme[]> {
    const rows: Row[] = await this.tx.query(rowSelect, [
      ...[programmeId ?? null, organisationId ?? null, span.start.toString(), span.end.toString()],
      ...[after?.at ?? null, after?.id ?? null, count],
    ]);
    return rows.map((row) => ({ programmeId: row.programme_id, row: rowOf(row) }));
  }

  /** Reviews by clients of sessions that were drawn in a period. */
  async reviewed(programmeId: ProgrammeId, { start, end }: ReportSpan, now: Temporal.Instant): Promise<Reviewed> {
    const rows: { count: number; average: number | null }[] = await this.tx.query(
      `SELECT count(*)::int AS count, round(avg(r.useful), 1)::float AS average
       FROM vouchers v JOIN voucher_use_ends e ON e.voucher_id = v.id AND e.drawn_minor > 0
         JOIN reviews r ON r.booking_id = e.reference AND r.side = 'client'
       WHERE v.programme_id = $1 AND e.at >= $2 AND e.at < $3 AND r.visible_from <= $4`,
      [programmeId, start.toString(), end.toString(), now.toString()],
    );
    return rows[0] ?? { count: 0, average: null };
  }

  /** What transfers of a voucher are about: itself, and the sessions that it paid for. Throws `not-found`. */
  async referencesOf(programmeId: ProgrammeId, voucherId: VoucherId): Promise<ReadonlySet<string>> {
    const rows: { reference: string }[] = await this.tx.query(
      `SELECT v.id AS reference FROM vouchers v WHERE v.programme_id = $1 AND v.id = $2 AND v.accepted_at IS NOT NULL
       UNION ALL SELECT u.reference FROM voucher_uses u JOIN vouchers v ON v.id = u.voucher_id
       WHERE v.programme_id = $1 AND v.id = $2`,
      [programmeId, voucherId],
    );
    if (rows.length === 0) throw notFound('voucher');
    return new Set(rows.map(({ reference }) => reference));
  }

  /** With their funders' names. */
  async programmes(ids: readonly ProgrammeId[]): Promise<ReadonlyMap<ProgrammeId, ReportedProgramme>> {
    const rows: ReportedProgramme[] = await this.tx.query(
      `SELECT p.id, p.name_en AS "nameEn", p.name_cy AS "nameCy", p.report_fields AS "reportFields", p.currency, o.name AS funder
       FROM programmes p JOIN organisations o ON o.id = p.funder_id WHERE p.id = ANY ($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Of a period that is locked, and none else. */
  priorityGroups(periodId: string): Promise<PriorityCount[]> {
    return this.tx.query('SELECT question, answer, count FROM report_equality($1)', [periodId]);
  }
}
