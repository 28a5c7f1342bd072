import type { OrganisationId } from '../../kernel/id.js';
import { minus, money, type Money } from '../../kernel/money.js';
import { type Account, Ledger } from '../../ledger/index.js';
import { isSecured, leftToRefund, type Payment, PaymentTable, planRefund } from '../../payments/index.js';
import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { SharePaymentTable } from '../payments/share-payment.table.js';
import { accountsOfDebts, setOff } from '../debts/set-off.js';
import { clientShareReturned } from './booking.postings.js';

/**
 * Locks the payments of bookings, in the order of the bookings' ids and of their own. Returns what giving back of them may touch in the
 * books, to be locked with the other accounts of the transaction.
 */
export async function lockPaymentsOf(tx: Transaction, bookings: readonly Booking[]): Promise<Account[]> {
  const payers = new Set<OrganisationId>();
  const payments = new PaymentTable(tx);
  for (const { id, organisationId } of bookings.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    if ((await payments.lockOf('session', id)).some(hasBeenUsed)) payers.add(organisationId);
  }
  const accounts: Account[] = [];
  for (const organisationId of payers) accounts.push(...(await accountsOfDebts(tx, organisationId)));
  return accounts;
}

/**
 * What of a client's share a session did not need is the client's again. Where it was paid by a provider it pays what the client owes, and
 * the rest goes back as it came; what was taken back of it, or came by a steward's word, is kept for the client. What came and was not used goes back
 * by itself.
 */
export async function returnShare(
  tx: Transaction,
  { id: bookingId, organisationId }: Booking,
  returned: Money,
  now: Temporal.Instant,
): Promise<void> {
  const given = clientShareReturned({ bookingId, organisationId, amount: returned }, { occurredAt: now });
  await new Ledger(tx).post([given], now);
  const used = await new SharePaymentTable(tx).usedFor(bookingId);
  const payments = (await new PaymentTable(tx).of('session', bookingId)).filter((payment) => used.includes(payment.id));
  if (payments.length === 0) return;
  const paid = await setOff(tx, { organisationId, most: returned, reference: bookingId }, now);
  await refund(tx, payments.filter(isSecured), minus(returned, paid), now);
}

/** Of what stands, the oldest payment first, and of each no more than is left of it. */
async function refund(
  tx: Transaction,
  payments: readonly Payment[],
  amount: Money,
  now: Temporal.Instant,
): Promise<void> {
  let left = amount;
  for (const payment of payments) {
    const rest = await leftToRefund(tx, payment);
    const part = money(Math.min(left.minor, rest.minor), left.currency);
    if (part.minor > 0) await planRefund(tx, payment, { amount: part, why: 'session-settled', from: 'credit' }, now);
    left = minus(left, part);
  }
}

/** One that never came brought nothing that could go back. */
function hasBeenUsed({ reliedAt, settledAt }: Payment): boolean {
  return reliedAt !== null || settledAt !== null;
}
