import { z } from 'zod';
import { objectionDecisions, objectionReasons } from './objection.js';

export const objectionRequest = z
  .strictObject({
    reason: z.enum(objectionReasons),
    statement: z.string().trim().min(1).max(2000).meta({ description: 'The adviser and stewards read it.' }),
  })
  .meta({ id: 'ObjectToDelivery' });
export type ObjectionRequest = z.output<typeof objectionRequest>;

export const objectionDecisionRequest = z
  .strictObject({
    decision: z.enum(objectionDecisions).meta({
      description:
        'as-recorded: the session is accepted. to-be-corrected: once the adviser has, the client is asked again. did-not-take-place: nothing is due of it, once the adviser has not appealed in time.',
    }),
    note: z.string().trim().max(2000).optional().meta({ description: 'Both sides read it.' }),
  })
  .refine(({ decision, note = '' }) => decision !== 'did-not-take-place' || note.length >= 3, {
    path: ['note'],
    error: 'must say why, in at least 3 characters',
    params: { rule: 'missing' },
  })
  .meta({ id: 'DecideObjection' });
export type ObjectionDecisionRequest = z.output<typeof objectionDecisionRequest>;
