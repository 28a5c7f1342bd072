import { type Actor, type OperationId, permit, relationsTo } from '../../accounts/index.js';
import type { InvoiceId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Programme } from '../programme.js';
import { ProgrammeTable } from '../programme.table.js';
import type { KeptInvoice } from './invoice.js';
import { InvoiceTable } from './invoice.table.js';

/** An invoice is its funder's and the stewards', also where its programme is open to everybody. Throws `not-found`, `not-allowed`. */
export async function readInvoice(
  tx: Transaction,
  actor: Actor,
  id: InvoiceId,
  operation: OperationId,
): Promise<KeptInvoice> {
  const invoice = await new InvoiceTable(tx).find(id);
  permit(operation, relationsTo(actor, invoice.organisationId), 'invoice');
  return invoice;
}

/** The same with its programme, which is locked: whatever becomes of an invoice waits for that. */
export async function lockInvoice(
  tx: Transaction,
  actor: Actor,
  id: InvoiceId,
  operation: OperationId,
): Promise<{ readonly invoice: KeptInvoice; readonly programme: Programme }> {
  const { programmeId } = await readInvoice(tx, actor, id, operation);
  const programme = await new ProgrammeTable(tx).lock(programmeId);
  return { invoice: await new InvoiceTable(tx).find(id), programme };
}
