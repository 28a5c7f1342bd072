import { z } from 'zod';
import { moneyView } from '../platform/http/money.js';
import { instantView } from '../platform/http/parameters.js';
import { isSecured, type Payment, paymentStates, purposes, rails, type Reversal, reversalKinds } from './payment.js';
import { sentenceOf } from './payment-failure.js';
import type { DetailedPayment } from './read-payments.action.js';
import { refundView, viewRefund } from './refunds/refund.view.js';

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

const summary = {
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
};

export const paymentView = z
  .object({ ...summary, reversals: z.array(reversalView).max(100), refunds: z.array(refundView).max(100) })
  .meta({ id: 'Payment' });

const paymentSummaryView = z.object(summary).meta({ id: 'PaymentSummary' });

export const paymentsView = z
  .object({ items: z.array(paymentSummaryView).max(100), next_cursor: z.string().nullable() })
  .meta({ id: 'Payments' });

export const checkoutView = z
  .object({
    url: z.url().nullable().meta({ description: 'Where to pay; null where there is nothing to do.' }),
    expires_at: instantView.meta({ description: 'Until when it can be begun.' }),
    payment: paymentView,
  })
  .meta({ id: 'Checkout' });

export function viewPayment({ payment, reversals, refunds }: DetailedPayment): z.output<typeof paymentView> {
  return {
    ...viewSummary(payment),
    reversals: reversals.map(viewReversal),
    refunds: refunds.map((refund) => viewRefund(refund, payment)),
  };
}

export function viewPayments({
  items,
  next_cursor,
}: {
  readonly items: readonly Payment[];
  readonly next_cursor: string | null;
}): z.output<typeof paymentsView> {
  return { items: items.map(viewSummary), next_cursor };
}

export function viewCheckout(opened: DetailedPayment & { readonly url: string | null }): z.output<typeof checkoutView> {
  return { url: opened.url, expires_at: opened.payment.expiresAt.toString(), payment: viewPayment(opened) };
}

function viewSummary(payment: Payment): z.output<typeof paymentSummaryView> {
  const { id, purpose, reference, organisationId, rail, amount, state, isDebit, failure } = payment;
  return {
    ...{ id, purpose, reference, organisation_id: organisationId, rail, amount, state },
    ...{ is_direct_debit: isDebit, is_secured: isSecured(payment) },
    planned_at: payment.plannedAt.toString(),
    expires_at: payment.expiresAt.toString(),
    settled_at: payment.settledAt?.toString() ?? null,
    ended_at: payment.endedAt?.toString() ?? null,
    failure: failure === null ? null : { code: failure, ...sentenceOf(failure) },
  };
}

function viewReversal({ id, kind, amount, isOwed, at, restoredAt }: Reversal): z.output<typeof reversalView> {
  return {
    ...{ id, kind, amount, is_owed: isOwed, at: at.toString() },
    restored_at: restoredAt?.toString() ?? null,
  };
}
