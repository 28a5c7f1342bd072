import { Injectable } from '@nestjs/common';
import { type Actor, permit, relationsTo } from '../../accounts/index.js';
import type { OrganisationId } from '../../kernel/id.js';
import { Ledger, type TransferId } from '../../ledger/index.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { debtOf, debtsOf } from '../../vouchers/index.js';
import type { ListDebtsRequest } from './debts.request.js';
import { viewDebts } from './debts.view.js';

@Injectable()
export class ReadDebts {
  constructor(private readonly database: Database) {}

  /** What an organisation owes, and how it came about, the oldest first. */
  run(actor: Actor, organisationId: OrganisationId, { limit, cursor }: ListDebtsRequest) {
    permit('listDebts', relationsTo(actor, organisationId), 'organisation');
    return this.database.transaction(async (tx) => {
      const after = placeAfter(cursor)?.id as TransferId | undefined;
      const page = { count: limit + 1, ...(after === undefined ? {} : { after }) };
      const lines = await new Ledger(tx).statement(debtsOf(organisationId), page);
      const placed = pageOf(lines, limit, ({ recordedAt, transferId }) => ({ at: recordedAt, id: transferId }));
      return viewDebts(await debtOf(tx, organisationId), placed);
    });
  }
}
