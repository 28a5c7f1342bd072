import { z } from 'zod';
import { minus } from '../../kernel/money.js';
import { providerLineKinds, providers } from '../../payments/index.js';
import { moneyView } from '../../platform/http/money.js';
import { dateView, instantView } from '../../platform/http/parameters.js';
import { isOpen, type KeptReconciliationLine, lineStates, type Reconciliation } from './reconciliation.js';

const comparison = {
  provider_says: moneyView,
  books_say: moneyView,
  difference: moneyView.meta({ description: 'What the provider says more than the books.' }),
};

const reconciliationView = z
  .object({
    id: z.uuid(),
    provider: z.enum(providers),
    day: dateView.meta({ description: 'In London.' }),
    ran_at: instantView.meta({ description: 'The newest run of that day.' }),
    agrees: z.boolean().meta({ description: 'Nothing differs or waits, and as much lies there as the books say.' }),
    lines: z.int(),
    waiting: z.int().meta({
      description: 'Lines that differ and are younger than an hour: word of them may be on its way.',
    }),
    differences: z.int(),
    held: z
      .object(comparison)
      .nullable()
      .meta({ description: 'What lies at the provider, less what it has still to take. Null where it was not asked.' }),
  })
  .meta({ id: 'Reconciliation' });

export const reconciliationsView = z
  .object({ items: z.array(reconciliationView), next_cursor: z.string().nullable() })
  .meta({ id: 'Reconciliations' });

export const reconciledView = z
  .object({
    reconciliation: reconciliationView,
    items: z.array(
      z.object({
        kind: z.enum(providerLineKinds),
        external_id: z.string().meta({ description: 'The provider’s, of the payment, the refund or the payout.' }),
        our_id: z.uuid().nullable().meta({ description: 'Our payment, refund or payout; null where we know of none.' }),
        ...comparison,
        state: z.enum(lineStates),
        at: instantView.meta({ description: 'When it last changed, by whoever knows of it later.' }),
      }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'ReconciledDay' });

export function viewReconciliation(run: Reconciliation): z.output<typeof reconciliationView> {
  const { id, provider, day, ranAt, lines, waiting, differences, held } = run;
  return {
    ...{ id, provider, lines, waiting, differences, agrees: !isOpen(run) },
    ...{ day: day.toString(), ran_at: ranAt.toString(), held: held && viewComparison(held) },
  };
}

export function viewLine({ kind, externalId, ourId, state, at, ...both }: KeptReconciliationLine) {
  return { kind, external_id: externalId, our_id: ourId, ...viewComparison(both), state, at: at.toString() };
}

function viewComparison({ provider, books }: Pick<KeptReconciliationLine, 'provider' | 'books'>) {
  return { provider_says: provider, books_say: books, difference: minus(provider, books) };
}
