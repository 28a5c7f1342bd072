import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { BookingId, VoucherId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import { PAYMENT_PROVIDERS, type PaymentProviders } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { reserveVoucher } from '../../vouchers/index.js';
import { type Booking, holdLapsed, stateAt, waitForPayment } from '../booking.js';
import { BookingTable } from '../booking.table.js';
import { lockBooking, type LockedBooking } from '../change-booking.js';
import { ConfirmBooking } from '../confirm-booking.action.js';
import type { BookingQuote } from '../quotes/booking-quote.js';
import { BookingQuoteTable } from '../quotes/booking-quote.table.js';
import { planForSession } from '../payments/plan-for-session.js';
import { nothingToFund } from './funding.js';
import type { FundBookingRequest } from './funding.request.js';
import { FundingTable } from './funding.table.js';
import { viewFunding } from './funding.view.js';
import { sessionToPay } from './session-to-pay.js';
import { releaseLapsed } from './settle.js';
import { owedOf, type Share, splitOf } from './share.js';
import { ShareTable } from './share.table.js';
import { voucherToUse } from './voucher-to-use.js';

@Injectable()
export class FundBooking {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly confirmBooking: ConfirmBooking,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  /**
   * Fixes who pays which part of a held time's price, and sets the voucher's aside. What is paid for whole is confirmed, or
   * its adviser asked; otherwise the time is kept for longer while the client pays the rest. Doing so twice is doing so once.
   * Throws `not-found`, `not-allowed`, `nothing-to-fund`, `quote-changed`, `already-funded`, `hold-lapsed`, `booking-state`,
   * `already-started`, and what {@link reserveVoucher} and, for a `rail`, {@link planForSession} throw.
   */
  run(actor: Actor, id: BookingId, request: FundBookingRequest) {
    return this.database.transaction(async (tx) => {
      const locked = await lockBooking(tx, actor, id, 'fundBooking');
      const quoted = await quoteToFund(tx, locked.standing, request);
      const voucherId = await voucherToUse(tx, actor, locked.standing, request);
      const now = this.clock.now();
      const table = new ShareTable(tx);
      const fixed = await table.of(id);
      if (fixed.length > 0) refuseOther(fixed, voucherId, request);
      else {
        const waiting = waitForPayment(locked.standing, now);
        const paid = voucherId ? await reserve(tx, waiting, quoted, { voucherId, request, now }) : null;
        const shares = splitOf(quoted.quote.total, paid, { bookingId: id, fixedAt: now, fixedBy: actor.userId });
        await table.insert(shares);
        const isPaid = owedOf(shares, quoted.quote.total).minor === 0;
        await (isPaid ? this.confirm(tx, actor, locked, now) : keep(tx, locked, waiting, now));
      }
      await this.planPayment(tx, actor, request, { id, now });
      return viewFunding(tx, await locked.bookings.find(id), now);
    });
  }

  /** What is owed then is to be paid so; what is paid for whole needs nothing. */
  private async planPayment(
    tx: Transaction,
    { userId: by }: Actor,
    { rail }: FundBookingRequest,
    { id, now }: { readonly id: BookingId; readonly now: Temporal.Instant },
  ): Promise<void> {
    const booking = await new BookingTable(tx).find(id);
    if (rail === undefined || (await new FundingTable(tx).find(id))) return;
    await planForSession(tx, booking, { rail, by, providers: this.providers, now });
  }

  private async confirm(tx: Transaction, actor: Actor, locked: LockedBooking, now: Temporal.Instant): Promise<void> {
    const { standing, bookings } = locked;
    const { id: bookingId, price: total } = standing;
    await new FundingTable(tx).insert({ bookingId, at: now, by: null, reason: null, total });
    await bookings.record(bookingId, { kind: 'funded', at: now, by: actor.userId, facts: { total: total.minor } });
    await this.confirmBooking.handOn(tx, actor, locked, now);
  }
}

/** Throws `nothing-to-fund`, `quote-changed`. */
async function quoteToFund(
  tx: Transaction,
  booking: Booking,
  { quote_hash }: FundBookingRequest,
): Promise<BookingQuote> {
  const quoted = await new BookingQuoteTable(tx).find(booking.id);
  if (!quoted || booking.price.currency === 'TCR') throw nothingToFund(booking);
  if (quoted.hash === quote_hash) return quoted;
  throw new Problem(
    'quote-changed',
    'This is not what the session was quoted at. Please look at its quote again, and fund it by the hash there.',
    { quote_hash: quoted.hash, total: quoted.quote.total },
  );
}

interface Reservation {
  readonly voucherId: VoucherId;
  readonly request: FundBookingRequest;
  readonly now: Temporal.Instant;
}

async function reserve(
  tx: Transaction,
  booking: Booking,
  quoted: BookingQuote,
  { voucherId, request, now }: Reservation,
) {
  await releaseLapsed(tx, voucherId, now);
  const { id: bookingId, organisationId } = booking;
  const { voucher_pays_minor: pays } = request;
  const most = pays === undefined ? null : money(pays, quoted.quote.total.currency);
  const session = await sessionToPay(tx, booking, quoted);
  return { voucherId, ...(await reserveVoucher(tx, session, { voucherId, bookingId, organisationId, now, most })) };
}

/** A seat has no time of its own in a diary. Throws `hold-lapsed`. */
async function keep(
  tx: Transaction,
  { bookings, diary }: LockedBooking,
  waiting: ReturnType<typeof waitForPayment>,
  now: Temporal.Instant,
): Promise<void> {
  const kept = waiting.groupSessionId !== null || (await diary.keep(waiting.id, waiting.lapsesAt, now));
  if (!kept || stateAt(waiting, now) === 'lapsed') throw holdLapsed();
  await bookings.update(waiting);
}

/** Whoever asks again for what stands is answered with it; a smaller amount than a limit allows is asked for as such. */
function refuseOther(
  fixed: readonly Share[],
  voucherId: VoucherId | null,
  { voucher_pays_minor: pays }: FundBookingRequest,
): void {
  const share = fixed.find(({ source }) => source === 'voucher');
  const isSame = (share?.voucherId ?? null) === voucherId;
  const paysSame = !share || pays === undefined || pays === share.amount.minor;
  const paysWhole = share !== undefined && share.funderRate !== null && (pays ?? 0) > share.amount.minor;
  if (isSame && (paysSame || paysWhole)) return;
  throw new Problem(
    'already-funded',
    'Who pays for this session is fixed already. To choose otherwise, let the time go and hold it again.',
  );
}
