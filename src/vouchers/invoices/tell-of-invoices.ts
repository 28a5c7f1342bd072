import { Events } from '../../events/index.js';
import type { Transaction } from '../../platform/database.js';
import type { KeptInvoice } from './invoice.js';

/** Tells those who follow its funder what has become of an invoice. */
export async function tellOfInvoice(
  tx: Transaction,
  news: 'issued' | 'paid' | 'cancelled',
  invoice: KeptInvoice,
  at: Temporal.Instant,
): Promise<void> {
  const { id, programmeId, organisationId, number, gross, dueOn } = invoice;
  const types = { issued: 'invoice.issued', paid: 'invoice.paid', cancelled: 'invoice.cancelled' } as const;
  const ids = { invoice_id: id, programme_id: programmeId, organisation_id: organisationId };
  await new Events(tx).tell({
    ...{ type: types[news], about: { kind: 'invoice', id }, at, to: { organisations: [organisationId] } },
    data: { ...ids, number, gross, due_on: dueOn },
  });
}
