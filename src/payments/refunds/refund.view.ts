import { z } from 'zod';
import { moneyView } from '../../platform/http/money.js';
import { instantView } from '../../platform/http/parameters.js';
import type { Payment } from '../payment.js';
import { type Refund, refundReasons, refundStates } from './refund.js';

export const refundView = z
  .object({
    id: z.uuid(),
    amount: moneyView,
    why: z.enum(refundReasons),
    state: z.enum(refundStates).meta({
      description: 'planned: the provider has not sent it yet; failed: it is kept for the organisation as its credit.',
    }),
    waits_for_payment: z.boolean().meta({
      description: 'It is sent once the payment has come for good: a debit may be taken back before.',
    }),
    planned_at: instantView,
    sent_at: instantView.nullable(),
    ended_at: instantView.nullable(),
    retry_of: z.uuid().nullable().meta({ description: 'The refund that failed, which this one tries anew.' }),
  })
  .meta({ id: 'PaymentRefund' });

export function viewRefund(refund: Refund, { clearedAt }: Pick<Payment, 'clearedAt'>): z.output<typeof refundView> {
  const { id, amount, why, state, plannedAt, sentAt, endedAt, retryOf } = refund;
  return {
    ...{ id, amount, why, state, waits_for_payment: state === 'planned' && clearedAt === null },
    planned_at: plannedAt.toString(),
    sent_at: sentAt?.toString() ?? null,
    ended_at: endedAt?.toString() ?? null,
    retry_of: retryOf,
  };
}
