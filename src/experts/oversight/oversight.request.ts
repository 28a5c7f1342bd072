import { z } from 'zod';
import { pageRequest } from '../../platform/http/cursor.js';

const reason = z.string().trim().max(1000);

export const askOversightRequest = z
  .strictObject({
    organisation_id: z.uuid().optional().meta({ description: 'Of a development body …' }),
    specialist_id: z.uuid().optional().meta({ description: '… or of a live specialist.' }),
    note: reason.default('').meta({ description: 'For whoever you ask.' }),
  })
  .refine(({ organisation_id, specialist_id }) => (organisation_id === undefined) !== (specialist_id === undefined), {
    path: ['organisation_id'],
    message: 'name a development body here, or a specialist in specialist_id: one of them',
  })
  .meta({ id: 'AskOversight' });
export type AskOversightRequest = z.output<typeof askOversightRequest>;

export const answerOversightRequest = z
  .strictObject({
    decision: z.enum(['accepted', 'declined']),
    reason: reason.default('').meta({ description: 'Needed to decline; the adviser reads it.' }),
  })
  .refine(({ decision, reason: given }) => decision === 'accepted' || given.length >= 3, {
    path: ['reason'],
    message: 'say why, in 3 characters or more: the adviser reads it',
    params: { rule: 'missing' },
  })
  .meta({ id: 'AnswerOversight' });
export type AnswerOversightRequest = z.output<typeof answerOversightRequest>;

export const endOversightRequest = z
  .strictObject({ reason: reason.min(3).meta({ description: 'The other side reads it.' }) })
  .meta({ id: 'EndOversight' });
export type EndOversightRequest = z.output<typeof endOversightRequest>;

export const listOversightsRequest = z.strictObject({
  as: z.enum(['overseer', 'adviser']).default('overseer').meta({
    description: 'Whom I oversee or am asked to, for myself or a body that I am admin of; or who oversees me, and did.',
  }),
  ...pageRequest,
});
export type ListOversightsRequest = z.output<typeof listOversightsRequest>;
