import { newId, type PaymentId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';
import type { Transaction } from '../platform/database.js';
import { type Payment, providerOf } from './payment.js';
import { PaymentTable } from './payment.table.js';

type Planned = Pick<
  Payment,
  'purpose' | 'reference' | 'organisationId' | 'rail' | 'amount' | 'plannedBy' | 'expiresAt'
>;

/** No provider takes less by card. */
const leastMinor = 30;

/**
 * Writes down that somebody is to pay, with the fact that it is for; no provider knows of it yet. Throws `payment-too-small` and
 * `payment-on-its-way`.
 */
export async function planPayment(tx: Transaction, planned: Planned, now: Temporal.Instant): Promise<Payment> {
  if (planned.amount.minor < leastMinor) {
    throw new Problem('payment-too-small', 'No card or bank payment is taken of less than £0.30.', {
      amount: planned.amount,
    });
  }
  const nothingYet = {
    ...{ checkoutId: null, checkoutUrl: null, externalId: null, isDebit: planned.rail === 'debit' },
    ...{ reliedAt: null, settledAt: null, clearedAt: null, endedAt: null, failure: null },
  };
  const payment: Payment = {
    ...{ ...planned, ...nothingYet, id: newId<PaymentId>() },
    ...{ provider: providerOf(planned.rail), state: 'planned', version: 1, plannedAt: now },
  };
  await new PaymentTable(tx).insert(payment);
  return payment;
}
