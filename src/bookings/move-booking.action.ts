import { Injectable } from '@nestjs/common';
import type { Actor } from '../accounts/index.js';
import { isSlot, pagesReach, timesOf } from '../diary/index.js';
import { OfferTable } from '../experts/index.js';
import type { BookingId } from '../kernel/id.js';
import { minutesFrom } from '../kernel/time.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { bandsAgreed } from './bands-agreed.js';
import { type Booking, move, sideOf, termsToMove } from './booking.js';
import { BookingPost } from './booking.post.js';
import type { MoveBookingRequest } from './booking.request.js';
import { lockBooking } from './change-booking.js';
import { refuseBeyondShares } from './funding/refuse-beyond-shares.js';
import { timeTaken } from './nearest-times.interceptor.js';
import { OfferFreedTime } from './waiting/offer-freed-time.js';

@Injectable()
export class MoveBooking {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: BookingPost,
    private readonly offerFreedTime: OfferFreedTime,
  ) {}

  /** The same booking at another time: its own time is not in its way. Throws `slot-taken`, `booking-state`, `already-started`, `voucher-not-for-this`. */
  run(actor: Actor, id: BookingId, { start }: MoveBookingRequest): Promise<Booking> {
    return this.database.transaction(async (tx) => {
      const { bookings, diary, standing, relations } = await lockBooking(tx, actor, id, 'moveBooking');
      const now = this.clock.now();
      const side = sideOf(relations);
      const booking = move(standing, start, { side, agreed: await bandsAgreed(tx, standing, now) }, now);
      if (standing.startsAt.equals(start)) return standing;
      await refuseBeyondShares(tx, booking, side);
      const offer = await new OfferTable(tx).findEvenRetired(standing.offerId);
      const terms = termsToMove(standing, offer);
      const minute = minutesFrom(start);
      const reach = pagesReach(terms, { start: minute, end: minute + 1 }, now);
      const pages = await diary.pages(reach, now, { except: id, offers: [terms] });
      if (!isSlot(pages, terms, start, now)) throw timeTaken(offer.id, start, { id, side });
      await diary.move(id, timesOf(terms, start), now);
      await bookings.update(booking);
      const facts = { from: standing.startsAt.toString(), to: start.toString() };
      await bookings.record(id, { kind: 'moved', at: now, by: actor.userId, facts });
      await this.post.send(tx, 'moved', booking, standing.startsAt);
      await this.offerFreedTime.run(tx, diary, now);
      return booking;
    });
  }
}
