import { Module } from '@nestjs/common';
import { BookingPost } from './booking.post.js';
import { CountersignSession } from './countersignatures/countersign-session.action.js';
import { CountersignaturesController } from './countersignatures/countersignatures.controller.js';
import { AcceptBySilence } from './delivery/accept-by-silence.job.js';
import { AcceptSession } from './delivery/accept-session.action.js';
import { AskOfUnrecorded } from './delivery/ask-of-unrecorded.job.js';
import { DeliveryController } from './delivery/delivery.controller.js';
import { PersonalSessionMatters } from './delivery/personal-session-matters.table.js';
import { PersonalSessionRecords } from './delivery/personal-session-records.table.js';
import { ReadDelivery } from './delivery/read-delivery.action.js';
import { RecordDelivery } from './delivery/record-delivery.action.js';
import { RemindToRecord } from './delivery/remind-to-record.job.js';
import { SessionMattersController } from './delivery/session-matters.controller.js';
import { SessionPost } from './delivery/session.post.js';
import { DisputesModule } from './disputes/disputes.module.js';
import { DecideNoShow } from './no-shows/decide-no-show.action.js';
import { NoShowsController } from './no-shows/no-shows.controller.js';
import { ReportNoShow } from './no-shows/report-no-show.action.js';
import { FollowNoShows } from './no-shows/follow-no-shows.job.js';
import { SettleNoShows } from './no-shows/settle-no-shows.job.js';
import { DecideObjection } from './objections/decide-objection.action.js';
import { FollowObjections } from './objections/follow-objections.job.js';
import { ObjectToDelivery } from './objections/object-to-delivery.action.js';
import { ObjectionsController } from './objections/objections.controller.js';
import { ActionPlansController } from './plans/action-plans.controller.js';
import { PersonalPlans } from './plans/personal-plans.table.js';
import { WriteActionPlan } from './plans/write-action-plan.action.js';
import { AskForReplies } from './replies/ask-for-replies.js';
import { AnnounceReviews } from './reviews/announce-reviews.job.js';
import { AnswerReview } from './reviews/answer-review.action.js';
import { ListExpertReviews } from './reviews/list-expert-reviews.action.js';
import { PersonalReviews } from './reviews/personal-reviews.table.js';
import { ReviewSession } from './reviews/review-session.action.js';
import { ReviewsController } from './reviews/reviews.controller.js';

/** What comes after a session has begun: its record, who says what about it, and what both do next. */
@Module({
  imports: [DisputesModule],
  controllers: [
    DeliveryController,
    ObjectionsController,
    NoShowsController,
    SessionMattersController,
    ActionPlansController,
    ReviewsController,
    CountersignaturesController,
  ],
  providers: [
    ...[AskForReplies, BookingPost, SessionPost],
    ...[RecordDelivery, ReadDelivery, AcceptSession, AcceptBySilence, RemindToRecord, AskOfUnrecorded],
    ...[ObjectToDelivery, DecideObjection, FollowObjections],
    ...[ReportNoShow, DecideNoShow, SettleNoShows, FollowNoShows],
    WriteActionPlan,
    ...[ReviewSession, AnswerReview, ListExpertReviews, AnnounceReviews],
    CountersignSession,
    ...[PersonalSessionRecords, PersonalSessionMatters, PersonalPlans, PersonalReviews],
  ],
  exports: [BookingPost],
})
export class AfterSessionModule {}
