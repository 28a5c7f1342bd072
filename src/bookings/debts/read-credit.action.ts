import { Injectable } from '@nestjs/common';
import { type Actor, permit, relationsTo } from '../../accounts/index.js';
import type { OrganisationId } from '../../kernel/id.js';
import { Ledger, type TransferId } from '../../ledger/index.js';
import { creditOf } from '../../payments/index.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { viewCredit } from './credit.view.js';
import type { ListDebtsRequest } from './debts.request.js';

@Injectable()
export class ReadCredit {
  constructor(private readonly database: Database) {}

  /** What an organisation paid and is to have back, and how it came about, the oldest first. */
  run(actor: Actor, organisationId: OrganisationId, { limit, cursor }: ListDebtsRequest) {
    permit('listCredit', relationsTo(actor, organisationId), 'organisation');
    return this.database.transaction(async (tx) => {
      const after = placeAfter(cursor)?.id as TransferId | undefined;
      const ledger = new Ledger(tx);
      const account = creditOf(organisationId);
      const lines = await ledger.statement(account, { count: limit + 1, after });
      const placed = pageOf(lines, limit, ({ recordedAt, transferId }) => ({ at: recordedAt, id: transferId }));
      return viewCredit(await ledger.balanceOf(account), placed);
    });
  }
}
