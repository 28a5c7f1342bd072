import type { BookingId, ReviewId, UserId } from '../../kernel/id.js';
import { notFound, Problem } from '../../kernel/problem.js';
import { refuseFrom } from '../delivery/delivery.js';

export const reviewSides = ['client', 'adviser'] as const;
/** Whose review it is: a client's is of the adviser, an adviser's is of the client. */
export type ReviewSide = (typeof reviewSides)[number];
export const hidingReasons = ['abusive', 'personal-details', 'not-about-the-session', 'unlawful', 'other'] as const;
export type HidingReason = (typeof hidingReasons)[number];
export const hiddenParts = ['comment', 'reply'] as const;
export type HiddenPart = (typeof hiddenParts)[number];

/** 1 to 5 each. The first two are a client's to give, the next two an adviser's, the last both's. */
export interface Ratings {
  readonly useful: number | null;
  readonly clear: number | null;
  readonly prepared: number | null;
  readonly respectful: number | null;
  readonly onTime: number;
}

export interface Hidden {
  readonly at: Temporal.Instant;
  readonly by: UserId;
  readonly reason: HidingReason;
}

export interface Reply {
  readonly text: string;
  readonly at: Temporal.Instant;
  readonly by: UserId;
}

export interface Review {
  readonly id: ReviewId;
  readonly bookingId: BookingId;
  readonly side: ReviewSide;
  readonly writtenAt: Temporal.Instant;
  readonly writtenBy: UserId;
  readonly ratings: Ratings;
  readonly comment: string;
  /** Whether the client agreed to be named beside it. */
  readonly namesOrganisation: boolean;
  /** Nobody but its own side sees it before. */
  readonly visibleFrom: Temporal.Instant;
  /** When both sides were told that it can be read. */
  readonly announcedAt: Temporal.Instant | null;
  readonly commentHidden: Hidden | null;
  readonly reply: Reply | null;
  readonly replyHidden: Hidden | null;
}

export type WrittenReview = Pick<
  Review,
  'id' | 'bookingId' | 'side' | 'writtenAt' | 'writtenBy' | 'ratings' | 'comment' | 'namesOrganisation'
>;

const daysAfterBlindness = 21;

/** When a session is reviewed. */
export interface ReviewTimes {
  readonly from: Temporal.Instant;
  /** Until then neither side sees what the other wrote, unless both have written. */
  readonly blindUntil: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly reviewDays: number;
}

/** @param end when the session was accepted, or it was settled that somebody had not come */
export function reviewTimes(end: Temporal.Instant, reviewDays: number): ReviewTimes {
  const blindUntil = later(end, reviewDays);
  return { from: end, blindUntil, until: later(blindUntil, daysAfterBlindness), reviewDays };
}

/**
 * A review that is added to what the other side wrote, if anything: then both are visible at once. Else it waits for
 * the other, as docs/decisions/0017 says. Throws `already-reviewed`, `too-late`.
 */
export function review(written: WrittenReview, before: readonly Review[], times: ReviewTimes): Review[] {
  const now = written.writtenAt;
  refuseFrom(times.until, 'The time to review this session is over.', now);
  if (before.some(({ side }) => side === written.side)) throw alreadyReviewed();
  const [other] = before;
  if (other && isVisible(other, now)) {
    throw new Problem(
      'too-late',
      'What the other side wrote can be read already, so a review is blind no more. You may reply to it.',
      {
        until: other.visibleFrom.toString(),
      },
    );
  }
  const nothingYet = { announcedAt: null, commentHidden: null, reply: null, replyHidden: null } as const;
  if (!other) return [{ ...written, ...nothingYet, visibleFrom: waitsUntil(now, times) }];
  const both = { visibleFrom: now, announcedAt: now };
  return [
    { ...other, ...both },
    { ...written, ...nothingYet, ...both },
  ];
}

/** Until the blind time is over; a late one as many days for itself, so that nobody is shut out by being the second. */
function waitsUntil(now: Temporal.Instant, { blindUntil, until, reviewDays }: ReviewTimes): Temporal.Instant {
  if (Temporal.Instant.compare(now, blindUntil) < 0) return blindUntil;
  const days = later(now, reviewDays);
  return Temporal.Instant.compare(days, until) < 0 ? days : until;
}

export function alreadyReviewed(): Problem {
  return new Problem('already-reviewed', 'Your side has reviewed this session already.');
}

export function isVisible({ visibleFrom }: Review, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(now, visibleFrom) >= 0;
}

/** Throws `not-found` while it is not to be seen, `already-replied`. */
export function replyTo(one: Review, reply: Reply): Review {
  if (!isVisible(one, reply.at)) throw notFound('review');
  if (one.reply)
    throw new Problem('already-replied', 'There is a reply to this review already, and there is only one.');
  return { ...one, reply };
}

/** The ratings stay. Hiding twice is hiding once. Throws `not-found` for what is not to be seen. */
export function hide(one: Review, part: HiddenPart, hidden: Hidden): Review {
  if (!isVisible(one, hidden.at)) throw notFound('review');
  if (part === 'comment') return { ...one, commentHidden: one.commentHidden ?? hidden };
  if (!one.reply) throw notFound('reply');
  return { ...one, replyHidden: one.replyHidden ?? hidden };
}

function later(instant: Temporal.Instant, days: number): Temporal.Instant {
  return instant.add({ hours: 24 * days });
}
