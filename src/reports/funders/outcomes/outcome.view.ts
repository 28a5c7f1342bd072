import { z } from 'zod';
import { dateView, instantView } from '../../../platform/http/parameters.js';
import { type Outcome, outcomeKinds } from './outcome.js';

export const outcomeView = z
  .object({
    id: z.uuid(),
    voucher_id: z.uuid(),
    kind: z.enum(outcomeKinds).meta({
      description: 'Jobs are counted against `jobs-before`: until that is said, a report does not know how many more.',
    }),
    value: z.int().meta({ description: 'How many; in pence where it is money; 1 for yes and 0 for no.' }),
    on: dateView,
    evidence: z.string(),
    recorded_at: instantView,
    withdrawn_at: instantView.nullable(),
  })
  .meta({ id: 'Outcome' });

export const outcomesView = z
  .object({ items: z.array(outcomeView).max(100), next_cursor: z.string().nullable() })
  .meta({ id: 'Outcomes' });

export function viewOutcome(outcome: Outcome): z.output<typeof outcomeView> {
  const { id, voucherId, kind, value, happenedOn, evidence, recordedAt, withdrawnAt } = outcome;
  return {
    ...{ id, voucher_id: voucherId, kind, value, on: happenedOn, evidence },
    recorded_at: recordedAt.toString(),
    withdrawn_at: withdrawnAt?.toString() ?? null,
  };
}
