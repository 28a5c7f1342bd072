import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { ProgrammeId, VoucherId } from '../../kernel/id.js';
import { Books } from '../../ledger/index.js';
import { Database } from '../../platform/database.js';
import { onTheWay, provenanceOf } from '../books/fund-provenance.js';
import { reportedProgramme } from './load-report.js';
import { spanOfDays } from './report-period.js';
import type { ReportRowRequest } from './report.request.js';
import { ReportTable } from './report.table.js';
import { viewTransfers } from './report.view.js';

/** The transfers of a row of a report, and the deposits that each was. */
@Injectable()
export class ReadRowMoney {
  constructor(private readonly database: Database) {}

  /** Throws `not-found`, also for a voucher that is not of the programme, `not-allowed`, `window-out-of-range`. */
  run(
    actor: Actor,
    { programmeId, voucherId }: { readonly programmeId: ProgrammeId; readonly voucherId: VoucherId },
    days: ReportRowRequest,
  ) {
    return this.database.transaction(async (tx) => {
      const { currency } = await reportedProgramme(tx, actor, programmeId, 'readFunderReportRow');
      const { start, end } = spanOfDays(days);
      const references = await new ReportTable(tx).referencesOf(programmeId, voucherId);
      const [books, owner] = [new Books(tx), programmeId];
      const funds = await books.accounts({ kind: onTheWay[0], owner, count: 10 });
      const fund = funds.find((account) => account.currency === currency);
      const { movements } = fund
        ? provenanceOf(fund.id, await books.transfersFrom(fund.id, onTheWay))
        : { movements: [] };
      const own = movements.filter(
        ({ transfer: { reference, occurredAt } }) =>
          references.has(reference) &&
          Temporal.Instant.compare(start, occurredAt) <= 0 &&
          Temporal.Instant.compare(occurredAt, end) < 0,
      );
      return { voucher_id: voucherId, transfers: viewTransfers(own) };
    });
  }
}
