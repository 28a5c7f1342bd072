import { Injectable } from '@nestjs/common';
import type { Actor } from '../accounts/index.js';
import type { BookingId } from '../kernel/id.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { type Booking, confirm, holdLapsed } from './booking.js';
import { BookingPost } from './booking.post.js';
import { lockBooking } from './change-booking.js';

@Injectable()
export class ConfirmBooking {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: BookingPost,
  ) {}

  /** Makes a hold a session and invites both sides. Confirming twice is confirming once. Throws `hold-lapsed`. */
  run(actor: Actor, id: BookingId): Promise<Booking> {
    return this.database.transaction(async (tx) => {
      const { bookings, diary, standing } = await lockBooking(tx, actor, id, 'confirmBooking');
      if (standing.state === 'confirmed') return standing;
      const now = this.clock.now();
      const booking = confirm(standing, actor.userId, now);
      // Where another replica's clock runs ahead, somebody may have this time though by ours the hold is alive.
      if (!(await diary.confirm(id, now))) throw holdLapsed();
      await bookings.update(booking);
      await bookings.record(id, { kind: 'confirmed', at: now, by: actor.userId });
      await this.post.send(tx, 'confirmed', booking);
      return booking;
    });
  }
}
