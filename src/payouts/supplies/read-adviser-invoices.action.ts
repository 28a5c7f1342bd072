import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, type OperationId, permit, relationsTo } from '../../accounts/index.js';
import { ExpertTable, relationsToExpert } from '../../experts/index.js';
import type { AdviserInvoiceId, ExpertId, OrganisationId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { type AdviserInvoice, invoiceNumber } from './adviser-invoice.js';
import type { AdviserInvoicePdfRequest, ListAdviserInvoicesRequest } from './adviser-invoice.request.js';
import { AdviserInvoiceTable } from './adviser-invoice.table.js';
import { viewAdviserInvoice } from './adviser-invoice.view.js';

@Injectable()
export class ReadAdviserInvoices {
  constructor(private readonly database: Database) {}

  /** Throws `not-found`, `not-allowed`. */
  ofExpert(actor: Actor, expertId: ExpertId, { limit, cursor }: ListAdviserInvoicesRequest) {
    return this.database.transaction(async (tx) => {
      permit('listAdviserInvoices', relationsToExpert(actor, await new ExpertTable(tx).find(expertId)), 'adviser');
      const page = { after: placeAfter(cursor), count: limit + 1 };
      return viewPage(await new AdviserInvoiceTable(tx).ofExpert(expertId, page), limit);
    });
  }

  /** What advisers invoiced an organisation. Throws `not-found`, `not-allowed`. */
  ofOrganisation(actor: Actor, organisationId: OrganisationId, { limit, cursor }: ListAdviserInvoicesRequest) {
    permit('listInvoicesOfAdvisers', relationsTo(actor, organisationId), 'organisation');
    return this.database.transaction(async (tx) => {
      const page = { after: placeAfter(cursor), count: limit + 1 };
      return viewPage(await new AdviserInvoiceTable(tx).ofOrganisation(organisationId, page), limit);
    });
  }

  /** Throws `not-found`, `not-allowed`. */
  one(actor: Actor, id: AdviserInvoiceId, operation: OperationId = 'readAdviserInvoice'): Promise<AdviserInvoice> {
    return this.database.transaction(async (tx) => {
      const invoice = await new AdviserInvoiceTable(tx).find(id);
      const expert = await new ExpertTable(tx).find(invoice.expertId);
      const asAdviser = relationsToExpert(actor, expert).filter((relation) => relation === 'adviser');
      permit(operation, [...asAdviser, ...relationsTo(actor, invoice.organisationId)], 'invoice');
      return invoice;
    });
  }

  /** On paper, with its hash and a name to save it by: made of the invoice alone. Throws `not-found`, `not-allowed`. */
  async pdf(actor: Actor, id: AdviserInvoiceId, { language = actor.language }: AdviserInvoicePdfRequest) {
    const invoice = await this.one(actor, id, 'readAdviserInvoicePdf');
    if (!invoice.seller) throw notFound('invoice any more');
    const { adviserInvoicePdf } = await import('./adviser-invoice-pdf.js'); // what prints takes long to load: no start waits for it
    const content = await adviserInvoicePdf({ ...invoice, seller: invoice.seller }, language);
    const hash = createHash('sha256').update(content).digest('hex');
    return { content, hash, name: `invoice-${invoiceNumber(invoice)}-${language}.pdf` };
  }
}

function viewPage(found: readonly AdviserInvoice[], limit: number) {
  const { items, next_cursor } = pageOf(found, limit, ({ issuedAt: at, id }) => ({ at, id }));
  return { items: items.map(viewAdviserInvoice), next_cursor };
}
