import { Injectable } from '@nestjs/common';
import type { Actor } from '../accounts/index.js';
import type { BookingId } from '../kernel/id.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { type Booking, cancel, type Cancellation } from './booking.js';
import { BookingPost } from './booking.post.js';
import type { CancelBookingRequest } from './booking.request.js';
import type { BookingEvent } from './booking-event.js';
import { lockBooking, type LockedBooking } from './change-booking.js';
import { settle } from './funding/settle.js';
import { cancellingSide } from './own-case.js';
import { writeCancellation } from './write-cancellation.js';
import { OfferFreedTime } from './waiting/offer-freed-time.js';
import { WaitingEntryTable } from './waiting/waiting-entry.table.js';

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
      const locked = await lockBooking(tx, actor, id, 'cancelBooking');
      const side = await cancellingSide(tx, actor, locked.standing, locked.relations);
      const cancellation = { by: actor.userId, side, reason, note: note ?? null };
      const now = this.clock.now();
      const booking = await this.cancelLocked(tx, locked, cancellation, { now });
      await leaveLineOfSeat(tx, locked.standing, now);
      await this.offerFreedTime.run(tx, locked.diary, now);
      return booking;
    });
  }

  /**
   * The same for one that is locked already; whoever calls this offers the freed time to those who wait, when all is done.
   * `now` is when it was found to be there to cancel: it must not lapse between that and this.
   */
  async cancelLocked(
    tx: Transaction,
    { bookings, diary, standing }: LockedBooking,
    cancellation: Cancellation,
    { now, facts = {} }: { readonly now: Temporal.Instant; readonly facts?: BookingEvent['facts'] },
  ): Promise<Booking> {
    const { by, side, reason } = cancellation;
    const booking = cancel(standing, cancellation, now);
    await bookings.update(booking);
    await diary.free(booking.id, now);
    await bookings.record(booking.id, { kind: 'cancelled', at: now, by, facts: { reason, ...facts } });
    await settle(tx, booking, 'cancelled', now);
    if (side === 'steward') await writeCancellation(tx, booking, now);
    await this.post.sendCancelled(tx, standing, booking);
    return booking;
  }
}

/** Whoever lets a seat go that was kept for them does not wait for that session any more; a time is one of many. */
async function leaveLineOfSeat(
  tx: Transaction,
  { state, groupSessionId, waitingEntryId }: Booking,
  now: Temporal.Instant,
): Promise<void> {
  if (state === 'held' && groupSessionId !== null && waitingEntryId !== null) {
    await new WaitingEntryTable(tx).end(waitingEntryId, 'left', now);
  }
}
