import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import { type Hidden, hidingReasons, type Review, type ReviewTimes } from './review.js';
import type { ReviewFigures, ReviewOfExpert } from './review.table.js';

const hiddenView = z
  .object({ at: instantView, reason: z.enum(hidingReasons) })
  .nullable()
  .meta({ description: 'A steward hid the text; the ratings stay.' });
const replyView = z.object({ text: z.string().nullable(), at: instantView, hidden: hiddenView }).nullable();
const rating = z.int();
const ratingsOfAdviser = z.object({ useful: rating, clear: rating, on_time: rating });
const texts = { comment: z.string().nullable(), hidden: hiddenView, reply: replyView };
const written = { id: z.uuid(), written_at: instantView, visible_from: instantView };

const reviewOfAdviser = z
  .object({ ...written, ratings: ratingsOfAdviser, ...texts, names_organisation: z.boolean() })
  .meta({ id: 'ReviewOfAdviser' });
const reviewOfClient = z
  .object({ ...written, ratings: z.object({ prepared: rating, respectful: rating, on_time: rating }), ...texts })
  .meta({ id: 'ReviewOfClient' });

export const bookingReviewsView = z
  .object({
    booking_id: z.uuid(),
    from: instantView.nullable().meta({ description: 'Since when it can be reviewed; null while it cannot.' }),
    until: instantView.nullable(),
    of_adviser: reviewOfAdviser.nullable().meta({ description: 'The client’s. Null while you may not see it.' }),
    of_client: reviewOfClient.nullable().meta({ description: 'The adviser’s. Null while you may not see it.' }),
  })
  .meta({ id: 'BookingReviews' });

export const expertReviewsView = z
  .object({
    count: z
      .union([z.int(), z.literal('fewer than five')])
      .meta({ description: 'Averages of fewer than five would say little, so they are not made.' }),
    averages: z.object({ useful: z.number(), clear: z.number(), on_time: z.number() }).nullable(),
    items: z.array(
      z.object({
        id: z.uuid(),
        published_at: instantView,
        ratings: ratingsOfAdviser,
        ...texts,
        organisation: z.string().nullable().meta({ description: 'Only where it agreed to be named.' }),
      }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'ExpertReviews' });

const fewestForAverages = 5;

/** Of both sides, those that the reader may see. */
export function viewBookingReviews(
  bookingId: string,
  seen: readonly Review[],
  times: ReviewTimes | null,
): z.output<typeof bookingReviewsView> {
  const ofAdviser = seen.find(({ side }) => side === 'client');
  const ofClient = seen.find(({ side }) => side === 'adviser');
  return {
    booking_id: bookingId,
    from: times?.from.toString() ?? null,
    until: times?.until.toString() ?? null,
    of_adviser: ofAdviser
      ? { ...viewWritten(ofAdviser), ratings: viewRatings(ofAdviser), names_organisation: ofAdviser.namesOrganisation }
      : null,
    of_client: ofClient ? { ...viewWritten(ofClient), ratings: viewRatingsOfClient(ofClient) } : null,
  };
}

export function viewExpertReviews(
  found: readonly ReviewOfExpert[],
  figures: ReviewFigures,
  nextCursor: string | null,
): z.output<typeof expertReviewsView> {
  const isEnough = figures.count >= fewestForAverages;
  const { count, useful, clear, onTime } = figures;
  return {
    count: isEnough ? count : 'fewer than five',
    averages: isEnough ? { useful, clear, on_time: onTime } : null,
    items: found.map(({ review, organisationName }) => ({
      id: review.id,
      published_at: review.visibleFrom.toString(),
      ratings: viewRatings(review),
      ...viewTexts(review),
      organisation: review.namesOrganisation ? organisationName : null,
    })),
    next_cursor: nextCursor,
  };
}

function viewWritten(review: Review) {
  const { id, writtenAt, visibleFrom } = review;
  return { id, written_at: writtenAt.toString(), visible_from: visibleFrom.toString(), ...viewTexts(review) };
}

function viewTexts({ comment, commentHidden, reply, replyHidden }: Review) {
  return {
    comment: commentHidden ? null : comment,
    hidden: viewHidden(commentHidden),
    reply: reply && { text: replyHidden ? null : reply.text, at: reply.at.toString(), hidden: viewHidden(replyHidden) },
  };
}

function viewHidden(hidden: Hidden | null) {
  return hidden && { at: hidden.at.toString(), reason: hidden.reason };
}

function viewRatings({ ratings: { useful, clear, onTime } }: Review) {
  return { useful: useful ?? 0, clear: clear ?? 0, on_time: onTime };
}

function viewRatingsOfClient({ ratings: { prepared, respectful, onTime } }: Review) {
  return { prepared: prepared ?? 0, respectful: respectful ?? 0, on_time: onTime };
}
