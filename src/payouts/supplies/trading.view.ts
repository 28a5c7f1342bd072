import { z } from 'zod';
import { dateView, instantView } from '../../platform/http/parameters.js';
import { authorityWords, wordingVersion } from './authority-words.js';
import type { InvoicingAuthority } from './invoicing-authority.table.js';
import { missingIn, taxNumberKinds, type TradingDetails } from './trading-details.js';

export const tradingDetailsView = z
  .object({
    expert_id: z.uuid(),
    kind: z.enum(['individual', 'company']),
    legal_name: z.string(),
    address: z.string(),
    country: z.string(),
    vat_number: z.string().nullable(),
    tax_number: z
      .object({
        kind: z.enum(taxNumberKinds),
        value: z.string().meta({ description: 'To anybody but the adviser its last three signs.' }),
      })
      .nullable(),
    date_of_birth: dateView.nullable().meta({ description: 'Null to anybody but the adviser.' }),
    invoice_prefix: z.string(),
    stated_at: instantView,
    missing: z.array(z.string()).meta({ description: 'What the tax office is to be told and we do not know yet.' }),
  })
  .meta({ id: 'TradingDetails' });

export function viewTradingDetails(
  details: TradingDetails,
  { whole }: { readonly whole: boolean },
): z.output<typeof tradingDetailsView> {
  const { expertId, kind, legalName, address, country, vatNumber, taxNumber, dateOfBirth } = details;
  const masked = taxNumber && { ...taxNumber, value: taxNumber.value.slice(-3).padStart(taxNumber.value.length, '•') };
  return {
    ...{ expert_id: expertId, kind, legal_name: legalName, address, country, vat_number: vatNumber },
    ...{ tax_number: whole ? taxNumber : masked, date_of_birth: whole ? dateOfBirth : null },
    ...{ invoice_prefix: details.invoicePrefix, stated_at: details.statedAt.toString(), missing: missingIn(details) },
  };
}

export const authorityView = z
  .object({
    given: z.boolean(),
    since: instantView.nullable().meta({ description: 'When I said so last; null where I have never said anything.' }),
    wording_version: z.int().meta({ description: 'Of the words below.' }),
    wording: z.object({ en: z.string(), cy: z.string() }),
  })
  .meta({ id: 'InvoicingAuthority' });

export function viewAuthority(last: InvoicingAuthority | undefined): z.output<typeof authorityView> {
  return {
    ...{ given: last?.given ?? false, since: last?.at.toString() ?? null },
    ...{ wording_version: wordingVersion, wording: authorityWords },
  };
}
