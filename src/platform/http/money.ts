import { z } from 'zod';
import { money } from '../../kernel/money.js';

export const moneyView = z
  .object({ minor: z.int().meta({ description: 'In the minor unit: pence.' }), currency: z.string() })
  .meta({ id: 'Money' });

/** An amount in a request, in pence. */
export function poundsOf({ least, most }: { readonly least: number; readonly most: number }) {
  return z
    .strictObject({ minor: z.int().min(least).max(most), currency: z.literal('GBP').default('GBP') })
    .transform(({ minor, currency }) => money(minor, currency));
}
