import { z } from 'zod';
import { money } from '../../kernel/money.js';
import { pageRequest } from '../../platform/http/cursor.js';

export const poolDepositRequest = z
  .strictObject({
    amount: z
      .strictObject({ minor: z.int().min(1).max(100_000_000), currency: z.literal('GBP').default('GBP') })
      .transform(({ minor, currency }) => money(minor, currency)),
    given_by: z.string().trim().min(2).max(120).meta({ description: 'Whose money it was.' }),
    bank_reference: z.string().trim().min(3).max(120).meta({ description: 'How it is found at the bank.' }),
  })
  .meta({ id: 'DepositIntoPool' });
export type PoolDepositRequest = z.output<typeof poolDepositRequest>;

export const poolPageRequest = z.strictObject(pageRequest);
export type PoolPageRequest = z.output<typeof poolPageRequest>;
