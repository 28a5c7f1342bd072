import { minus, money, type Money, plus, sum } from '../kernel/money.js';
import { AccountTotals } from '../ledger/index.js';
import type { Transaction } from '../platform/database.js';
import { PolicyTable } from '../policies/index.js';
import { PaymentTable } from './payment.table.js';

/** What is paid or payable to advisers before its money is clear, or where it has not come at all. */
export interface Exposure {
  /** Debits for sessions that may be taken back yet. */
  readonly notClear: Money;
  /** What clients owe and the guarantee fund laid out for them; what they owe to programmes is not laid out. */
  readonly clientDebts: Money;
}

export interface ExposureCaps {
  /** Of debits that may be taken back yet. */
  readonly guaranteeCap: Money;
  /** Of those and what clients owe, together. */
  readonly exposureCap: Money;
}

export function exposedOf({ notClear, clientDebts }: Exposure): Money {
  return plus(notClear, clientDebts);
}

/** Whether one debit more may be counted on. No cap ever refuses a payout. */
export function hasRoomFor(amount: Money, exposure: Exposure, { guaranteeCap, exposureCap }: ExposureCaps): boolean {
  const isWithin = (so: Money, cap: Money) => minus(cap, plus(so, amount)).minor >= 0;
  return isWithin(exposure.notClear, guaranteeCap) && isWithin(exposedOf(exposure), exposureCap);
}

export async function exposureNow(tx: Transaction): Promise<Exposure> {
  const totals = new AccountTotals(tx);
  const [debts, toProgrammes] = [await totals.ofKind('client-debt'), await totals.ofKind('programme-receivable')];
  // In the books what somebody owes is below zero.
  const laidOut = minus(money(0), sum([debts, toProgrammes]));
  return { notClear: await new PaymentTable(tx).notClear(), clientDebts: laidOut.minor > 0 ? laidOut : money(0) };
}

/** As the members decided, policies `payment-rails` and `pay`. */
export async function exposureCaps(tx: Transaction, now: Temporal.Instant): Promise<ExposureCaps> {
  const policies = new PolicyTable(tx);
  const { guarantee_cap_minor } = await policies.inForce('payment-rails', now);
  const { exposure_cap_minor } = await policies.inForce('pay', now);
  return { guaranteeCap: money(guarantee_cap_minor), exposureCap: money(exposure_cap_minor) };
}
