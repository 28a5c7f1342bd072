import { z } from 'zod';
import { plus } from '../../kernel/money.js';
import { moneyView } from '../../platform/http/money.js';
import { dateView, instantView } from '../../platform/http/parameters.js';
import { type AdviserInvoice, invoiceNumber } from './adviser-invoice.js';

export const adviserInvoiceView = z
  .object({
    id: z.uuid(),
    number: z.string().meta({ description: 'The adviser’s prefix, and a number without a gap among their invoices.' }),
    expert_id: z.uuid(),
    organisation_id: z.uuid(),
    earning_id: z.uuid(),
    title: z.object({ en: z.string(), cy: z.string() }),
    supplied_on: dateView,
    issued_at: instantView,
    net: moneyView,
    vat_percent: z.number(),
    vat: moneyView,
    gross: moneyView,
    seller: z
      .object({ name: z.string(), address: z.string(), vat_number: z.string().nullable() })
      .nullable()
      .meta({ description: 'Null once they were erased, after the years for which the law holds invoices.' }),
    buyer_name: z.string(),
    paid_by: z
      .array(z.object({ source: z.string(), funder: z.string().nullable(), amount: moneyView }))
      .meta({ description: 'Parts of the whole price, with the platform’s fee, which is no part of this invoice.' }),
  })
  .meta({ id: 'AdviserInvoice' });

export const adviserInvoicesView = z
  .object({ items: z.array(adviserInvoiceView), next_cursor: z.string().nullable() })
  .meta({ id: 'AdviserInvoices' });

export function viewAdviserInvoice(invoice: AdviserInvoice): z.output<typeof adviserInvoiceView> {
  const { id, expertId, organisationId, earningId, titleEn, titleCy, suppliedOn, net, vat, vatPercent } = invoice;
  const { seller, buyerName, shares } = invoice;
  return {
    ...{ id, number: invoiceNumber(invoice), expert_id: expertId, organisation_id: organisationId },
    ...{ earning_id: earningId, title: { en: titleEn, cy: titleCy }, supplied_on: suppliedOn },
    ...{ issued_at: invoice.issuedAt.toString(), net, vat_percent: vatPercent, vat, gross: plus(net, vat) },
    seller: seller && { name: seller.name, address: seller.address, vat_number: seller.vatNumber },
    buyer_name: buyerName,
    paid_by: shares.map(({ source, name: funder, amount_minor: minor }) => {
      return { source, funder, amount: { minor, currency: net.currency } };
    }),
  };
}
