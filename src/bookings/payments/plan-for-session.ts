import { Ledger } from '../../ledger/index.js';
import {
  accountOfPayment,
  exposureCaps,
  exposureNow,
  hasRoomFor,
  isOnItsWay,
  isSecured,
  type Payment,
  type PaymentProviders,
  PaymentTable,
  planPayment,
  providerOf,
  type Rail,
} from '../../payments/index.js';
import type { UserId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import { type Booking, holdLapsed, stateAt } from '../booking.js';
import { owedOf } from '../funding/share.js';
import { ShareTable } from '../funding/share.table.js';

/** What is begun so long before a time is let go may come in time. */
const lastMinutes = 5;

interface Planned {
  readonly rail: Rail;
  readonly by: UserId;
  readonly providers: PaymentProviders;
  readonly now: Temporal.Instant;
}

/**
 * Plans that what is owed of a held time is paid by a rail. One that may be paid so still is that payment. Throws `booking-state`,
 * `hold-lapsed`, `payments-off`, `payment-on-its-way`, `guarantee-full` and what {@link planPayment} throws. The booking is locked.
 */
export async function planForSession(tx: Transaction, booking: Booking, wanted: Planned): Promise<void> {
  const { rail, by, providers, now } = wanted;
  refuseUnheld(booking, now);
  const shares = await new ShareTable(tx).of(booking.id);
  const amount = owedOf(shares, booking.price);
  if (shares.length === 0) throw notFixed();
  providers.of(providerOf(rail));
  const payments = new PaymentTable(tx);
  const planned = await payments.of('session', booking.id);
  const standing = planned.find(isOnItsWay);
  if (standing && mayServe(standing, rail, now)) return;
  for (const payment of planned.filter(isSecured)) await refuseUnused(tx, payment);
  if (rail === 'debit') await refuseWithoutRoom(tx, amount, now);
  const { organisationId, id: reference, lapsesAt } = booking;
  const expiresAt = lapsesAt?.subtract({ minutes: lastMinutes }) ?? now;
  if (Temporal.Instant.compare(now, expiresAt) >= 0) throw tooLate();
  const of = { purpose: 'session', reference, organisationId } as const;
  await planPayment(tx, { ...of, rail, amount, plannedBy: by, expiresAt }, now);
}

/** Whether a payment that is on its way is the one that is asked for. */
export function mayServe({ rail, state, expiresAt }: Payment, wanted: Rail, now: Temporal.Instant): boolean {
  return rail === wanted && (state === 'pending' || Temporal.Instant.compare(now, expiresAt) < 0);
}

/** What has come is used in a moment. Throws `payment-on-its-way`. */
async function refuseUnused(tx: Transaction, { id, amount }: Payment): Promise<void> {
  const unused = await new Ledger(tx).balanceOf(accountOfPayment(id), amount.currency);
  if (unused.minor === 0) return;
  throw new Problem(
    'payment-on-its-way',
    'A payment for this has come already. Look at the booking again in a moment: nothing more is to be paid.',
    { payment_id: id },
  );
}

async function refuseWithoutRoom(tx: Transaction, amount: Money, now: Temporal.Instant): Promise<void> {
  if (!hasRoomFor(amount, await exposureNow(tx), await exposureCaps(tx, now))) throw guaranteeFull();
}

function refuseUnheld(booking: Booking, now: Temporal.Instant): void {
  const state = stateAt(booking, now);
  if (state === 'lapsed') throw holdLapsed();
  if (state === 'held') return;
  throw new Problem(
    'booking-state',
    `This booking is ${state}: nothing is to be paid for it any more. What an organisation owes is paid by its finance and admins: POST /api/v1/organisations/{id}/payments.`,
    { state },
  );
}

function notFixed(): Problem {
  return new Problem(
    'booking-state',
    'Who pays for this session is not fixed yet. Say so first: POST /api/v1/bookings/{id}/funding.',
    { state: 'held' },
  );
}

function guaranteeFull(): Problem {
  return new Problem(
    'guarantee-full',
    'As many Direct Debits are on their way as can be counted on before they come. Please pay by bank or card.',
  );
}

function tooLate(): Problem {
  return new Problem(
    'hold-lapsed',
    'This time is kept for a few minutes more only, which is too short to pay in. Please choose a time again.',
  );
}
