import { z } from 'zod';
import { moneyView } from '../../experts/index.js';
import type { Money } from '../../kernel/money.js';
import type { StatementLine } from '../../ledger/index.js';
import { instantView } from '../../platform/http/parameters.js';

export const creditView = z
  .object({
    credit: moneyView.meta({ description: 'What the organisation paid and is to have back.' }),
    items: z
      .array(
        z.object({
          at: instantView,
          code: z.string().meta({
            description:
              'Why, as the books have it: client-share-returned, credit-refunded, credit-set-off and the like.',
          }),
          reference: z
            .string()
            .meta({ description: 'Of what a session did not need, the booking; of a refund, that.' }),
          amount: moneyView.meta({ description: 'Below zero what was sent back, or has paid a debt.' }),
          credit_after: moneyView,
        }),
      )
      .max(100),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'Credit' });

export function viewCredit(
  credit: Money,
  { items, next_cursor }: { readonly items: readonly StatementLine[]; readonly next_cursor: string | null },
): z.output<typeof creditView> {
  return {
    credit,
    items: items.map(({ occurredAt, code, reference, amount, balance }) => ({
      at: occurredAt.toString(),
      ...{ code, reference, amount, credit_after: balance },
    })),
    next_cursor,
  };
}
