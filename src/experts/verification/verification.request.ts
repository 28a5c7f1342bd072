import { z } from 'zod';
import { pageRequest } from '../../platform/http/cursor.js';

export const decideOnExpertRequest = z
  .strictObject({
    decision: z.enum(['approved', 'returned']),
    reasons: z.string().trim().max(2000).default('').meta({ description: 'Needed to return; the adviser reads them.' }),
  })
  .refine(({ decision, reasons }) => decision === 'approved' || reasons.length >= 3, {
    path: ['reasons'],
    message: 'say what to change, in 3 characters or more: the adviser reads it',
    params: { rule: 'missing' },
  })
  .meta({ id: 'DecideOnExpert' });
export type DecideOnExpertRequest = z.output<typeof decideOnExpertRequest>;

export const listVerificationsRequest = z.strictObject(pageRequest);
export type ListVerificationsRequest = z.output<typeof listVerificationsRequest>;
