import { z } from 'zod';
import { moneyView } from '../../experts/index.js';
import type { BookingId } from '../../kernel/id.js';
import {
  paymentStates,
  PaymentTable,
  paymentView,
  rails,
  refundsOf,
  type Reversal,
  reversalKinds,
  viewPayment,
} from '../../payments/index.js';
import type { Transaction } from '../../platform/database.js';
import { instantView } from '../../platform/http/parameters.js';
import { failureOutcomes, type PaymentFailure } from './payment-failure.js';
import { PaymentFailureTable } from './payment-failure.table.js';
import { optionRefusals, type PaymentOption } from './payment-option.js';

export const paymentOptionsView = z
  .object({
    items: z
      .array(
        z.object({
          rail: z.enum(rails),
          amount: moneyView.meta({ description: 'What is to be paid: the same by each.' }),
          costs_the_co_op: moneyView.meta({ description: 'About so much without VAT, which the payer does not pay.' }),
          can_be_used: z.boolean(),
          why_not: z.enum(optionRefusals).nullable(),
        }),
      )
      .max(rails.length)
      .meta({ description: 'What costs the co-op less comes first.' }),
  })
  .meta({ id: 'PaymentOptions' });

const takenBackView = z.object({
  kind: z.enum(reversalKinds),
  amount: moneyView,
  at: instantView,
  pay_by: instantView
    .nullable()
    .meta({ description: 'Until when to pay what is owed, or the session is called off; null where it is not.' }),
  ended_at: instantView.nullable(),
  outcome: z.enum(failureOutcomes).nullable(),
});

/** What was paid for a session by providers, or is to be. */
export const sessionPaymentsView = z
  .array(
    z.object({
      id: z.uuid(),
      rail: z.enum(rails),
      amount: moneyView,
      state: z.enum(paymentStates),
      expires_at: instantView.meta({ description: 'Until when it may be begun: POST /api/v1/payments/{id}/checkout.' }),
      taken_back: z.array(takenBackView).max(20).meta({ description: 'Each time that its provider took it back.' }),
      refunds: paymentView.shape.refunds,
    }),
  )
  .max(100);

export function viewPaymentOptions(options: readonly PaymentOption[]): z.output<typeof paymentOptionsView> {
  return {
    items: options.map(({ rail, amount, cost, refusal }) => ({
      ...{ rail, amount, costs_the_co_op: cost },
      ...{ can_be_used: refusal === null, why_not: refusal },
    })),
  };
}

/** The newest hundred, the oldest of them first. */
export async function viewSessionPayments(
  tx: Transaction,
  bookingId: BookingId,
): Promise<z.output<typeof sessionPaymentsView>> {
  const table = new PaymentTable(tx);
  const failures = new Map((await new PaymentFailureTable(tx).of(bookingId)).map((each) => [each.reversalId, each]));
  const payments = (await table.of('session', bookingId)).slice(-100);
  const views = [];
  for (const payment of payments) {
    const { id, rail, amount, state, expiresAt } = payment;
    const { refunds } = viewPayment({ payment, reversals: [], refunds: await refundsOf(tx, payment) });
    const reversals = (await table.reversalsOf(id)).slice(-20);
    const takenBack = reversals.map((reversal) => viewTakenBack(reversal, failures.get(reversal.id)));
    views.push({ id, rail, amount, state, expires_at: expiresAt.toString(), taken_back: takenBack, refunds });
  }
  return views;
}

function viewTakenBack(reversal: Reversal, failure: PaymentFailure | undefined): z.output<typeof takenBackView> {
  const { kind, amount, at, restoredAt } = reversal;
  return {
    ...{ kind, amount, at: at.toString(), pay_by: failure?.payBy?.toString() ?? null },
    ended_at: (failure?.endedAt ?? restoredAt)?.toString() ?? null,
    outcome: failure?.outcome ?? (restoredAt ? 'restored' : null),
  };
}
