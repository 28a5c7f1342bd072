import { z } from 'zod';
import { dateText } from '../../platform/http/parameters.js';
import { appealDecisions } from '../application.js';
import { decisions } from './steps.js';

const reason = z.string().trim().min(3).max(2000);

export const decideApplicationRequest = z
  .strictObject({
    decision: z.enum(decisions),
    on: dateText.meta({
      description: 'The day of the panel’s or the members’ meeting: that of the submission or later, and not to come.',
    }),
    reference: z
      .string()
      .trim()
      .min(3)
      .max(140)
      .meta({ description: 'Of its minutes, such as “Panel 14 May, item 3”.' }),
    reason: reason.optional().meta({ description: 'The applicant reads it. A rejection has one.' }),
  })
  .refine(({ decision, reason }) => decision !== 'reject' || reason !== undefined, {
    path: ['reason'],
    message: 'say why it is rejected, in at least 3 characters',
    params: { rule: 'missing' },
  })
  .meta({ id: 'DecideApplication' });
export type DecideApplicationRequest = z.output<typeof decideApplicationRequest>;

export const appealDecisionRequest = z
  .strictObject({
    statement: z.string().trim().min(10).max(4000).meta({ description: 'Why the decision should be looked at again.' }),
  })
  .meta({ id: 'AppealDecision' });
export type AppealDecisionRequest = z.output<typeof appealDecisionRequest>;

export const decideAppealRequest = z
  .strictObject({
    decision: z.enum(appealDecisions),
    reason: reason.meta({ description: 'The applicant reads it.' }),
  })
  .meta({ id: 'DecideAppeal' });
export type DecideAppealRequest = z.output<typeof decideAppealRequest>;
