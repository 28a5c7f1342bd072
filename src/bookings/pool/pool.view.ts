import { z } from 'zod';
import { moneyView } from '../../experts/index.js';
import { instantView } from '../../platform/http/parameters.js';
import type { PoolDeposit } from './pool.table.js';

export const poolDepositView = z
  .object({
    id: z.uuid(),
    amount: moneyView,
    given_by: z.string(),
    bank_reference: z.string(),
    recorded_at: instantView,
  })
  .meta({ id: 'PoolDeposit' });

export const poolView = z
  .object({
    balance: moneyView.meta({ description: 'What the pool has to lay out for group sessions with few seats taken.' }),
    items: z.array(poolDepositView).max(100),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'SolidarityPool' });

export function viewPoolDeposit(deposit: PoolDeposit): z.output<typeof poolDepositView> {
  const { id, amount, givenBy, bankReference, recordedAt } = deposit;
  return { id, amount, given_by: givenBy, bank_reference: bankReference, recorded_at: recordedAt.toString() };
}
