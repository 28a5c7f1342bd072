import { Injectable } from '@nestjs/common';
import type { Actor, Relation } from '../../accounts/index.js';
import { type BookingId, newId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { findSession, lockSession } from '../delivery/lock-session.js';
import { SessionPost } from '../delivery/session.post.js';
import { isVisible, review, type Review, type ReviewSide, type WrittenReview } from './review.js';
import type { ReviewAdviserRequest, ReviewClientRequest } from './review.request.js';
import { ReviewTable } from './review.table.js';
import { viewBookingReviews } from './review.view.js';
import { knownReviewTimes, reviewTimesOf } from './session-end.js';

type Said = Pick<WrittenReview, 'side' | 'ratings' | 'comment' | 'namesOrganisation'>;

@Injectable()
export class ReviewSession {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: SessionPost,
  ) {}

  /** One's own side's, and the other's once it can be read. */
  read(actor: Actor, id: BookingId) {
    return this.database.transaction(async (tx) => {
      const { standing, relations } = await findSession(tx, actor, id, 'readReviews');
      const now = this.clock.now();
      const seen = (await new ReviewTable(tx).of(id)).filter((one) => maySee(one, relations, now));
      return viewBookingReviews(id, seen, await reviewTimesOf(tx, standing, now));
    });
  }

  /** By the client. Throws `booking-state`, `already-reviewed`, `too-late`. */
  ofAdviser(actor: Actor, id: BookingId, { ratings, comment, names_organisation }: ReviewAdviserRequest) {
    const { useful, clear, on_time: onTime } = ratings;
    const given = { useful, clear, prepared: null, respectful: null, onTime };
    return this.write(actor, id, { side: 'client', ratings: given, comment, namesOrganisation: names_organisation });
  }

  /** By the adviser. Throws as {@link ofAdviser} does. */
  ofClient(actor: Actor, id: BookingId, { ratings, comment }: ReviewClientRequest) {
    const { prepared, respectful, on_time: onTime } = ratings;
    const given = { useful: null, clear: null, prepared, respectful, onTime };
    return this.write(actor, id, { side: 'adviser', ratings: given, comment, namesOrganisation: false });
  }

  private write(actor: Actor, id: BookingId, said: Said) {
    const operation = said.side === 'client' ? 'reviewAdviser' : 'reviewClient';
    return this.database.transaction(async (tx) => {
      const { standing, relations } = await lockSession(tx, actor, id, operation);
      const now = this.clock.now();
      const times = await knownReviewTimes(tx, standing, now);
      const reviews = new ReviewTable(tx);
      const written = { id: newId(), bookingId: id, writtenAt: now, writtenBy: actor.userId, ...said } as WrittenReview;
      const all = review(written, await reviews.of(id), times);
      await writeAll(tx, all, said.side);
      const bothNow = all.length === 2;
      if (bothNow) await this.post.send(tx, 'reviews-published', standing, { to: ['client', 'adviser'] });
      return viewBookingReviews(
        id,
        all.filter((one) => maySee(one, relations, now)),
        times,
      );
    });
  }
}

async function writeAll(tx: Transaction, all: readonly Review[], side: ReviewSide): Promise<void> {
  const reviews = new ReviewTable(tx);
  for (const one of all) await (one.side === side ? reviews.insert(one) : reviews.update(one));
}

/** Everybody who acts for the client may see what it wrote. */
function maySee(one: Review, relations: readonly Relation[], now: Temporal.Instant): boolean {
  const isAdviser = relations.includes('adviser');
  const isClient = (['member', 'booker', 'finance', 'admin'] as const).some((role) => relations.includes(role));
  return isVisible(one, now) || (one.side === 'adviser' ? isAdviser : isClient);
}
