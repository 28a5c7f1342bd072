import { Injectable } from '@nestjs/common';
import { AccountTable } from '../../accounts/index.js';
import { Diary, isSlot, pagesReach, timesOf } from '../../diary/index.js';
import { ExpertTable, OfferTable } from '../../experts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { minutesFrom } from '../../kernel/time.js';
import { Ledger } from '../../ledger/index.js';
import {
  accountOfPayment,
  endPayments,
  isSecured,
  type Payment,
  PaymentTable,
  planRefund,
} from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { termsToMove } from '../booking.js';
import { BookingPost } from '../booking.post.js';
import { BookingTable } from '../booking.table.js';
import type { LockedBooking } from '../change-booking.js';
import { ConfirmBooking } from '../confirm-booking.action.js';
import { clientSharePaid } from '../funding/booking.postings.js';
import { FundingTable } from '../funding/funding.table.js';
import type { Share } from '../funding/share.js';
import { ShareTable } from '../funding/share.table.js';
import { payerOf } from './payer-of.js';
import { SharePaymentTable } from './share-payment.table.js';
import { cameTooLate, notNeeded } from './session-payment.letters.js';
import { heldAgain, shareToPay, useOfPayment } from './use-of-payment.js';

type Paid = Payment & { readonly share: Share };

/** Why money goes back that a session cannot use. */
type Refused = 'came-too-late' | 'not-needed';

/** Puts money that has come for a session into its escrow, which confirms it, or sends it back. */
@Injectable()
export class UsePayment {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly confirmBooking: ConfirmBooking,
    private readonly post: BookingPost,
  ) {}

  /** What was used, or went back, is so once, however often this is asked for. What is left of what was taken back waits until it comes again. */
  run({ id, reference, organisationId }: Payment): Promise<void> {
    return this.database.transaction(async (tx) => {
      const bookings = new BookingTable(tx);
      const bookingId = reference as BookingId;
      const diary = await Diary.lock(tx, await bookings.expertOf(bookingId));
      await new AccountTable(tx).lockOrganisation(organisationId);
      const standing = await bookings.lock(bookingId);
      const payment = await new PaymentTable(tx).lock(id);
      const unused = await new Ledger(tx).balanceOf(accountOfPayment(id), payment.amount.currency);
      if (unused.minor === 0 || !isSecured(payment)) return;
      const now = this.clock.now();
      const shares = await new ShareTable(tx).of(bookingId);
      const share = shareToPay(shares, unused);
      const locked = { bookings, diary, standing };
      const use = useOfPayment(standing, shares, unused, now);
      if (use === 'confirm' && share) return this.confirm(tx, locked, { ...payment, share }, now);
      const again = use === 'rebook' ? await holdAgain(tx, locked, now) : null;
      if (again && share) return this.confirm(tx, { ...locked, standing: again }, { ...payment, share }, now);
      await this.sendBack(tx, standing, { ...payment, amount: unused }, use === 'not-needed' ? use : 'came-too-late');
    });
  }

  private async confirm(tx: Transaction, locked: LockedBooking, paid: Paid, now: Temporal.Instant): Promise<void> {
    const { standing, bookings } = locked;
    const { id: bookingId, price: total } = standing;
    const { share, id: paymentId, amount } = paid;
    const by = paid.plannedBy ?? standing.bookedBy;
    await new ShareTable(tx).secure(share, { at: now, by: null, reason: null });
    await new SharePaymentTable(tx).insert(share, paymentId);
    await new FundingTable(tx).insert({ bookingId, at: now, by: null, reason: null, total });
    await bookings.record(bookingId, { kind: 'funded', at: now, by, facts: { total: total.minor } });
    await endPayments(tx, 'session', bookingId, now);
    await this.confirmBooking.handOn(tx, { userId: by }, locked, now);
    await new Ledger(tx).post([clientSharePaid({ bookingId, paymentId, amount }, { occurredAt: now })], now);
  }

  private async sendBack(
    tx: Transaction,
    booking: LockedBooking['standing'],
    payment: Payment,
    why: Refused,
  ): Promise<void> {
    const { amount } = payment;
    await planRefund(tx, payment, { amount, why, from: 'payment' }, this.clock.now());
    const note = why === 'came-too-late' ? cameTooLate(amount) : notNeeded(amount);
    await this.post.note(tx, booking, note, await payerOf(tx, booking, payment));
  }
}

/** Null where its time is not to be had any more: somebody else has it, its adviser has closed it, or too many answers are waited for. */
async function holdAgain(
  tx: Transaction,
  { bookings, diary, standing }: LockedBooking,
  now: Temporal.Instant,
): Promise<LockedBooking['standing'] | null> {
  const offer = await new OfferTable(tx).findEvenRetired(standing.offerId);
  const expert = await new ExpertTable(tx).find(standing.expertId);
  if (expert.state !== 'live' || (offer.asks && (await asksTooMany(bookings, standing, now)))) return null;
  const terms = termsToMove(standing, offer);
  const minute = minutesFrom(standing.startsAt);
  const reach = pagesReach(terms, { start: minute, end: minute + 1 }, now);
  if (!isSlot(await diary.pages(reach, now, { offers: [terms] }), terms, standing.startsAt, now)) return null;
  const held = heldAgain(standing, now);
  const { id: reference, startsAt, lapsesAt } = held;
  await diary.take({ reference, ...timesOf(terms, startsAt), kind: 'held', lapsesAt }, now);
  await bookings.record(reference, { kind: 'held', at: now, facts: { again: true } });
  return held;
}

async function asksTooMany(
  bookings: BookingTable,
  { organisationId }: LockedBooking['standing'],
  now: Temporal.Instant,
): Promise<boolean> {
  try {
    await bookings.refuseManyRequests(organisationId, now);
    return false;
  } catch (error) {
    if (error instanceof Problem) return true;
    throw error;
  }
}
