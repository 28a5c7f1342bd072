import { Injectable } from '@nestjs/common';
import { AccountTable, type Actor, permit, relationsTo } from '../../accounts/index.js';
import { Diary } from '../../diary/index.js';
import { OfferTable, pricesOf } from '../../experts/index.js';
import type { GroupSessionId, OrganisationId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { BookingTable } from '../booking.table.js';
import { refuseUnbookable } from '../hold-time.action.js';
import { writeHold } from '../new-hold.js';
import { type GroupSession, mostSeatsOfOne, refuseUnlessToCome, termsOfSeat } from './group-session.js';
import type { TakeSeatRequest } from './group-session.request.js';
import { GroupSessionTable } from './group-session.table.js';
import { noSeatLeft } from './nearest-group-sessions.interceptor.js';

@Injectable()
export class TakeSeat {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Holds the lowest seat that is free, as a booking like any other, or says which other sessions have one. Holds that
   * have lapsed give their seats back first. Seats can be taken until the session starts: the notice of its offer is for
   * times that the adviser does not know of yet.
   */
  run(actor: Actor, id: GroupSessionId, request: TakeSeatRequest): Promise<Booking> {
    const organisationId = request.organisation_id as OrganisationId;
    permit('takeSeat', relationsTo(actor, organisationId), 'organisation');
    return this.database.transaction(async (tx) => {
      const sessions = new GroupSessionTable(tx);
      await Diary.lock(tx, (await sessions.find(id)).expertId);
      const session = await sessions.find(id);
      await refuseUnbookable(tx, actor, session.expertId);
      const now = this.clock.now();
      refuseUnlessToCome(session, now);

      await new AccountTable(tx).lockOrganisation(organisationId);
      const bookings = new BookingTable(tx);
      const holdNumber = await bookings.takeHoldNumber(organisationId, now, id);
      const seat = await seatFor(tx, session, organisationId);
      const terms = await new OfferTable(tx).findEvenRetired(session.offerId);
      const priced = (await pricesOf(tx, terms)).require(session.startsAt);
      const offer = termsOfSeat(session, terms);
      const { mode, startsAt: start } = session;
      const wish = { organisationId, bookedBy: actor.userId, mode, needs: request.needs };
      const more = { holdNumber, groupSessionId: id, seat };
      const booking = await writeHold(tx, { ...wish, offer, priced, start, now, more });
      if (booking.price.minor !== session.price.minor) await sessions.update({ ...session, price: booking.price });
      return booking;
    });
  }
}

/** Throws `seat-limit`, `no-seat-left`. */
async function seatFor(tx: Transaction, session: GroupSession, organisationId: OrganisationId): Promise<number> {
  const sessions = new GroupSessionTable(tx);
  const most = Math.min(mostSeatsOfOne, session.capacity);
  if ((await sessions.countSeatsOf(organisationId, session.id)) >= most) {
    throw new Problem(
      'seat-limit',
      `Your organisation has ${most} seats of this group session already, and others want to come too.`,
    );
  }
  const seat = await sessions.freeSeat(session.id);
  if (seat === undefined) throw noSeatLeft(session.offerId);
  return seat;
}
