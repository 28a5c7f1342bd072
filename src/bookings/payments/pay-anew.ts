import { z } from 'zod';
import { moneyView } from '../../experts/index.js';
import type { Money } from '../../kernel/money.js';
import { isOnItsWay, type Payment, PaymentTable } from '../../payments/index.js';
import type { Transaction } from '../../platform/database.js';
import { debtOf } from '../../vouchers/index.js';
import type { Booking } from '../booking.js';
import { PaymentFailureTable } from './payment-failure.table.js';

/** What a session's client is to pay since what it had paid was taken back. */
export interface PaidAnew {
  /** All that the client owes: a session is kept where that is paid. */
  readonly owed: Money;
  /** That which is on its way to pay it. */
  readonly payment: Payment | undefined;
}

export const payAnewView = z.object({
  owed: moneyView,
  payment_id: z.uuid().nullable().meta({ description: 'The payment of it that is on its way.' }),
});

/** Null where nothing was taken back, or nothing is owed. */
export async function paidAnew(tx: Transaction, { id, organisationId }: Booking): Promise<PaidAnew | null> {
  const failures = await new PaymentFailureTable(tx).of(id);
  if (failures.every(({ endedAt }) => endedAt !== null)) return null;
  const owed = await debtOf(tx, organisationId);
  if (owed.minor <= 0) return null;
  return { owed, payment: (await new PaymentTable(tx).of('debt', organisationId)).find(isOnItsWay) };
}

export function viewPaidAnew(anew: PaidAnew | null): z.output<typeof payAnewView> | null {
  return anew && { owed: anew.owed, payment_id: anew.payment?.id ?? null };
}
