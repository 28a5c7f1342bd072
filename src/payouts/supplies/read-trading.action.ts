import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import { ExpertTable, relationsToExpert } from '../../experts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Database } from '../../platform/database.js';
import { InvoicingAuthorityTable } from './invoicing-authority.table.js';
import { TradingDetailsTable } from './trading-details.table.js';
import { viewAuthority, viewTradingDetails } from './trading.view.js';

@Injectable()
export class ReadTrading {
  constructor(private readonly database: Database) {}

  /** Whole to the adviser alone. Throws `not-found`, also where nothing was stated, and `not-allowed`. */
  details(actor: Actor, expertId: ExpertId) {
    return this.database.transaction(async (tx) => {
      const relations = relationsToExpert(actor, await new ExpertTable(tx).find(expertId));
      permit('readTradingDetails', relations, 'adviser');
      const details = await new TradingDetailsTable(tx).find(expertId);
      const isOwn = relations.includes('adviser');
      if (!details) throw nothingStated(isOwn);
      return viewTradingDetails(details, { whole: isOwn });
    });
  }

  /** Throws `not-found`, `not-allowed`. */
  authority(actor: Actor, expertId: ExpertId) {
    return this.database.transaction(async (tx) => {
      permit('readInvoicingAuthority', relationsToExpert(actor, await new ExpertTable(tx).find(expertId)), 'adviser');
      return viewAuthority(await new InvoicingAuthorityTable(tx).last(expertId));
    });
  }
}

function nothingStated(isOwn: boolean): Problem {
  const sentence = isOwn
    ? 'You have not said yet who you are to the law. Please state it: PUT /api/v1/experts/{id}/trading-details.'
    : 'This adviser has not said yet who they are to the law.';
  return new Problem('not-found', sentence);
}
