import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import { providers } from '../payment.js';
import { type PaymentProblem, problemSources } from './payment-problem.js';

const paymentProblemView = z
  .object({
    id: z.uuid(),
    source: z.enum(problemSources).meta({
      description: 'event: what a provider told us; news: what became of a payment, for what it is for.',
    }),
    provider: z.enum(providers),
    kind: z.string().meta({ description: 'The provider’s name for the event, or ours for the news.' }),
    subject: z.string().nullable().meta({ description: 'The provider’s id of what it is about.' }),
    payment_id: z.uuid().nullable(),
    tries: z.int(),
    failure: z.string().meta({ description: 'What the last try ended with.' }),
    parked_at: instantView,
  })
  .meta({ id: 'PaymentProblem' });

export const paymentProblemsView = z
  .object({ items: z.array(paymentProblemView).max(100), next_cursor: z.string().nullable() })
  .meta({ id: 'PaymentProblems' });

export function viewPaymentProblems({
  items,
  next_cursor,
}: {
  readonly items: readonly PaymentProblem[];
  readonly next_cursor: string | null;
}): z.output<typeof paymentProblemsView> {
  return {
    items: items.map(({ id, source, provider, kind, subject, paymentId, tries, failure, parkedAt }) => ({
      ...{ id, source, provider, kind, subject, payment_id: paymentId, tries, failure },
      parked_at: parkedAt.toString(),
    })),
    next_cursor,
  };
}
