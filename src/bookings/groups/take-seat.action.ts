import { Injectable } from '@nestjs/common';
import { AccountTable, type Actor, permit, relationsTo } from '../../accounts/index.js';
import { Diary } from '../../diary/index.js';
import type { GroupSessionId, OrganisationId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { refuseUnbookable } from '../hold-time.action.js';
import { takeHoldNumber } from '../lapse-holds.js';
import { OfferFreedSeats } from '../waiting/offer-freed-seats.js';
import { refuseUnlessToCome } from './group-session.js';
import type { TakeSeatRequest } from './group-session.request.js';
import { GroupSessionTable } from './group-session.table.js';
import { holdSeat, refuseMoreSeats, termsOfSeats } from './hold-seat.js';
import { noSeatLeft } from './nearest-group-sessions.interceptor.js';

@Injectable()
export class TakeSeat {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly offerFreedSeats: OfferFreedSeats,
  ) {}

  /**
   * Holds the lowest seat that is free, as a booking like any other, or says which other sessions have one. Holds that
   * have lapsed give their seats back first, and those who wait for the session have them before anybody else. Seats can be taken until the session starts: the notice of its offer is for
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
      const holdNumber = await takeHoldNumber(tx, organisationId, now, id);
      await this.offerFreedSeats.run(tx, session.expertId, now); // who waits comes first
      await refuseMoreSeats(tx, session, organisationId);
      const seat = await sessions.freeSeat(id);
      if (seat === undefined) throw noSeatLeft(session.offerId);
      const wish = { organisationId, bookedBy: actor.userId, needs: request.needs, seat, now, more: { holdNumber } };
      return holdSeat(tx, await termsOfSeats(tx, session), wish);
    });
  }
}
