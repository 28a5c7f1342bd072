import { z } from 'zod';
import { moneyView } from '../../platform/http/money.js';
import { dateView, instantView } from '../../platform/http/parameters.js';
import { invoiceState, invoiceStates, type KeptInvoice } from './invoice.js';

export const invoiceView = z
  .object({
    id: z.uuid(),
    number: z.string().meta({ description: 'Of a year, without gaps.' }),
    programme_id: z.uuid(),
    organisation_id: z.uuid().meta({ description: 'The funder.' }),
    state: z.enum(invoiceStates),
    issued_at: instantView,
    due_on: dateView,
    net: moneyView,
    vat_percent: z.number(),
    vat: moneyView,
    vat_reason: z
      .enum(['grant'])
      .meta({ description: 'grant: it buys nothing from whoever keeps it, so is outside the scope of VAT.' }),
    gross: moneyView,
    bank_reference: z.string().meta({ description: 'By it a bank transfer is known.' }),
    buyer: z.object({ name: z.string(), registration_number: z.string().nullable(), reference: z.string().nullable() }),
    paid: z
      .object({ deposit_id: z.uuid(), payment_id: z.uuid().nullable(), at: instantView })
      .nullable()
      .meta({ description: 'payment_id: null where it was seen at the bank.' }),
    credit_note: z.object({ number: z.string(), at: instantView, reason: z.string() }).nullable(),
    standing_deposit_id: z.uuid().nullable(),
  })
  .meta({ id: 'Invoice' });

export const issuedInvoiceView = invoiceView
  .extend({
    warning: z
      .string()
      .nullable()
      .meta({ description: 'That it asks for more than the programme’s budget; null where it does not.' }),
  })
  .meta({ id: 'IssuedInvoice' });

export const invoicesView = z
  .object({ items: z.array(invoiceView).max(100), next_cursor: z.string().nullable() })
  .meta({ id: 'Invoices' });

export function viewInvoice(invoice: KeptInvoice): z.output<typeof invoiceView> {
  const { id, number, programmeId, organisationId, net, vat, gross, paid, cancellation, standing } = invoice;
  return {
    ...{ id, number, programme_id: programmeId, organisation_id: organisationId, state: invoiceState(invoice) },
    ...{ issued_at: invoice.issuedAt.toString(), due_on: invoice.dueOn },
    ...{ net, vat_percent: invoice.vatPercent, vat, vat_reason: invoice.vatReason, gross },
    bank_reference: invoice.bankReference,
    buyer: {
      ...{ name: invoice.buyerName, registration_number: invoice.buyerRegistration },
      reference: invoice.buyerReference,
    },
    paid: paid && { deposit_id: paid.depositId, payment_id: paid.paymentId, at: paid.at.toString() },
    credit_note: cancellation && {
      ...{ number: cancellation.number, at: cancellation.cancelledAt.toString(), reason: cancellation.reason },
    },
    standing_deposit_id: standing?.depositId ?? null,
  };
}
