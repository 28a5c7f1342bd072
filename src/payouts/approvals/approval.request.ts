import { z } from 'zod';
import type { AdviserPayoutId } from '../../kernel/id.js';

export const approvePayoutsRequest = z
  .strictObject({
    payout_ids: z
      .array(z.uuid().transform((id) => id as AdviserPayoutId))
      .min(1)
      .max(50)
      .refine((ids) => new Set(ids).size === ids.length, 'must not name a payout twice')
      .meta({ description: 'Where the float does not hold all of them, the first are approved.' }),
  })
  .meta({ id: 'ApprovePayouts' });
export type ApprovePayoutsRequest = z.output<typeof approvePayoutsRequest>;
