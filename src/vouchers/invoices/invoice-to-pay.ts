import type { InvoiceId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import { notFound } from '../../kernel/problem.js';
import { endPayments } from '../../payments/index.js';
import type { Transaction } from '../../platform/database.js';
import type { Programme } from '../programme.js';
import { referencesIn } from './bank-reference.js';
import { invoiceState, type KeptInvoice, refuseOtherAmount, refuseUnlessOpen } from './invoice.js';
import { InvoiceTable } from './invoice.table.js';

interface Transfer {
  readonly amount: Money;
  readonly bankReference: string;
  /** Undefined: whichever its reference names; null: none. */
  readonly invoiceId: InvoiceId | null | undefined;
}

/**
 * The open invoice of a programme, which is locked, that a bank transfer pays; null where it pays none. Nobody is to pay it otherwise from then on.
 * Throws `not-found`, `invoice-state`, `invoice-amount`.
 */
export async function invoiceToPay(
  tx: Transaction,
  programme: Programme,
  { amount, bankReference, invoiceId }: Transfer,
  now: Temporal.Instant,
): Promise<KeptInvoice | null> {
  if (invoiceId === null) return null;
  const invoice = invoiceId ? await ofProgramme(tx, programme, invoiceId) : await namedIn(tx, programme, bankReference);
  if (!invoice) return null;
  refuseUnlessOpen(invoice, 'Nothing was recorded');
  refuseOtherAmount(invoice, amount);
  await endPayments(tx, 'invoice', invoice.id, now);
  return invoice;
}

async function ofProgramme(tx: Transaction, programme: Programme, id: InvoiceId): Promise<KeptInvoice> {
  const invoice = await new InvoiceTable(tx).find(id);
  if (invoice.programmeId !== programme.id) throw notFound('invoice');
  return invoice;
}

/** One that is paid or cancelled already is none: what came in for it again is a deposit all the same. */
async function namedIn(tx: Transaction, programme: Programme, text: string): Promise<KeptInvoice | undefined> {
  const named = await new InvoiceTable(tx).withReferences(referencesIn(text));
  return named.find((each) => each.programmeId === programme.id && invoiceState(each) === 'issued');
}
