import { z } from 'zod';
import { hiddenParts, hidingReasons } from './review.js';

const rating = z.int().min(1).max(5);
const comment = z.string().trim().max(2000).default('');

export const reviewAdviserRequest = z
  .strictObject({
    ratings: z.strictObject({ useful: rating, clear: rating, on_time: rating }),
    comment: comment.meta({ description: 'Everybody can read it, once it is published.' }),
    names_organisation: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether your organisation is named beside it. Nobody’s own name ever is.' }),
  })
  .meta({ id: 'ReviewAdviser' });
export type ReviewAdviserRequest = z.output<typeof reviewAdviserRequest>;

export const reviewClientRequest = z
  .strictObject({
    ratings: z.strictObject({ prepared: rating, respectful: rating, on_time: rating }),
    comment: comment.meta({ description: 'Only the client, you and stewards read it.' }),
  })
  .meta({ id: 'ReviewClient' });
export type ReviewClientRequest = z.output<typeof reviewClientRequest>;

export const replyRequest = z
  .strictObject({
    text: z.string().trim().min(1).max(1000).meta({ description: 'Read by whoever reads the review.' }),
  })
  .meta({ id: 'ReplyToReview' });
export type ReplyRequest = z.output<typeof replyRequest>;

export const hideRequest = z
  .strictObject({ part: z.enum(hiddenParts), reason: z.enum(hidingReasons) })
  .meta({ id: 'HideReview' });
export type HideRequest = z.output<typeof hideRequest>;

export const listReviewsRequest = z.strictObject({
  limit: z.coerce.number().int().min(1).max(50).default(20),
  cursor: z.string().max(200).optional().meta({ description: 'The next_cursor of the page before.' }),
});
export type ListReviewsRequest = z.output<typeof listReviewsRequest>;
