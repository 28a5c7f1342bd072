import { z } from 'zod';
import { moneyView } from '../../experts/index.js';
import type { Money } from '../../kernel/money.js';
import { instantView } from '../../platform/http/parameters.js';
import { type GroupPay, wholePayOf } from './group-pay.js';
import type { GroupSession } from './group-session.js';

export const groupPayView = z
  .object({
    pay: moneyView.nullable().meta({
      description:
        'For the whole session, however many seats are taken, with the adviser’s VAT. Null: not known of old ones.',
    }),
    earned: moneyView.meta({ description: 'What its seats have brought so far, or had when it was paid.' }),
    paid: z
      .object({
        at: instantView,
        adviser: moneyView,
        from_pool: moneyView.meta({ description: 'Laid out by the solidarity pool where the seats brought less.' }),
        from_guarantee: moneyView.meta({
          description: 'Likewise by the guarantee fund, where the pool had too little.',
        }),
        to_pool: moneyView.meta({ description: 'What more seats brought.' }),
      })
      .nullable(),
  })
  .meta({ id: 'GroupSessionPay' });

export function viewGroupPay(
  session: GroupSession,
  earned: Money,
  pay: GroupPay | undefined,
): z.output<typeof groupPayView> {
  return {
    ...{ pay: wholePayOf(session), earned },
    paid: pay
      ? {
          ...{ at: pay.paidAt.toString(), adviser: pay.adviser },
          ...{ from_pool: pay.fromPool, from_guarantee: pay.fromGuarantee, to_pool: pay.toPool },
        }
      : null,
  };
}
