import type { ProgrammeId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { type Actor, Audit, type AuditEntry, type OperationId, permit, relationsTo } from '../../accounts/index.js';
import type { Transaction } from '../../platform/database.js';
import { type Programme, ProgrammeTable } from '../../vouchers/index.js';
import { type OfLocked, type Report, reportOf } from './report.js';
import type { ReportSpan } from './report-period.js';
import { ReportTable } from './report.table.js';

const mostRows = 5000;

/** A programme for whoever its funder's reports are for. Throws `not-found`, `not-allowed`. */
export async function reportedProgramme(
  tx: Transaction,
  actor: Actor,
  id: ProgrammeId,
  operation: OperationId,
): Promise<Programme> {
  const programme = await new ProgrammeTable(tx).find(id);
  permit(operation, relationsTo(actor, programme.funderId), 'programme');
  return programme;
}

/** As the tables have it now. Throws `window-out-of-range` for more vouchers than a report holds. */
export async function loadReport(
  tx: Transaction,
  { id: programmeId, reportFields: fields, currency }: Programme,
  span: ReportSpan,
  ofLocked: OfLocked = { priorityGroups: null, satisfaction: null },
): Promise<Report> {
  const found = await new ReportTable(tx).rows({ programmeId, span, count: mostRows + 1 });
  if (found.length > mostRows) {
    throw new Problem('window-out-of-range', `A report is of at most ${mostRows} vouchers. Choose a shorter period.`);
  }
  return reportOf({ fields, currency, rows: found.map(({ row }) => row), ...ofLocked });
}

/** Tells the funder's admins who fixed what they are reported, or changed it. */
export async function auditReport(
  tx: Transaction,
  deed: AuditEntry['deed'],
  { id, funderId }: Programme,
  { actor, at, facts }: { readonly actor: Actor; readonly at: Temporal.Instant; readonly facts: AuditEntry['facts'] },
): Promise<void> {
  const role = actor.memberships.find(({ organisationId }) => organisationId === funderId)?.role;
  await new Audit(tx).write({
    ...{ at, by: actor.userId, as: role ?? 'steward', deed },
    on: { kind: 'programme', id },
    organisationId: funderId,
    ...(facts ? { facts } : {}),
  });
}
