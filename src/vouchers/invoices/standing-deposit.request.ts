import { z } from 'zod';
import { pageRequest } from '../../platform/http/cursor.js';
import { poundsOf } from '../../platform/http/money.js';
import { buyerReference } from './invoice.request.js';
import { standingStates } from './standing-deposit.js';

export const startStandingDepositRequest = z
  .strictObject({
    amount: poundsOf({ least: 100, most: 100_000_000 }),
    day: z.int().min(1).max(28).meta({ description: 'Of each month, on a British calendar.' }),
    buyer_reference: buyerReference.optional(),
  })
  .meta({ id: 'StartStandingDeposit' });
export type StartStandingDepositRequest = z.output<typeof startStandingDepositRequest>;

export const changeStandingDepositRequest = z
  .strictObject({ state: z.enum(standingStates).meta({ description: 'What has ended stays so.' }) })
  .meta({ id: 'ChangeStandingDeposit' });
export type ChangeStandingDepositRequest = z.output<typeof changeStandingDepositRequest>;

export const listStandingDepositsRequest = z.strictObject(pageRequest);
export type ListStandingDepositsRequest = z.output<typeof listStandingDepositsRequest>;
