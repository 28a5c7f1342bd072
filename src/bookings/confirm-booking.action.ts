import { Injectable } from '@nestjs/common';
import type { Actor } from '../accounts/index.js';
import { OfferTable } from '../experts/index.js';
import type { BookingId } from '../kernel/id.js';
import { PolicyTable } from '../policies/index.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { type Booking, confirm, holdLapsed, request, stateAt } from './booking.js';
import { BookingPost } from './booking.post.js';
import { lockBooking, type LockedBooking } from './change-booking.js';
import { refuseUnfunded } from './funding/settle.js';
import { noteAdvice } from './note-advice.js';
import { holdTimeCredits } from './time-credits/settle-time-credits.js';
import { requestArrived } from './requests/request.letters.js';
import { WaitingEntryTable } from './waiting/waiting-entry.table.js';

@Injectable()
export class ConfirmBooking {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: BookingPost,
  ) {}

  /**
   * Makes a hold a session and invites both sides; where the offer asks, a request that the adviser answers. What costs
   * something is paid for first, save what costs time credits, which this holds. Confirming twice is confirming once. Throws `funding-needed`, `hold-lapsed`, `request-lapsed`.
   */
  run(actor: Actor, id: BookingId): Promise<Booking> {
    return this.database.transaction(async (tx) => {
      const locked = await lockBooking(tx, actor, id, 'confirmBooking');
      const now = this.clock.now();
      const state = stateAt(locked.standing, now);
      if (state === 'confirmed' || state === 'requested') return locked.standing;
      return this.handOn(tx, actor, locked, now);
    });
  }

  /** The same for a hold whose diary and booking are locked already, also for whoever has just secured its price. */
  async handOn(
    tx: Transaction,
    actor: Pick<Actor, 'userId'>,
    locked: LockedBooking,
    now: Temporal.Instant,
  ): Promise<Booking> {
    const { groupSessionId, offerId } = locked.standing;
    await holdTimeCredits(tx, locked.standing, actor.userId, now);
    const asks = groupSessionId === null && (await new OfferTable(tx).findEvenRetired(offerId)).asks;
    const booking = await (asks ? this.ask(tx, actor, locked, now) : this.confirm(tx, actor, locked, now));
    if (booking.waitingEntryId) await new WaitingEntryTable(tx).end(booking.waitingEntryId, 'booked', now);
    return booking;
  }

  private async confirm(
    tx: Transaction,
    { userId }: Pick<Actor, 'userId'>,
    { bookings, diary, standing }: LockedBooking,
    now: Temporal.Instant,
  ): Promise<Booking> {
    const booking = confirm(standing, userId, now);
    await refuseUnfunded(tx, standing);
    // Where another replica's clock runs ahead, somebody may have this time though by ours the hold is alive.
    // A seat has no time of its own, and nobody else has it while this booking does.
    if (booking.groupSessionId === null && !(await diary.confirm(booking.id, now))) throw holdLapsed();
    await bookings.update(booking);
    await bookings.record(booking.id, { kind: 'confirmed', at: now, by: userId });
    await noteAdvice(tx, booking, now);
    await this.post.send(tx, 'confirmed', booking);
    return booking;
  }

  private async ask(
    tx: Transaction,
    { userId }: Pick<Actor, 'userId'>,
    { bookings, diary, standing }: LockedBooking,
    now: Temporal.Instant,
  ): Promise<Booking> {
    const { request_answer_hours: hours } = await new PolicyTable(tx).inForce('clocks', now);
    const booking = request(standing, userId, now, hours);
    await refuseUnfunded(tx, standing);
    if (!booking.lapsesAt || !(await diary.request(booking.id, booking.lapsesAt, now))) throw holdLapsed();
    await bookings.update(booking);
    await bookings.record(booking.id, { kind: 'requested', at: now, by: userId });
    await this.post.note(tx, booking, requestArrived);
    return booking;
  }
}
