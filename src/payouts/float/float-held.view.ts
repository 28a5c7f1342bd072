import { z } from 'zod';
import type { FloatHeld } from '../../payments/index.js';
import { moneyView } from '../../platform/http/money.js';

export const floatHeldView = z
  .object({
    balance: moneyView,
    promised: moneyView.meta({ description: 'Of the balance, what was approved and has not gone yet.' }),
  })
  .meta({ id: 'FloatHeld' });

export function viewFloatHeld({ balance, promised }: FloatHeld): z.output<typeof floatHeldView> {
  return { balance, promised };
}
