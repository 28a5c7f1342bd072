import { Injectable } from '@nestjs/common';
import { type Actor, Audit, permit, type Relation } from '../../accounts/index.js';
import type { ReviewId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { SessionPost } from '../delivery/session.post.js';
import { BookingTable } from '../booking.table.js';
import { refuseOwnCase } from '../own-case.js';
import { relationsToBooking } from '../parties.js';
import { hide, replyTo, type Review } from './review.js';
import type { HideRequest, ReplyRequest } from './review.request.js';
import { ReviewTable } from './review.table.js';
import { viewBookingReviews } from './review.view.js';
import { reviewTimesOf } from './session-end.js';

@Injectable()
export class AnswerReview {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: SessionPost,
  ) {}

  /** Once, by the side that it is of. Throws `already-replied`. */
  reply(actor: Actor, id: ReviewId, { text }: ReplyRequest) {
    return this.database.transaction(async (tx) => {
      const { booking, standing, relations } = await lockReview(tx, actor, id);
      permit('replyToReview', toReview(standing, relations), 'review');
      const now = this.clock.now();
      const answered = replyTo(standing, { text, at: now, by: actor.userId });
      await new ReviewTable(tx).update(answered);
      return viewBookingReviews(booking.id, [answered], await reviewTimesOf(tx, booking, now));
    });
  }

  /** A steward's, and of no side. It is written down for whoever wrote the text, and for the client's admins. */
  hide(actor: Actor, id: ReviewId, { part, reason }: HideRequest) {
    return this.database.transaction(async (tx) => {
      const { booking, standing, relations } = await lockReview(tx, actor, id);
      permit('hideReview', relations, 'review');
      await refuseOwnCase(tx, actor, booking, [standing.writtenBy, standing.reply?.by ?? null]);
      const now = this.clock.now();
      const author = part === 'reply' && standing.reply ? standing.reply.by : standing.writtenBy;
      const hidden = hide(standing, part, { at: now, by: actor.userId, reason });
      await new ReviewTable(tx).update(hidden);
      await new Audit(tx).write({
        ...{ at: now, by: actor.userId, as: 'steward', deed: 'review-hidden', on: { kind: 'review', id } },
        ...{ organisationId: booking.organisationId, about: author, facts: { part, reason } },
      });
      const other = standing.side === 'client' ? 'adviser' : 'client';
      const to = [part === 'reply' ? other : standing.side];
      await this.post.send(tx, 'review-hidden', booking, { to, hiddenFor: reason });
      return viewBookingReviews(booking.id, [hidden], await reviewTimesOf(tx, booking, now));
    });
  }
}

interface ReviewAtHand {
  readonly booking: Booking;
  readonly standing: Review;
  readonly relations: readonly Relation[];
}

/** Throws `not-found`. */
async function lockReview(tx: Transaction, actor: Actor, id: ReviewId): Promise<ReviewAtHand> {
  const reviews = new ReviewTable(tx);
  const booking = await new BookingTable(tx).lock((await reviews.find(id)).bookingId);
  return { booking, standing: await reviews.find(id), relations: await relationsToBooking(tx, actor, booking) };
}

/** Whoever is of the side that wrote it is a reader of it, and no more. */
function toReview({ side }: Review, relations: readonly Relation[]): readonly Relation[] {
  const own: readonly Relation[] = side === 'adviser' ? ['adviser'] : ['booker', 'admin'];
  return relations.map((relation) => (own.includes(relation) ? 'signed-in' : relation));
}
