import type { PayoutItem } from 'gocardless-nodejs';
import { londonDay, workingDaysAfter } from '../timetable.js';
import { byGoCardless, type Kept, type World } from './world.js';

/** Something that the next payout adds or takes. */
interface Due {
  readonly type: NonNullable<PayoutItem['type']>;
  readonly payment: string;
  readonly refund?: string;
  readonly pence: number;
  /** Goes out a second time, after a chargeback that was cancelled: without a fee. */
  readonly isAgain?: boolean;
}

interface Settlement {
  due: Due[];
  readonly settled: Due[];
  readonly items: Map<string, PayoutItem[]>;
  isPlanned: boolean;
}

const settlements = new WeakMap<World, Settlement>();

function settlementOf(world: World): Settlement {
  const settlement = settlements.get(world) ?? {
    due: [],
    settled: [],
    items: new Map<string, PayoutItem[]>(),
    isPlanned: false,
  };
  settlements.set(world, settlement);
  return settlement;
}

/** With the payout of the next working day, at nine. */
export function owe(world: World, due: Due): void {
  const settlement = settlementOf(world);
  settlement.due.push(due);
  if (settlement.isPlanned) return;
  settlement.isPlanned = true;
  world.timetable.at(workingDaysAfter(world.timetable.now(), 1, 9), () => payOut(world));
}

export function forget(world: World, type: Due['type'], payment: string): void {
  const settlement = settlementOf(world);
  settlement.due = settlement.due.filter((due) => due.type !== type || due.payment !== payment);
}

export function hasSettled(world: World, type: Due['type'], payment: string): boolean {
  return settlementOf(world).settled.some((due) => due.type === type && due.payment === payment);
}

/** Pence that have come and are in no payout, less what the next ones are to take; and what a bank sent back. */
export function notPaidOut(world: World): number {
  const bounced = world.all('payouts').filter(({ status }) => status === 'bounced');
  const due = settlementOf(world).due.reduce((sum, { pence }) => sum + pence, 0);
  return bounced.reduce((sum, { amount = 0 }) => sum + amount, due);
}

/** Pence that every payout so far, and the next one, has of each payment. */
export function pencePerPayment(world: World): ReadonlyMap<string, number> {
  const { settled, due } = settlementOf(world);
  const pence = new Map<string, number>();
  for (const { payment, pence: more } of [...settled, ...due]) pence.set(payment, (pence.get(payment) ?? 0) + more);
  return pence;
}

export function itemsOf(world: World, payoutId: string): readonly PayoutItem[] {
  return settlementOf(world).items.get(payoutId) ?? [];
}

/**
 * Everything that is due in one payout. Where more is to be taken than to be given there is none, and it waits for one that covers it.
 * The amount is the sum of the items to the nearest penny, a half upwards.
 */
export function payOut(world: World): Kept<'payouts'> | undefined {
  const settlement = settlementOf(world);
  settlement.isPlanned = false;
  const { due } = settlement;
  const items = due.flatMap((one) => [itemOf(one, one.pence * 10), ...feesOf(one)]);
  const feeTenths = items
    .filter(({ item }) => item.type === 'gocardless_fee')
    .reduce((sum, { tenths }) => sum + tenths, 0);
  const gross = due.reduce((sum, { pence }) => sum + pence, 0);
  const amount = Math.round((gross * 10 + feeTenths) / 10);
  if (amount <= 0) return undefined;
  const payout = world.put('payouts', newPayout(world, amount, gross - amount));
  settlement.items.set(
    payout.id,
    items.map(({ item }) => item),
  );
  settlement.due = [];
  settlement.settled.push(...due);
  due.forEach((one) => settle(world, one, payout.id));
  const arrives = workingDaysAfter(world.timetable.now(), 1, 9);
  world.timetable.at(arrives, () => {
    if (payout.status === 'pending') arrive(world, payout);
  });
  return payout;
}

function arrive(world: World, payout: Kept<'payouts'>): void {
  payout.status = 'paid';
  world.tell('payouts', 'paid', { payout: payout.id }, byGoCardless('payout_paid', 'The payout is with the bank.'));
}

export function bouncePayout(world: World, id: string): Kept<'payouts'> {
  const payout = world.get('payouts', id);
  payout.status = 'bounced';
  world.tell(
    'creditors',
    'bounced_payout',
    { creditor: world.creditor.id, payout: id },
    byGoCardless('payout_bounced', 'The bank sent the payout back.'),
  );
  return payout;
}

/** What has become of those who are in it. */
function settle(world: World, due: Due, payout: string): void {
  const payment = world.get('payments', due.payment);
  const links = { payment: due.payment, payout };
  if (due.type === 'payment_paid_out' && !due.isAgain) {
    payment.links = { ...payment.links, payout };
    payment.status = 'paid_out';
    world.tell('payments', 'paid_out', links, byGoCardless('payment_paid_out', 'The payment has been paid out.'));
    listeners.get(world)?.(due.payment);
  }
  if (due.type === 'payment_failed')
    world.tell(
      'payments',
      'late_failure_settled',
      links,
      byGoCardless('late_failure_settled', 'The late failure was taken from a payout.'),
    );
  if (due.type === 'payment_charged_back')
    world.tell(
      'payments',
      'chargeback_settled',
      links,
      byGoCardless('chargeback_settled', 'The chargeback was taken from a payout.'),
    );
  if (due.type === 'payment_refunded' && due.refund)
    world.tell(
      'refunds',
      'refund_settled',
      { refund: due.refund, payout },
      byGoCardless('refund_settled', 'The refund was taken from a payout.'),
    );
}

const listeners = new WeakMap<World, (payment: string) => void>();

/** `listener` is called with each payment that has gone out for the first time. */
export function whenPaidOut(world: World, listener: (payment: string) => void): void {
  listeners.set(world, listener);
}

interface Item {
  readonly item: PayoutItem;
  readonly tenths: number;
}

/** In tenths of a penny, which is how finely GoCardless counts. */
function itemOf({ type, payment, refund }: Due, tenths: number, as: Due['type'] = type): Item {
  const links = { payment, ...(refund && { refund }) };
  return { item: { type: as, amount: (tenths / 10).toFixed(1), links, taxes: [] }, tenths };
}

/** 1% and 20p, at most £4, before VAT, which the sandbox leaves out; given back for a payment that failed or was charged back. */
function feesOf(due: Due): Item[] {
  if (due.type === 'payment_paid_out' && due.isAgain) return [];
  if (!['payment_paid_out', 'payment_failed', 'payment_charged_back'].includes(due.type)) return [];
  const fee = Math.min(Math.round(Math.abs(due.pence) / 10) + 200, 4000);
  return [itemOf(due, due.pence > 0 ? -fee : fee, 'gocardless_fee')];
}

function newPayout(world: World, amount: number, deductedFees: number): Kept<'payouts'> {
  const id = world.newId('payouts');
  return {
    id,
    amount,
    arrival_date: londonDay(workingDaysAfter(world.timetable.now(), 1, 9)).toString(),
    created_at: world.now(),
    currency: 'GBP',
    deducted_fees: deductedFees,
    fx: { estimated_exchange_rate: null, exchange_rate: null, fx_amount: null, fx_currency: 'GBP' },
    links: { creditor: world.creditor.id, creditor_bank_account: 'BA000SANDBOX' },
    metadata: {},
    payout_type: 'merchant',
    reference: `BAREFOOT-${id.slice(-6)}`,
    status: 'pending',
    tax_currency: 'GBP',
  };
}
