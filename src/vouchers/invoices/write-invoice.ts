import { AccountTable, EnterpriseTable } from '../../accounts/index.js';
import { type InvoiceId, newId, type UserId } from '../../kernel/id.js';
import { money, type Money } from '../../kernel/money.js';
import { britishDate } from '../../kernel/time.js';
import type { Transaction } from '../../platform/database.js';
import type { Programme } from '../programme.js';
import { newBankReference } from './bank-reference.js';
import { type Invoice, type KeptInvoice, refuseForClosed } from './invoice.js';
import { InvoiceTable } from './invoice.table.js';
import { tellOfInvoice } from './tell-of-invoices.js';

interface InvoiceWanted {
  readonly programme: Programme;
  readonly amount: Money;
  readonly dueOn: string;
  readonly buyerReference: string | null;
  /** Null: by itself, for a standing deposit. */
  readonly by: UserId | null;
  readonly standing: Invoice['standing'];
}

/**
 * Issues an invoice for a programme, which is locked. Its number is taken last, and so that none is left out: whoever issues one at the
 * same time waits for it. Throws `programme-state`.
 */
export async function writeInvoice(
  tx: Transaction,
  wanted: InvoiceWanted,
  now: Temporal.Instant,
): Promise<KeptInvoice> {
  const { programme, amount, dueOn, buyerReference, by, standing } = wanted;
  refuseForClosed(programme);
  const buyer = await new AccountTable(tx).knownOrganisation(programme.funderId);
  const enterprise = await new EnterpriseTable(tx).find(programme.funderId);
  const invoices = new InvoiceTable(tx);
  const year = Number(britishDate(now).slice(0, 4));
  const invoice: Invoice = {
    ...{ id: newId<InvoiceId>(), programmeId: programme.id, organisationId: programme.funderId },
    ...{ programmeEn: programme.nameEn, programmeCy: programme.nameCy },
    ...{ buyerName: buyer.name, buyerRegistration: enterprise?.registrationNumber ?? null, buyerReference },
    ...{ net: amount, vatPercent: 0, vat: money(0, amount.currency), vatReason: 'grant' },
    ...{ bankReference: newBankReference(), issuedAt: now, issuedBy: by, dueOn, standing },
    ...{ year, sequence: await invoices.nextNumber('invoice', year) },
  };
  await invoices.insert(invoice);
  const issued = await invoices.find(invoice.id);
  await tellOfInvoice(tx, 'issued', issued, now);
  return issued;
}

export function invoiceUrl(baseUrl: string, { id }: Pick<Invoice, 'id'>): string {
  return `${baseUrl}/invoices/${id}`;
}
