import { Events } from '../../events/index.js';
import type { Transaction } from '../../platform/database.js';
import { InvoiceTable } from '../invoices/invoice.table.js';
import { tellOfInvoice } from '../invoices/tell-of-invoices.js';
import { ProgrammeTable } from '../programme.table.js';
import type { Deposit } from './deposit.js';

/** Tells those who follow a funder that money came in for its programme, and paid an invoice where it did, or that this was written down by mistake. */
export async function tellOfDeposit(
  tx: Transaction,
  type: 'deposit.received' | 'deposit.reversed',
  { id, programmeId, amount, invoiceId }: Deposit,
  at: Temporal.Instant,
): Promise<void> {
  const { funderId } = await new ProgrammeTable(tx).find(programmeId);
  const ids = { deposit_id: id, programme_id: programmeId, organisation_id: funderId };
  await new Events(tx).tell({
    ...{ type, about: { kind: 'deposit', id }, at, to: { organisations: [funderId] } },
    data: { ...ids, amount, invoice_id: invoiceId },
  });
  if (type === 'deposit.received' && invoiceId !== null)
    await tellOfInvoice(tx, 'paid', await new InvoiceTable(tx).find(invoiceId), at);
}
