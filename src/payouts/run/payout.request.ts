import { z } from 'zod';
import { pageRequest } from '../../platform/http/cursor.js';
import { adviserPayoutStates } from '../adviser-payout.js';

export const listOwnPayRequest = z.strictObject(pageRequest);
export type ListOwnPayRequest = z.output<typeof listOwnPayRequest>;

export const listPayoutsRequest = z.strictObject({
  ...pageRequest,
  state: z.enum(adviserPayoutStates).optional(),
  waiting: z
    .literal('true')
    .optional()
    .meta({ description: 'Only those planned for more than an hour, or sent for more than two days.' }),
});
export type ListPayoutsRequest = z.output<typeof listPayoutsRequest>;

export const cancelPayoutRequest = z
  .strictObject({ reason: z.string().trim().min(3).max(150).meta({ description: 'The adviser reads it.' }) })
  .meta({ id: 'CancelPayout' });
export type CancelPayoutRequest = z.output<typeof cancelPayoutRequest>;
