import { Ledger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import type { Payment } from '../payment.js';
import type { PayersDebts } from '../payment-purposes.js';
import { accountOfRefund } from '../payment.postings.js';
import type { Refund } from './refund.js';
import { refusedRefund } from './refund-outcome.js';
import { RefundTable } from './refund.table.js';

/** Of a payment, what no provider was asked for yet; locked. The payment is locked before. */
export async function lockUnasked(tx: Transaction, { id }: Pick<Payment, 'id'>): Promise<Refund[]> {
  const refunds = new RefundTable(tx);
  const unasked = (await refunds.of(id)).filter(({ state, askedAt }) => state === 'planned' && !askedAt);
  const locked: Refund[] = [];
  for (const { id: refundId } of unasked) locked.push(await refunds.lock(refundId));
  return locked;
}

/** What calling refunds off takes, to be locked with the other accounts of the transaction. */
export function accountsOfRefunds(refunds: readonly Refund[]) {
  return refunds.map(({ id }) => accountOfRefund(id));
}

/**
 * A payment was taken back before its refunds were asked for: nobody is sent money that never came. Each is set off against what its payer
 * owes for that. Their accounts are locked.
 */
export async function callOffRefunds(
  tx: Transaction,
  { organisationId }: Payment,
  { refunds, debts }: { readonly refunds: readonly Refund[]; readonly debts: PayersDebts },
  now: Temporal.Instant,
): Promise<void> {
  for (const standing of refunds) {
    const { refund, transfers } = refusedRefund(standing, organisationId, 'the payment was taken back', now);
    await new RefundTable(tx).update(refund);
    await new Ledger(tx).post(transfers, now);
    await debts.debts.setOff(tx, { organisationId, most: refund.amount, reference: refund.id }, now);
  }
}
