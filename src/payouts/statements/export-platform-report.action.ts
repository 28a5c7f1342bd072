import { Injectable } from '@nestjs/common';
import { type Actor, Audit, permit } from '../../accounts/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { payStatement } from './pay-statement.js';
import { PayStatementTable } from './pay-statement.table.js';
import { platformReportFile } from './platform-report-file.js';
import { ReportedSellerTable } from './reported-seller.table.js';

@Injectable()
export class ExportPlatformReport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Of everybody who earned something in a year. Who had their tax numbers is written down. Throws `not-found`. */
  run(actor: Actor, year: number): Promise<string> {
    permit('exportPlatformReport', actor.steward ? ['steward'] : [], 'report');
    return this.database.transaction(async (tx) => {
      const quarters = await new PayStatementTable(tx).ofAll(year);
      const sellers = await new ReportedSellerTable(tx).ofYear(year);
      await new Audit(tx).write({
        ...{ at: this.clock.now(), by: actor.userId, as: 'steward', deed: 'platform-report-exported' },
        ...{ on: { kind: 'person', id: actor.userId }, facts: { year, advisers: sellers.length } },
      });
      return platformReportFile(
        sellers.map((seller) => ({
          ...seller,
          statement: payStatement(year, quarters.get(seller.expertId) ?? []),
        })),
      );
    });
  }
}
