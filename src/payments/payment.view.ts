import { z } from 'zod';
import { moneyView } from '../platform/http/money.js';
import { instantView } from '../platform/http/parameters.js';
import { isSecured, type Payment, paymentStates, purposes, rails, type Reversal, reversalKinds } from './payment.js';
import { sentenceOf } from './payment-failure.js';
import { type Refund, refundReasons, refundStates } from './refunds/refund.js';

const reversalView = z
  .object({
    id: z.uuid(),
    kind: z.enum(reversalKinds),
    amount: moneyView,
    is_owed: z.boolean().meta({ description: 'Whether the organisation owes it, because the money was used.' }),
    at: instantView,
    restored_at: instantView.nullable(),
  })
  .meta({ id: 'PaymentReversal' });

const refundView = z
  .object({
    id: z.uuid(),
    amount: moneyView,
    why: z.enum(refundReasons),
    state: z.enum(refundStates),
    planned_at: instantView,
    ended_at: instantView.nullable(),
  })
  .meta({ id: 'PaymentRefund' });

export const paymentView = z
  .object({
    id: z.uuid(),
    purpose: z.enum(purposes),
    reference: z.uuid().meta({ description: 'The id of what is paid for.' }),
    organisation_id: z.uuid(),
    rail: z.enum(rails),
    amount: moneyView,
    state: z.enum(paymentStates).meta({
      description:
        'planned: no provider knows of it; open: it can be paid; pending: its payer has done their part; settled: it has come; reversed: it was taken back.',
    }),
    is_direct_debit: z.boolean().meta({ description: 'It takes days to come, and may be taken back.' }),
    is_secured: z.boolean().meta({ description: 'Whether what it is for counts it as paid.' }),
    planned_at: instantView,
    expires_at: instantView.meta({ description: 'Until when it may be begun.' }),
    settled_at: instantView.nullable(),
    ended_at: instantView.nullable().meta({ description: 'Of one that failed or expired.' }),
    failure: z
      .object({ code: z.string(), en: z.string(), cy: z.string() })
      .nullable()
      .meta({ description: 'Why it did not come: the provider’s word, and what that means.' }),
    reversals: z.array(reversalView).max(100),
    refunds: z.array(refundView).max(100),
  })
  .meta({ id: 'Payment' });

/** A payment, what was taken back of it and what was given back. */
export interface PaymentDetails {
  readonly payment: Payment;
  readonly reversals: readonly Reversal[];
  readonly refunds: readonly Refund[];
}

export function viewPayment({ payment, reversals, refunds }: PaymentDetails): z.output<typeof paymentView> {
  const { id, purpose, reference, organisationId, rail, amount, state, isDebit, failure } = payment;
  return {
    ...{ id, purpose, reference, organisation_id: organisationId, rail, amount, state },
    ...{ is_direct_debit: isDebit, is_secured: isSecured(payment) },
    planned_at: payment.plannedAt.toString(),
    expires_at: payment.expiresAt.toString(),
    settled_at: payment.settledAt?.toString() ?? null,
    ended_at: payment.endedAt?.toString() ?? null,
    failure: failure === null ? null : { code: failure, ...sentenceOf(failure) },
    reversals: reversals.map(viewReversal),
    refunds: refunds.map(viewRefund),
  };
}

function viewReversal({ id, kind, amount, isOwed, at, restoredAt }: Reversal): z.output<typeof reversalView> {
  return {
    ...{ id, kind, amount, is_owed: isOwed, at: at.toString() },
    restored_at: restoredAt?.toString() ?? null,
  };
}

function viewRefund({ id, amount, why, state, plannedAt, endedAt }: Refund): z.output<typeof refundView> {
  return { id, amount, why, state, planned_at: plannedAt.toString(), ended_at: endedAt?.toString() ?? null };
}
