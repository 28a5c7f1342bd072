import { z } from 'zod';
import { pageRequest } from '../../platform/http/cursor.js';
import { receiptKinds } from './receipt-body.js';

const kind = z.enum(receiptKinds).optional().meta({
  description: 'Of money that came back there are two. Left out: the newest, which says how the payout stands.',
});

export const readReceiptRequest = z.strictObject({ kind });
export type ReadReceiptRequest = z.output<typeof readReceiptRequest>;

export const readReceiptPdfRequest = z.strictObject({
  kind,
  language: z.enum(['en', 'cy']).optional().meta({ description: 'Left out: the language that I am written to in.' }),
});
export type ReadReceiptPdfRequest = z.output<typeof readReceiptPdfRequest>;

export const listReceiptsRequest = z.strictObject({
  limit: pageRequest.limit,
  cursor: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'must be the next_cursor of a page')
    .transform(Number)
    .optional()
    .meta({ description: 'The next_cursor of the page before.' }),
});
export type ListReceiptsRequest = z.output<typeof listReceiptsRequest>;
