import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { InvoiceId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { Database, type Transaction } from '../../platform/database.js';
import { PolicyTable } from '../../policies/index.js';
import type { KeptInvoice } from './invoice.js';
import { type DocumentName, InvoiceDocumentTable } from './invoice-document.table.js';
import type { ReadInvoicePdfRequest } from './invoice.request.js';
import { readInvoice } from './relations.js';
import { invoiceUrl } from './write-invoice.js';

@Injectable()
export class PrintInvoice {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The document with its hash and a name to save it by. It is printed for whoever asks first, of what held when it was issued, and stays as it
   * is: nobody who issues an invoice waits for it. Throws `not-found`, `not-allowed`.
   */
  run(actor: Actor, id: InvoiceId, { language, document }: ReadInvoicePdfRequest) {
    return this.database.transaction(async (tx) => {
      const invoice = await readInvoice(tx, actor, id, 'readInvoicePdf');
      const number = document === 'invoice' ? invoice.number : invoice.cancellation?.number;
      if (number === undefined) throw notFound('document');
      const [name, documents] = [{ invoiceId: id, kind: document, language }, new InvoiceDocumentTable(tx)];
      if (!(await documents.find(name))) await documents.insert(name, await this.print(tx, invoice, name));
      const kept = await documents.find(name);
      if (!kept) throw new Error(`The ${document} of ${id} was not kept.`);
      return { ...kept, name: `${number}-${language}.pdf` };
    });
  }

  private async print(tx: Transaction, invoice: KeptInvoice, { kind, language }: DocumentName): Promise<Buffer> {
    const at = invoice.cancellation && kind === 'credit-note' ? invoice.cancellation.cancelledAt : invoice.issuedAt;
    const { invoicePdf } = await import('./invoice-pdf.js'); // what prints takes long to load: no start waits for it
    const seller = await new PolicyTable(tx).inForce('invoices', at);
    return invoicePdf({ kind, invoice, seller, url: invoiceUrl(this.config.baseUrl, invoice) }, language);
  }
}
