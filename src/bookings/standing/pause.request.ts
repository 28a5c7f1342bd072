import { z } from 'zod';

const sessionFields = {
  sessions: z.enum(['keep', 'cancel']).optional().meta({
    description: 'What becomes of sessions that are booked, asked for or held. Not said: refused where there are any.',
  }),
  note: z.string().trim().max(1000).optional().meta({ description: 'For those whose session is cancelled.' }),
};

export const changeExpertStateRequest = z
  .strictObject({ state: z.enum(['live', 'paused']), ...sessionFields })
  .meta({ id: 'ChangeExpertState' });
export type ChangeExpertStateRequest = z.output<typeof changeExpertStateRequest>;

export const suspendExpertRequest = z
  .strictObject({
    reasons: z.string().trim().min(3).max(2000).meta({ description: 'The adviser reads them.' }),
    ...sessionFields,
  })
  .meta({ id: 'SuspendExpert' });
export type SuspendExpertRequest = z.output<typeof suspendExpertRequest>;
