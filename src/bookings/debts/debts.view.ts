import { z } from 'zod';
import { moneyView } from '../../experts/index.js';
import { minus, money, type Money } from '../../kernel/money.js';
import type { StatementLine } from '../../ledger/index.js';
import { instantView } from '../../platform/http/parameters.js';

export const debtsView = z
  .object({
    owed: moneyView,
    items: z
      .array(
        z.object({
          at: instantView,
          code: z.string().meta({ description: 'Why, as the books have it: debt-charged, debt-paid and the like.' }),
          reference: z.string().meta({ description: 'Of a charge: the booking that it is for.' }),
          amount: moneyView.meta({ description: 'What was charged; below zero what was paid.' }),
          owed_after: moneyView,
        }),
      )
      .max(100),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'Debts' });

/** In the books what somebody owes is below zero. */
export function viewDebts(
  owed: Money,
  { items, next_cursor }: { readonly items: readonly StatementLine[]; readonly next_cursor: string | null },
): z.output<typeof debtsView> {
  return {
    owed,
    items: items.map(({ occurredAt, code, reference, amount, balance }) => ({
      at: occurredAt.toString(),
      ...{ code, reference, amount: contrary(amount), owed_after: contrary(balance) },
    })),
    next_cursor,
  };
}

function contrary(amount: Money): Money {
  return minus(money(0, amount.currency), amount);
}
