import type { Kept, World } from './world.js';
import { byApi, byBank, byGoCardless } from './world.js';
import { workingDaysAfter } from '../timetable.js';
import { forget, hasSettled, owe } from './payouts.js';
import { refused } from './refusal.js';

/** What becomes of a payment that could go well: chosen on the hosted page, or by the control API. */
export const fates = [
  'well',
  'fails',
  'fails-after-confirmed',
  'fails-after-paid-out',
  'charged-back',
  'chargeback-cancelled',
] as const;
export type Fate = (typeof fates)[number];

const chosen = new WeakMap<Kept<'payments'>, Fate>();

interface Wanted {
  readonly amount: number;
  readonly description: string | null;
  readonly metadata: Record<string, string>;
  readonly scheme: 'bacs' | 'faster_payments';
  readonly mandate?: string | undefined;
  /** A day; none for an instant payment, which is taken now. */
  readonly chargeDate: string;
  readonly fate?: Fate;
}

/** Bacs takes working days; an instant payment is confirmed in two minutes. */
export function makePayment(world: World, wanted: Wanted): Kept<'payments'> {
  const id = world.newId('payments');
  const payment = world.put('payments', {
    id,
    amount: wanted.amount,
    amount_refunded: 0,
    charge_date: wanted.chargeDate,
    created_at: world.now(),
    currency: 'GBP',
    description: wanted.description,
    fx: { estimated_exchange_rate: null, exchange_rate: null, fx_amount: null, fx_currency: 'GBP' },
    links: { creditor: world.creditor.id, ...(wanted.mandate && { mandate: wanted.mandate }) },
    metadata: wanted.metadata,
    reference: null,
    retry_if_possible: false,
    scheme: wanted.scheme,
    status: 'pending_submission',
  });
  chosen.set(payment, wanted.fate ?? 'well');
  world.tell('payments', 'created', { payment: id }, byApi('payment_created', 'Payment created via the API.'));
  plan(world, payment);
  return payment;
}

/** From here on by itself. What has become something else by then, or was planned anew, is left alone. */
function plan(world: World, payment: Kept<'payments'>): void {
  const { timetable } = world;
  const { charge_date: day } = payment;
  const isStill = (status: string) => payment.status === status && payment.charge_date === day;
  const outcome = () => {
    if (!isStill('submitted')) return;
    if (chosen.get(payment) === 'fails') failPayment(world, payment.id);
    else confirmPayment(world, payment.id);
  };
  if (payment.scheme === 'faster_payments') {
    payment.status = 'submitted';
    timetable.after('PT2M', outcome);
    return;
  }
  timetable.at(workingDaysAfter(timetable.now(), 1, 16), () => {
    if (isStill('pending_submission')) submitPayment(world, payment.id);
  });
  const charged = Temporal.PlainDate.from(day ?? '')
    .toZonedDateTime('Europe/London')
    .toInstant();
  timetable.at(workingDaysAfter(charged, 1, 10), outcome);
}

export function submitPayment(world: World, id: string): Kept<'payments'> {
  const payment = mustBe(world.get('payments', id), ['pending_submission']);
  payment.status = 'submitted';
  world.tell(
    'payments',
    'submitted',
    { payment: id },
    byGoCardless('payment_submitted', 'Payment submitted to the banks.'),
  );
  return payment;
}

/** The money is there, as far as anybody can say: it may still fail. It goes out with the next payout. */
export function confirmPayment(world: World, id: string): Kept<'payments'> {
  const payment = mustBe(world.get('payments', id), ['pending_submission', 'submitted']);
  payment.status = 'confirmed';
  world.tell(
    'payments',
    'confirmed',
    { payment: id },
    byGoCardless('payment_confirmed', 'Enough time has passed since the payment was submitted.'),
  );
  owe(world, { type: 'payment_paid_out', payment: id, pence: payment.amount ?? 0 });
  if (chosen.get(payment) === 'fails-after-confirmed')
    later(world, id, 'PT20H', [['confirmed', 'paid_out'], failPayment]);
  return payment;
}

/** Called for a payment that has gone out. */
export function afterPaidOut(world: World, id: string): void {
  const fate = chosen.get(world.get('payments', id));
  if (fate === 'fails-after-paid-out') later(world, id, 'PT24H', [['paid_out'], failPayment]);
  if (fate !== 'charged-back' && fate !== 'chargeback-cancelled') return;
  later(world, id, 'PT24H', [['paid_out'], chargeBack]);
  if (fate === 'chargeback-cancelled') later(world, id, 'PT240H', [['charged_back'], cancelChargeback]);
}

