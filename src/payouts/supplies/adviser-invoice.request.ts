import { z } from 'zod';
import { pageRequest } from '../../platform/http/cursor.js';

export const listAdviserInvoicesRequest = z.strictObject(pageRequest);
export type ListAdviserInvoicesRequest = z.output<typeof listAdviserInvoicesRequest>;

export const adviserInvoicePdfRequest = z.strictObject({
  language: z.enum(['en', 'cy']).optional().meta({ description: 'Left out: the language that I am written to in.' }),
});
export type AdviserInvoicePdfRequest = z.output<typeof adviserInvoicePdfRequest>;
