import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, MaybeSignedIn, SignedIn } from '../../accounts/index.js';
import type { BookingId, ExpertId, ReviewId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { AnswerReview } from './answer-review.action.js';
import { ListExpertReviews } from './list-expert-reviews.action.js';
import {
  type HideRequest,
  hideRequest,
  type ListReviewsRequest,
  listReviewsRequest,
  type ReplyRequest,
  replyRequest,
  type ReviewAdviserRequest,
  reviewAdviserRequest,
  type ReviewClientRequest,
  reviewClientRequest,
} from './review.request.js';
import { bookingReviewsView, expertReviewsView } from './review.view.js';
import { ReviewSession } from './review-session.action.js';

@ApiTags('Reviews')
@Controller('api/v1')
export class ReviewsController {
  constructor(
    private readonly reviewSession: ReviewSession,
    private readonly answerReview: AnswerReview,
    private readonly listExpertReviews: ListExpertReviews,
  ) {}

  @Get('bookings/:id/reviews')
  @Operation({
    id: 'readReviews',
    summary: 'What was written about a session',
    description:
      'My side’s review, and the other’s once it can be read: when both have written, or seven days after the session was accepted.',
    answer: bookingReviewsView,
    refusals: ['not-found', 'not-allowed'],
  })
  read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: BookingId) {
    return this.reviewSession.read(actor, id);
  }

  @Post('bookings/:id/reviews/adviser')
  @Idempotent()
  @Operation({
    id: 'reviewAdviser',
    summary: 'Review the adviser of a session, as its client',
    description: 'Neither side sees the other’s before it has written its own, or may no longer.',
    status: 201,
    answer: bookingReviewsView,
    refusals: ['not-found', 'not-allowed', 'booking-state', 'already-reviewed', 'too-late'],
  })
  ofAdviser(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Body({ schema: reviewAdviserRequest }) body: ReviewAdviserRequest,
  ) {
    return this.reviewSession.ofAdviser(actor, id, body);
  }

  @Post('bookings/:id/reviews/client')
  @Idempotent()
  @Operation({
    id: 'reviewClient',
    summary: 'Review the client of a session, as its adviser',
    description: 'Only the client, you and stewards ever read it.',
    status: 201,
    answer: bookingReviewsView,
    refusals: ['not-found', 'not-allowed', 'booking-state', 'already-reviewed', 'too-late'],
  })
  ofClient(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Body({ schema: reviewClientRequest }) body: ReviewClientRequest,
  ) {
    return this.reviewSession.ofClient(actor, id, body);
  }

  @Post('reviews/:id/reply')
  @Idempotent()
  @Operation({
    id: 'replyToReview',
    summary: 'Reply to a review of us, once',
    status: 201,
    answer: bookingReviewsView,
    refusals: ['not-found', 'not-allowed', 'already-replied'],
  })
  reply(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ReviewId,
    @Body({ schema: replyRequest }) body: ReplyRequest,
  ) {
    return this.answerReview.reply(actor, id, body);
  }

  @Post('reviews/:id/concealment')
  @Idempotent()
  @Operation({
    id: 'hideReview',
    summary: 'Hide the text of a review, or of the reply to it',
    description: 'A steward’s, and of no side. The ratings stay, and that it was hidden is shown with the reason.',
    answer: bookingReviewsView,
    refusals: ['not-found', 'not-allowed'],
  })
  hide(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ReviewId,
    @Body({ schema: hideRequest }) body: HideRequest,
  ) {
    return this.answerReview.hide(actor, id, body);
  }

  @Get('experts/:id/reviews')
  @Operation({
    id: 'listExpertReviews',
    summary: 'What clients wrote of an adviser, the newest first',
    answer: expertReviewsView,
    refusals: ['not-found'],
  })
  list(
    @MaybeSignedIn() actor: Actor | undefined,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Query({ schema: listReviewsRequest }) request: ListReviewsRequest,
  ) {
    return this.listExpertReviews.run(actor, id, request);
  }
}