/** What has become something else by then is left alone. */
function later(
  world: World,
  id: string,
  duration: string,
  [statuses, deed]: readonly [readonly string[], (world: World, id: string) => object],
): void {
  world.timetable.after(duration, () => {
    if (statuses.includes(world.get('payments', id).status ?? '')) deed(world, id);
  });
}

/** Also when it was confirmed or paid out already: then the next payout is that much less. */
export function failPayment(world: World, id: string): Kept<'payments'> {
  const payment = mustBe(world.get('payments', id), ['pending_submission', 'submitted', 'confirmed', 'paid_out']);
  takeBack(world, payment, 'payment_failed');
  payment.status = 'failed';
  const said = {
    ...byBank('refer_to_payer', 'The customer did not have enough money.', 'ARUDD-0'),
    will_attempt_retry: false,
  };
  world.tell('payments', 'failed', { payment: id }, said);
  return payment;
}

/** The payer's bank takes it back under the Direct Debit guarantee. */
export function chargeBack(world: World, id: string): Kept<'payments'> {
  const payment = mustBe(world.get('payments', id), ['confirmed', 'paid_out']);
  takeBack(world, payment, 'payment_charged_back');
  payment.status = 'charged_back';
  world.tell(
    'payments',
    'charged_back',
    { payment: id },
    byBank('authorisation_disputed', 'The customer disputes that they agreed to this payment.', 'DDICA-1'),
  );
  return payment;
}

/** The payer's bank was wrong: what it took comes back. */
export function cancelChargeback(world: World, id: string): Kept<'payments'> {
  const payment = mustBe(world.get('payments', id), ['charged_back']);
  const wasPaidOut = payment.links?.payout !== undefined;
  const isSettled = hasSettled(world, 'payment_charged_back', id);
  payment.status = wasPaidOut ? 'paid_out' : 'confirmed';
  if (wasPaidOut && !isSettled) forget(world, 'payment_charged_back', id);
  else owe(world, { type: 'payment_paid_out', payment: id, pence: payment.amount ?? 0, isAgain: wasPaidOut });
  world.tell(
    'payments',
    'chargeback_cancelled',
    { payment: id },
    byBank('payment_chargeback_cancelled', 'The bank has cancelled its chargeback.'),
  );
  return payment;
}

/** What has not gone out does not go out; what has is taken from the next payout. */
function takeBack(world: World, payment: Kept<'payments'>, type: 'payment_failed' | 'payment_charged_back'): void {
  if (payment.status === 'paid_out') owe(world, { type, payment: payment.id, pence: -(payment.amount ?? 0) });
  else forget(world, 'payment_paid_out', payment.id);
}

export function cancelPayment(world: World, id: string): Kept<'payments'> {
  const payment = world.get('payments', id);
  if (payment.status !== 'pending_submission')
    throw refused(
      'cancellation_failed',
      `This payment is ${payment.status ?? 'over'}: only one that is pending_submission can be cancelled.`,
    );
  payment.status = 'cancelled';
  world.tell('payments', 'cancelled', { payment: id }, byApi('payment_cancelled', 'The payment was cancelled.'));
  return payment;
}

/** @throws GoCardlessRefusal unless it has failed, and its mandate can still be charged: see `chargeDate` */
export function retryPayment(world: World, id: string, chargeDate: string): Kept<'payments'> {
  const payment = world.get('payments', id);
  if (payment.status !== 'failed' || payment.scheme !== 'bacs')
    throw refused('retry_failed', `This payment is ${payment.status ?? 'over'} and cannot be retried.`);
  payment.status = 'pending_submission';
  payment.charge_date = chargeDate;
  delete payment.links?.payout;
  chosen.set(payment, 'well');
  world.tell(
    'payments',
    'resubmission_requested',
    { payment: id },
    byApi('payment_retried', 'The payment is being retried.'),
  );
  plan(world, payment);
  return payment;
}

export function choose(world: World, id: string, fate: Fate): void {
  chosen.set(world.get('payments', id), fate);
}

function mustBe(
  payment: Kept<'payments'>,
  statuses: readonly NonNullable<Kept<'payments'>['status']>[],
): Kept<'payments'> {
  if (payment.status && statuses.includes(payment.status)) return payment;
  throw refused(
    'payment_in_wrong_state',
    `This payment is ${payment.status ?? 'nothing'}; that happens only to one that is ${statuses.join(' or ')}.`,
  );
}
