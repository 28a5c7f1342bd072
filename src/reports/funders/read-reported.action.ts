import { Injectable } from '@nestjs/common';
import { type Actor, permit, relationsTo } from '../../accounts/index.js';
import type { OrganisationId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { LockedReportTable } from './locked-report.table.js';
import { toldRow } from './report.js';
import { toldColumns } from './report-columns.js';
import type { ReportedRequest } from './report.request.js';
import { ReportTable } from './report.table.js';
import { viewReported } from './reported.view.js';

/** What funders are told of an organisation, for it to see. */
@Injectable()
export class ReadReported {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Of each of its vouchers all that a report since the beginning would say. Throws `not-found`, `not-allowed`. */
  run(actor: Actor, organisationId: OrganisationId, { limit, cursor, language = actor.language }: ReportedRequest) {
    permit('readReported', relationsTo(actor, organisationId), 'organisation');
    return this.database.transaction(async (tx) => {
      const [now, table] = [this.clock.now(), new ReportTable(tx)];
      const span = { start: Temporal.Instant.fromEpochMilliseconds(0), end: now.add({ milliseconds: 1 }) };
      const found = await table.rows({ span, organisationId, after: placeAfter(cursor), count: limit + 1 });
      const { items, next_cursor } = pageOf(found, limit, ({ row }) => ({
        ...{ at: Temporal.Instant.from(row.acceptedAt), id: row.voucherId },
      }));
      const programmes = await table.programmes(items.map(({ programmeId }) => programmeId));
      const names = await new LockedReportTable(tx).namesOf(items.flatMap(({ row }) => row.advisers));
      return {
        items: items.flatMap(({ programmeId, row }) => {
          const programme = programmes.get(programmeId);
          if (!programme) return [];
          const told = toldRow(row, toldColumns(programme.reportFields));
          return [viewReported(programme, told, { language, names, madeAt: now })];
        }),
        next_cursor,
      };
    });
  }
}
