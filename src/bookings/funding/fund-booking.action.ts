import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '../../accounts/index.js';
import { ExpertTable } from '../../experts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { lockBooking } from '../change-booking.js';
import { ConfirmBooking } from '../confirm-booking.action.js';
import { refuseOwnCase } from '../own-case.js';
import { isInTimeCredits } from '../time-credits/time-credits.js';
import type { FundBookingRequest } from './funding.request.js';
import { FundingTable } from './funding.table.js';

@Injectable()
export class FundBooking {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly confirmBooking: ConfirmBooking,
  ) {}

  /**
   * A steward says that the price of a held time is secured, and so it is confirmed, or its adviser asked. Funding twice is
   * funding once.
   * Throws `not-allowed` to a steward who is on one side of it, `nothing-to-fund`, `hold-lapsed`, `booking-state`, `already-started`.
   */
  run(actor: Actor, id: BookingId, { reason }: FundBookingRequest): Promise<Booking> {
    return this.database.transaction(async (tx) => {
      const locked = await lockBooking(tx, actor, id, 'fundBooking');
      const { standing, bookings } = locked;
      await refuseOwnCase(tx, actor, standing);
      const fundings = new FundingTable(tx);
      if (await fundings.find(id)) return standing;
      if (standing.price.minor === 0 || isInTimeCredits(standing)) throw nothingToFund();
      const now = this.clock.now();
      await fundings.insert({ bookingId: id, at: now, by: actor.userId, reason, total: standing.price });
      await bookings.record(id, { kind: 'funded', at: now, by: actor.userId, facts: { total: standing.price.minor } });
      await writeFunding(tx, actor, standing, now);
      return this.confirmBooking.handOn(tx, actor, locked, now);
    });
  }
}

/** Figures only: the reason may name people, and an entry stays for good. */
async function writeFunding(tx: Transaction, actor: Actor, booking: Booking, now: Temporal.Instant): Promise<void> {
  const { userId } = await new ExpertTable(tx).find(booking.expertId);
  await new Audit(tx).write({
    at: now,
    by: actor.userId,
    as: 'steward',
    deed: 'booking-funded',
    on: { kind: 'booking', id: booking.id },
    organisationId: booking.organisationId,
    about: userId,
    facts: { total_minor: booking.price.minor, currency: booking.price.currency },
  });
}

function nothingToFund(): Problem {
  return new Problem('nothing-to-fund', 'This session costs no money: whoever booked it confirms it.');
}
