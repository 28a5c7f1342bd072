import { z } from 'zod';
import type { Money } from '../../kernel/money.js';

export const moneyView = z
  .object({ minor: z.int().meta({ description: 'In the minor unit: pence.' }), currency: z.string() })
  .meta({ id: 'Money' });

/** An amount as an answer has it. */
export function viewMoney({ minor, currency }: Money): z.output<typeof moneyView> {
  return { minor, currency };
}
