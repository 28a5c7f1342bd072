import type { Transaction } from '../platform/database.js';
import { isToBePaid, type Purpose } from './payment.js';
import { PaymentTable } from './payment.table.js';

/**
 * Nobody is to begin to pay for a thing any more: with the fact that it follows from. A sweep tells the provider within a minute, and
 * then whoever the payment is for hears `ended`. What its payer has begun already may come all the same, and is told as `secured`.
 */
export async function endPayments(
  tx: Transaction,
  purpose: Purpose,
  reference: string,
  now: Temporal.Instant,
): Promise<void> {
  const payments = new PaymentTable(tx);
  const open = (await payments.lockOf(purpose, reference)).filter(isToBePaid);
  for (const payment of open) {
    if (Temporal.Instant.compare(payment.expiresAt, now) > 0) await payments.update({ ...payment, expiresAt: now });
  }
}
