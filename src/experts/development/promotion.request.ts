import { z } from 'zod';

export const endorsePromotionRequest = z
  .strictObject({
    endorsed: z.boolean(),
    reason: z
      .string()
      .trim()
      .max(1000)
      .default('')
      .meta({ description: 'Needed where you do not endorse; the adviser and the steward read it.' }),
  })
  .refine(({ endorsed, reason }) => endorsed || reason.length >= 3, {
    path: ['reason'],
    message: 'say why, in 3 characters or more: the adviser reads it',
    params: { rule: 'missing' },
  })
  .meta({ id: 'EndorsePromotion' });
export type EndorsePromotionRequest = z.output<typeof endorsePromotionRequest>;

export const decidePromotionRequest = z
  .strictObject({
    decision: z.enum(['promoted', 'not-promoted']),
    reasons: z.string().trim().min(3).max(2000).meta({ description: 'The adviser reads them.' }),
  })
  .meta({ id: 'DecidePromotion' });
export type DecidePromotionRequest = z.output<typeof decidePromotionRequest>;
