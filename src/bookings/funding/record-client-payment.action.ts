import { Injectable } from '@nestjs/common';
import { type Actor, Audit, conflictOf, refuseConflict } from '../../accounts/index.js';
import { ExpertTable } from '../../experts/index.js';
import type { BookingId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import { Ledger } from '../../ledger/index.js';
import { endPayments } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { lockBooking } from '../change-booking.js';
import { ConfirmBooking } from '../confirm-booking.action.js';
import { refuseOwnCase } from '../own-case.js';
import { clientShareReceived } from './booking.postings.js';
import { nothingToFund } from './funding.js';
import type { RecordClientPaymentRequest } from './funding.request.js';
import { FundingTable } from './funding.table.js';
import { owedOf, type Share, splitOf } from './share.js';
import { ShareTable } from './share.table.js';

@Injectable()
export class RecordClientPayment {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly confirmBooking: ConfirmBooking,
  ) {}

  /**
   * A steward says that the client's share of a held time has come in: the whole price, unless shares were fixed before. With
   * that it is confirmed, or its adviser asked. Doing so twice is doing so once.
   * Throws `not-allowed` to a steward who is on one side of it, `conflict-of-interest` to who is close to its client, `nothing-to-fund`, `hold-lapsed`, `booking-state`, `already-started`.
   */
  run(actor: Actor, id: BookingId, { reason }: RecordClientPaymentRequest): Promise<Booking> {
    return this.database.transaction(async (tx) => {
      const locked = await lockBooking(tx, actor, id, 'recordClientPayment');
      const { standing, bookings } = locked;
      await refuseOwnCase(tx, actor, standing);
      const now = this.clock.now();
      refuseConflict(await conflictOf(tx, actor.userId, standing.organisationId, now), 'you');
      const fundings = new FundingTable(tx);
      if (await fundings.find(id)) return standing;
      const { price: total } = standing;
      if (total.minor === 0 || total.currency === 'TCR') throw nothingToFund(standing);
      const shares = await sharesOf(tx, actor, standing, now);
      const amount = owedOf(shares, total);
      const word = { at: now, by: actor.userId, reason };
      for (const share of shares.filter(({ securedAt }) => !securedAt)) await new ShareTable(tx).secure(share, word);
      await fundings.insert({ bookingId: id, ...word, total });
      await bookings.record(id, { kind: 'funded', at: now, by: actor.userId, facts: { total: total.minor } });
      await endPayments(tx, 'session', id, now);
      await writeReceipt(tx, actor, standing, { amount, now });
      const booking = await this.confirmBooking.handOn(tx, actor, locked, now);
      const received = clientShareReceived({ bookingId: id, amount }, { occurredAt: now, by: actor.userId });
      await new Ledger(tx).post([received], now);
      return booking;
    });
  }
}

/** As they were fixed; otherwise the client pays all. */
async function sharesOf(
  tx: Transaction,
  actor: Actor,
  { id: bookingId, price }: Booking,
  now: Temporal.Instant,
): Promise<Share[]> {
  const table = new ShareTable(tx);
  const fixed = await table.of(bookingId);
  if (fixed.length > 0) return fixed;
  const shares = splitOf(price, null, { bookingId, fixedAt: now, fixedBy: actor.userId });
  await table.insert(shares);
  return shares;
}

/** Figures only: the reason may name people, and an entry stays for good. */
async function writeReceipt(
  tx: Transaction,
  actor: Actor,
  booking: Booking,
  { amount, now }: { readonly amount: Money; readonly now: Temporal.Instant },
): Promise<void> {
  const { userId } = await new ExpertTable(tx).find(booking.expertId);
  await new Audit(tx).write({
    at: now,
    by: actor.userId,
    as: 'steward',
    deed: 'booking-funded',
    on: { kind: 'booking', id: booking.id },
    organisationId: booking.organisationId,
    about: userId,
    facts: { total_minor: booking.price.minor, received_minor: amount.minor, currency: amount.currency },
  });
}
