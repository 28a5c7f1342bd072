import { Injectable } from '@nestjs/common';
import type { Actor } from '../accounts/index.js';
import type { BookingId } from '../kernel/id.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { type Booking, cancel, sideOf } from './booking.js';
import { BookingPost } from './booking.post.js';
import type { CancelBookingRequest } from './booking.request.js';
import { lockBooking } from './change-booking.js';
import { settle } from './funding/settle.js';
import { writeCancellation } from './standing/sessions-ahead.js';
import { OfferFreedTime } from './waiting/offer-freed-time.js';

@Injectable()
export class CancelBooking {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: BookingPost,
    private readonly offerFreedTime: OfferFreedTime,
  ) {}

  /** Frees the time and tells both sides, unless it was only held; settles what was paid. Throws `hold-lapsed`, `request-lapsed`, `booking-state`, `already-started`. */
  run(actor: Actor, id: BookingId, { reason, note }: CancelBookingRequest): Promise<Booking> {
    return this.database.transaction(async (tx) => {
      const { bookings, diary, standing, relations } = await lockBooking(tx, actor, id, 'cancelBooking');
      const now = this.clock.now();
      const booking = cancel(standing, { by: actor.userId, side: sideOf(relations), reason, note: note ?? null }, now);
      await bookings.update(booking);
      await diary.free(id, now);
      await settle(tx, booking, 'cancelled', now);
      await bookings.record(id, { kind: 'cancelled', at: now, by: actor.userId, facts: { reason } });
      if (booking.cancelledSide === 'steward') await writeCancellation(tx, booking, now);
      await this.post.sendCancelled(tx, standing, booking);
      await this.offerFreedTime.run(tx, diary, now);
      return booking;
    });
  }
}
