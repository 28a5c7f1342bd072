import { Injectable } from '@nestjs/common';
import type { Actor, OperationId } from '../../accounts/index.js';
import type { ProgrammeId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { loadReport, reportedProgramme } from './load-report.js';
import { LockedReportTable } from './locked-report.table.js';
import { addedBy } from './report.js';
import { reportFile, reportFileName } from './report-file.js';
import { reportPage } from './report-page.js';
import { spanOfDays } from './report-period.js';
import type { ListReportsRequest, ReportRequest, ReportRowsRequest } from './report.request.js';
import { viewAddedBy, viewLockedReport, viewReport } from './report.view.js';
import type { ReportToShow } from './shown-report.js';

type Asked = Omit<ReportRequest, 'language'> & Partial<Pick<ReportRequest, 'language'>>;

/** What a funder is told of a programme: of a period that is locked as it was told then, and else as it stands. */
@Injectable()
export class ReadReport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `not-found`, `not-allowed`, `window-out-of-range`; so do the next three. */
  async view(actor: Actor, id: ProgrammeId, request: ReportRequest) {
    return viewReport(await this.load(actor, id, request, 'readFunderReport'));
  }

  /** As CSV, with the name of the file. */
  async file(actor: Actor, id: ProgrammeId, request: ReportRequest) {
    const toShow = await this.load(actor, id, request, 'exportFunderReport');
    return { name: reportFileName(toShow), content: reportFile(toShow) };
  }

  async page(actor: Actor, id: ProgrammeId, request: ReportRequest): Promise<string> {
    return reportPage(await this.load(actor, id, request, 'readFunderReportPage'));
  }

  /** What a total is the sum of. */
  async rows(actor: Actor, id: ProgrammeId, { total, limit, cursor, ...request }: ReportRowsRequest) {
    const { report } = await this.load(actor, id, request, 'listFunderReportRows');
    const after = placeAfter(cursor)?.id;
    const adding = report.rows.filter((row) => addedBy(row, total) !== 0 || row.voucherId === after);
    const found = adding.slice(adding.findIndex(({ voucherId }) => voucherId === after) + 1);
    const { items, next_cursor } = pageOf(found, limit, ({ acceptedAt, voucherId }) => ({
      ...{ at: Temporal.Instant.from(acceptedAt), id: voucherId },
    }));
    return { total, items: items.map((row) => viewAddedBy(row, total, report.currency)), next_cursor };
  }

  /** Periods that are locked. Throws `not-found`, `not-allowed`. */
  locked(actor: Actor, id: ProgrammeId, { limit, cursor }: ListReportsRequest) {
    return this.database.transaction(async (tx) => {
      await reportedProgramme(tx, actor, id, 'listFunderReports');
      const table = new LockedReportTable(tx);
      const found = await table.ofProgramme(id, { after: placeAfter(cursor), count: limit + 1 });
      const { items, next_cursor } = pageOf(found, limit, ({ lockedAt, id: periodId }) => ({
        at: lockedAt,
        id: periodId,
      }));
      const notes = await table.notes(items.map((period) => period.id));
      return {
        items: items.map((period) => viewLockedReport(period, notes.get(period.id) ?? [], actor.language)),
        next_cursor,
      };
    });
  }

  private load(actor: Actor, id: ProgrammeId, request: Asked, operation: OperationId): Promise<ReportToShow> {
    return this.database.transaction(async (tx) => {
      const programme = await reportedProgramme(tx, actor, id, operation);
      const { from, to, version, language = actor.language } = request;
      const [span, table, now] = [spanOfDays({ from, to }), new LockedReportTable(tx), this.clock.now()];
      const locked = await table.ofDays(id, { from, to }, version);
      if (!locked && version !== undefined) throw notFound('version of a report');
      const report = locked?.report ?? (await loadReport(tx, programme, span));
      return {
        ...{ programme, days: { from, to }, language, report },
        locked: locked ? { periodId: locked.period.id, note: locked.note } : null,
        madeAt: locked?.note.madeAt ?? now,
        names: await table.namesOf([...new Set(report.rows.flatMap(({ advisers }) => advisers))]),
      };
    });
  }
}
