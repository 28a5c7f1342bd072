import { z } from 'zod';
import { pageOf } from '../../platform/http/cursor.js';
import { instantView } from '../../platform/http/parameters.js';
import { type Mandate, mandateStates } from './mandate.js';

export const mandateView = z
  .object({
    id: z.uuid(),
    organisation_id: z.uuid(),
    state: z.enum(mandateStates).meta({
      description:
        'requested: nobody has agreed to it yet; pending: agreed to, and the bank may refuse it; active: it can be debited by; ended.',
    }),
    bank_name: z.string().nullable(),
    account_ending: z.string().nullable().meta({ description: 'How the number of the account ends.' }),
    created_at: instantView,
    active_at: instantView.nullable(),
    ended_at: instantView.nullable(),
    end_reason: z.string().nullable().meta({ description: 'The provider’s word, such as cancelled or failed.' }),
  })
  .meta({ id: 'Mandate' });

export const mandatesView = z
  .object({ items: z.array(mandateView), next_cursor: z.string().nullable() })
  .meta({ id: 'Mandates' });

export const startedMandateView = mandateView
  .extend({
    url: z
      .url()
      .nullable()
      .meta({ description: 'The provider’s page on which somebody agrees to it; null where somebody has.' }),
  })
  .meta({ id: 'StartedMandate' });

export function viewMandate(mandate: Mandate): z.output<typeof mandateView> {
  const { id, organisationId, state, bankName, accountEnding, createdAt, activeAt, endedAt, endReason } = mandate;
  return {
    ...{ id, organisation_id: organisationId, state, bank_name: bankName, account_ending: accountEnding },
    created_at: createdAt.toString(),
    active_at: activeAt?.toString() ?? null,
    ended_at: endedAt?.toString() ?? null,
    end_reason: endReason,
  };
}

/** Of those found, which were asked for one more than `limit`. */
export function viewMandates(found: readonly Mandate[], limit: number): z.output<typeof mandatesView> {
  const { items, next_cursor } = pageOf(found, limit, ({ createdAt: at, id }) => ({ at, id }));
  return { items: items.map(viewMandate), next_cursor };
}
