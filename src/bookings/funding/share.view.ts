import { z } from 'zod';
import { moneyView } from '../../experts/index.js';
import { instantView } from '../../platform/http/parameters.js';
import { type Share, type SharedDue, shareSources } from './share.js';

const source = z.enum(shareSources).meta({ description: 'voucher: a funder pays it.' });

export const shareView = z
  .object({
    source,
    amount: moneyView,
    secured_at: instantView.nullable().meta({ description: 'Since when it is set aside; null while it is owed.' }),
  })
  .meta({ id: 'Share' });

/** Who bears what is due, and to whom what is not goes back. */
export const sharedDueFields = {
  shares: z
    .array(z.object({ source, due: moneyView, returned: moneyView }))
    .max(10)
    .meta({ description: 'What each source bears of it again, and what goes back to it.' }),
  debt: moneyView.meta({ description: 'What is due and no share pays: the client owes it.' }),
};

export function viewShare({ source: from, amount, securedAt }: Share): z.output<typeof shareView> {
  return { source: from, amount, secured_at: securedAt?.toString() ?? null };
}

export function viewSharedDue({ shares, debt }: SharedDue) {
  return { shares: shares.map(({ source: from, due, returned }) => ({ source: from, due, returned })), debt };
}
