import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import { newId, type ProgrammeId, type ReportPeriodId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { auditReport, loadReport, reportedProgramme } from './load-report.js';
import { type LockedPeriod, LockedReportTable, restated, type VersionNote } from './locked-report.table.js';
import { changesBetween, hashOf, satisfactionOf, saysTheSame } from './report.js';
import { refuseUnfinished, spanOfDays } from './report-period.js';
import type { LockReportRequest, RestateReportRequest } from './report.request.js';
import { ReportTable } from './report.table.js';
import { viewLockedReport } from './report.view.js';

/** Fixes what was reported of a period, and says so where it has to be told otherwise. */
@Injectable()
export class LockReport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `not-found`, `not-allowed`, `window-out-of-range`, `too-early`, `period-locked`. */
  lock(actor: Actor, programmeId: ProgrammeId, days: LockReportRequest) {
    return this.database.transaction(async (tx) => {
      const programme = await reportedProgramme(tx, actor, programmeId, 'lockFunderReport');
      const [span, now, table] = [spanOfDays(days), this.clock.now(), new LockedReportTable(tx)];
      refuseUnfinished(span, now);
      const id = newId<ReportPeriodId>();
      const period: LockedPeriod = { ...days, id, programmeId, lockedAt: now, lockedBy: actor.userId };
      await table.insertPeriod(period);
      const reports = new ReportTable(tx);
      const priorityGroups = await reports.priorityGroups(id);
      const satisfaction = satisfactionOf(await reports.reviewed(programmeId, span, now));
      const report = await loadReport(tx, programme, span, { priorityGroups, satisfaction });
      const changes = { totals: [], rows: 0 };
      const hash = hashOf({ ...period, version: 1 }, report);
      const note: VersionNote = { version: 1, madeAt: now, reason: null, hash, changes };
      await table.insertVersion({ period, note, report }, actor.userId);
      await auditReport(tx, 'report-locked', programme, { actor, at: now, facts: { period_id: id, ...days } });
      return viewLockedReport(period, [note], actor.language);
    });
  }

  /**
   * A new version, with what it changes; who the people are, and how content, stays as it was counted first, since two counts would tell of a few.
   * Throws `not-found`, `not-allowed`, `window-out-of-range`, `report-restated`, `nothing-to-restate`.
   */
  restate(
    actor: Actor,
    { programmeId, id }: Pick<LockedPeriod, 'programmeId' | 'id'>,
    { version, reason }: RestateReportRequest,
  ) {
    return this.database.transaction(async (tx) => {
      const programme = await reportedProgramme(tx, actor, programmeId, 'restateFunderReport');
      const [now, table] = [this.clock.now(), new LockedReportTable(tx)];
      const { period, note: last, report: before } = await table.find(programmeId, id);
      if (last.version !== version) throw restated();
      const { priorityGroups, totals } = before;
      const satisfaction = totals['outcome.satisfaction'] ?? null;
      const report = await loadReport(tx, programme, spanOfDays(period), { priorityGroups, satisfaction });
      if (saysTheSame(before, report)) {
        throw new Problem(
          'nothing-to-restate',
          'Nothing is different from what was reported: the report stands as it is.',
        );
      }
      const changes = changesBetween(before, report);
      const hash = hashOf({ ...period, version: version + 1 }, report);
      const note: VersionNote = { version: version + 1, madeAt: now, reason, hash, changes };
      await table.insertVersion({ period, note, report }, actor.userId);
      const facts = { period_id: id, version: note.version };
      await auditReport(tx, 'report-restated', programme, { actor, at: now, facts });
      return viewLockedReport(period, (await table.notes([id])).get(id) ?? [], actor.language);
    });
  }
}
