import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { accept, type Booking, decline, requestOver } from '../booking.js';
import { BookingPost } from '../booking.post.js';
import type { AnswerRequestRequest } from '../booking.request.js';
import { lockBooking } from '../change-booking.js';
import { settle } from '../funding/settle.js';
import { noteAdvice } from '../note-advice.js';
import { requestDeclined } from './request.letters.js';
import { OfferFreedTime } from '../waiting/offer-freed-time.js';

@Injectable()
export class AnswerRequest {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: BookingPost,
    private readonly offerFreedTime: OfferFreedTime,
  ) {}

  /** Accepting makes a request a session and invites both sides; declining frees its time. Throws `request-lapsed`, `booking-state`. */
  run(actor: Actor, id: BookingId, answer: AnswerRequestRequest): Promise<Booking> {
    return answer.answer === 'accepted' ? this.accept(actor, id) : this.decline(actor, id, answer);
  }

  private accept(actor: Actor, id: BookingId): Promise<Booking> {
    return this.database.transaction(async (tx) => {
      const { bookings, diary, standing } = await lockBooking(tx, actor, id, 'answerRequest');
      if (standing.state === 'confirmed' && standing.requestedAt) return standing;
      const now = this.clock.now();
      const booking = accept(standing, actor.userId, now);
      if (!(await diary.confirm(id, now))) throw requestOver();
      await bookings.update(booking);
      await bookings.record(id, { kind: 'confirmed', at: now, by: actor.userId });
      await noteAdvice(tx, booking, now);
      await this.post.send(tx, 'confirmed', booking);
      return booking;
    });
  }

  private decline(
    actor: Actor,
    id: BookingId,
    { reason, note }: Extract<AnswerRequestRequest, { answer: 'declined' }>,
  ): Promise<Booking> {
    return this.database.transaction(async (tx) => {
      const { bookings, diary, standing } = await lockBooking(tx, actor, id, 'answerRequest');
      const now = this.clock.now();
      const booking = decline(standing, { by: actor.userId, reason, note: note ?? null }, now);
      await bookings.update(booking);
      await diary.free(id, now);
      await bookings.record(id, { kind: 'declined', at: now, by: actor.userId, facts: { reason } });
      await settle(tx, booking, 'declined', now);
      await this.post.note(tx, booking, requestDeclined(reason, note ?? ''));
      await this.offerFreedTime.run(tx, diary, now);
      return booking;
    });
  }
}
