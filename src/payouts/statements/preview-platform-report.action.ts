import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import type { PlatformReportPreviewRequest } from './pay-statement.request.js';
import { viewPlatformReportPreview } from './platform-report-preview.view.js';
import { incompleteAfter, incompleteAmong } from './reported-seller.js';
import { ReportedSellerTable } from './reported-seller.table.js';

/** Of whom something is missing before the tax office is told, so that it can be asked for: no number of anybody's. */
@Injectable()
export class PreviewPlatformReport {
  constructor(private readonly database: Database) {}

  /** Throws `not-found`. */
  run(actor: Actor, year: number, { limit, cursor }: PlatformReportPreviewRequest) {
    permit('previewPlatformReport', actor.steward ? ['steward'] : [], 'report');
    return this.database.transaction(async (tx) => {
      const sellers = await new ReportedSellerTable(tx).ofYear(year);
      const { incomplete, counts } = incompleteAmong(sellers);
      const page = pageOf(incompleteAfter(incomplete, placeAfter(cursor)), limit, ({ seller }) => ({
        ...{ at: seller.createdAt, id: seller.expertId },
      }));
      return viewPlatformReportPreview({ year, advisers: sellers.length, incomplete: incomplete.length, counts }, page);
    });
  }
}
