import { z } from 'zod';
import { pageRequest } from '../platform/http/cursor.js';

export const listPaymentsRequest = z.strictObject(pageRequest);
export type ListPaymentsRequest = z.output<typeof listPaymentsRequest>;

export const openCheckoutRequest = z
  .strictObject({ language: z.enum(['en', 'cy']).meta({ description: 'Of the page to pay on.' }) })
  .meta({ id: 'OpenCheckout' });
export type OpenCheckoutRequest = z.output<typeof openCheckoutRequest>;
