import { z } from 'zod';
import { providers } from '../../payments/index.js';
import { pageRequest } from '../../platform/http/cursor.js';
import { lineStates } from './reconciliation.js';

export const listReconciliationsRequest = z.strictObject(pageRequest);
export type ListReconciliationsRequest = z.output<typeof listReconciliationsRequest>;

export const dayParameter = z.iso
  .date({ abort: true, error: 'must be a day such as 2026-12-03' })
  .refine((text) => /^20\d\d-/.test(text), 'must be in this century')
  .transform((text) => Temporal.PlainDate.from(text));

export const providerParameter = z.enum(providers);

export const readReconciliationRequest = z.strictObject({
  state: z.enum(lineStates).optional().meta({ description: 'Only lines of this state, such as different.' }),
  ...pageRequest,
});
export type ReadReconciliationRequest = z.output<typeof readReconciliationRequest>;
