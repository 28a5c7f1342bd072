import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import type { InvoiceId, ProgrammeId } from '../../kernel/id.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { readProgramme } from '../programmes/relations.js';
import { referencesIn } from './bank-reference.js';
import type { KeptInvoice } from './invoice.js';
import type { FindInvoicesRequest, ListInvoicesRequest } from './invoice.request.js';
import { InvoiceTable } from './invoice.table.js';
import { viewInvoice } from './invoice.view.js';
import { readInvoice } from './relations.js';

@Injectable()
export class ReadInvoices {
  constructor(private readonly database: Database) {}

  /** Throws `not-found`, `not-allowed`. */
  one(actor: Actor, id: InvoiceId): Promise<KeptInvoice> {
    return this.database.transaction((tx) => readInvoice(tx, actor, id, 'readInvoice'));
  }

  /** Throws `not-found`, `not-allowed`. */
  ofProgramme(actor: Actor, id: ProgrammeId, { limit, cursor }: ListInvoicesRequest) {
    return this.database.transaction(async (tx) => {
      await readProgramme(tx, actor, id, 'listInvoices');
      const page = { after: placeAfter(cursor), count: limit + 1 };
      return viewPage(await new InvoiceTable(tx).ofProgramme(id, page), limit);
    });
  }

  /** Of all funders; by whatever a bank statement says. Throws `not-found`. */
  find(actor: Actor, { limit, cursor, bank_reference: typed }: FindInvoicesRequest) {
    permit('findInvoices', actor.steward ? ['steward'] : [], 'list of invoices');
    return this.database.transaction(async (tx) => {
      const references = typed === undefined ? null : referencesIn(typed);
      const page = { after: placeAfter(cursor), count: limit + 1 };
      return viewPage(await new InvoiceTable(tx).all(references, page), limit);
    });
  }
}

function viewPage(found: readonly KeptInvoice[], limit: number) {
  const { items, next_cursor } = pageOf(found, limit, ({ issuedAt: at, id }) => ({ at, id }));
  return { items: items.map(viewInvoice), next_cursor };
}
