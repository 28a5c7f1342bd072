import { z } from 'zod';
import { rails } from '../../payments/index.js';
import { pageRequest } from '../../platform/http/cursor.js';
import { poundsOf } from '../../platform/http/money.js';
import { dateText } from '../../platform/http/parameters.js';
import { documentKinds } from './invoice-document.table.js';

export const buyerReference = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .meta({ description: 'The funder’s own, such as the number of an order. It is printed on the invoice.' });

export const issueInvoiceRequest = z
  .strictObject({
    amount: poundsOf({ least: 100, most: 1_000_000_000 }),
    due_on: dateText.meta({ description: 'Today or within a year, on a British calendar.' }),
    buyer_reference: buyerReference.optional(),
  })
  .meta({ id: 'IssueInvoice' });
export type IssueInvoiceRequest = z.output<typeof issueInvoiceRequest>;

export const cancelInvoiceRequest = z
  .strictObject({
    reason: z.string().trim().min(3).max(500).meta({ description: 'It is printed on the credit note.' }),
  })
  .meta({ id: 'CancelInvoice' });
export type CancelInvoiceRequest = z.output<typeof cancelInvoiceRequest>;

export const payInvoiceRequest = z.strictObject({ rail: z.enum(rails) }).meta({ id: 'PayInvoice' });
export type PayInvoiceRequest = z.output<typeof payInvoiceRequest>;

export const readInvoicePdfRequest = z.strictObject({
  language: z.enum(['en', 'cy']).default('en'),
  document: z
    .enum(documentKinds)
    .default('invoice')
    .meta({ description: 'A cancelled invoice has a credit note too.' }),
});
export type ReadInvoicePdfRequest = z.output<typeof readInvoicePdfRequest>;

export const listInvoicesRequest = z.strictObject(pageRequest);
export type ListInvoicesRequest = z.output<typeof listInvoicesRequest>;

export const findInvoicesRequest = z.strictObject({
  ...pageRequest,
  bank_reference: z
    .string()
    .min(2)
    .max(140)
    .optional()
    .meta({ description: 'Whatever a bank statement says: the reference is found in it, however it is spaced.' }),
});
export type FindInvoicesRequest = z.output<typeof findInvoicesRequest>;
