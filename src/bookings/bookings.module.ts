import { Module } from '@nestjs/common';
import { ExpertsModule } from '../experts/index.js';
import { CONFIG, type Config } from '../platform/config.js';
import { AfterSessionModule } from './after-session.module.js';
import { samplesOf } from '../mail/index.js';
import { bookingSamples } from './bookings.letters.samples.js';
import { BookingsController } from './bookings.controller.js';
import { CancelBooking } from './cancel-booking.action.js';
import { ChangeDiary } from './change-diary.action.js';
import { ConfirmBooking } from './confirm-booking.action.js';
import { CountPaidMinutes } from './count-paid-minutes.job.js';
import { DebtsController } from './debts/debts.controller.js';
import { PersonalDebts } from './debts/personal-debts.table.js';
import { DebtPost } from './debts/debt.post.js';
import { DebtsOfPayers } from './debts/debts-of-payers.js';
import { PayDebt } from './debts/pay-debt.action.js';
import { ReadCredit } from './debts/read-credit.action.js';
import { ReadDebts } from './debts/read-debts.action.js';
import { RecordDebtPayment } from './debts/record-debt-payment.action.js';
import { DiaryChangesController } from './diary-changes.controller.js';
import { ExplainSlots } from './explain-slots.action.js';
import { ForgetLapsedHolds } from './forget-lapsed-holds.job.js';
import { FundBooking } from './funding/fund-booking.action.js';
import { FundingController } from './funding/funding.controller.js';
import { PersonalMoney } from './funding/personal-money.table.js';
import { ReadFunding } from './funding/read-funding.action.js';
import { RecordClientPayment } from './funding/record-client-payment.action.js';
import { CallOffGroupSession } from './groups/call-off-group-session.action.js';
import { DecideGroupSessions } from './groups/decide-group-sessions.job.js';
import { GroupSessionPost } from './groups/group-session.post.js';
import { GroupSessionsController } from './groups/group-sessions.controller.js';
import { GroupSessionsOfExpertController } from './groups/group-sessions-of-expert.controller.js';
import { GuaranteeGroupSession } from './groups/guarantee-group-session.action.js';
import { PersonalGroups } from './groups/personal-groups.table.js';
import { ReadGroupPay } from './groups/read-group-pay.action.js';
import { ReadGroupSessions } from './groups/read-group-sessions.action.js';
import { ScheduleGroupSession } from './groups/schedule-group-session.action.js';
import { TakeSeat } from './groups/take-seat.action.js';
import { HoldTime } from './hold-time.action.js';
import { ListSlots } from './list-slots.action.js';
import { ForgetMeetings } from './meeting/forget-meetings.job.js';
import { KeepMeetingSettings } from './meeting/keep-meeting-settings.action.js';
import { MeetingSettingsController } from './meeting/meeting-settings.controller.js';
import { MeetingController } from './meeting/meeting.controller.js';
import { PersonalMeetings } from './meeting/personal-meetings.table.js';
import { ReadMeeting } from './meeting/read-meeting.action.js';
import { SetMeeting } from './meeting/set-meeting.action.js';
import { MoveBooking } from './move-booking.action.js';
import { CancelUnpaidSessions } from './payments/cancel-unpaid-sessions.job.js';
import { FollowReversal } from './payments/follow-reversal.action.js';
import { PlanSessionPayment } from './payments/plan-session-payment.action.js';
import { ReadPaymentOptions } from './payments/read-payment-options.action.js';
import { SessionPaymentsController } from './payments/session-payments.controller.js';
import { SessionPurpose } from './payments/session-purpose.js';
import { UsePayment } from './payments/use-payment.action.js';
import { PersonalBookings } from './personal-bookings.table.js';
import { BookingMoneyController } from './quotes/booking-money.controller.js';
import { ReadBookingQuote } from './quotes/read-booking-quote.action.js';
import { ReadBookings } from './read-bookings.action.js';
import { RemindOfGroupSessions } from './groups/remind-of-group-sessions.job.js';
import { RemindOfBookings } from './remind-of-bookings.job.js';
import { TakeReply } from './replies/take-reply.action.js';
import { PersonalReplies } from './replies/personal-replies.table.js';
import { AnswerRequest } from './requests/answer-request.action.js';
import { ChangeSeries } from './series/change-series.action.js';
import { HoldSeries } from './series/hold-series.action.js';
import { NearConflicts } from './series/near-conflicts.js';
import { PreviewSeries } from './series/preview-series.action.js';
import { SeriesController } from './series/series.controller.js';
import { SlotTokens } from './slot-token.js';
import { SlotsController } from './slots.controller.js';
import { ChangeExpertState } from './standing/change-expert-state.action.js';
import { ExpertStatesController } from './standing/expert-states.controller.js';
import { SessionsAhead } from './standing/sessions-ahead.js';
import { TidyLapsedHolds } from './tidy-lapsed-holds.job.js';
import { TimeCreditsModule } from './time-credits/time-credits.module.js';
import { ChangeWaitingList } from './waiting/change-waiting-list.action.js';
import { EndWaiting } from './waiting/end-waiting.js';
import { OfferFreedSeats } from './waiting/offer-freed-seats.js';
import { OfferFreedTime } from './waiting/offer-freed-time.js';
import { PersonalWaiting } from './waiting/personal-waiting.table.js';
import { ReadWaitingList } from './waiting/read-waiting-list.action.js';
import { ServeWaitingLists } from './waiting/serve-waiting-lists.job.js';
import { WaitForSeat } from './waiting/wait-for-seat.action.js';
import { WaitingListController } from './waiting/waiting-list.controller.js';

const payments = [
  ReadPaymentOptions,
  PlanSessionPayment,
  UsePayment,
  FollowReversal,
  SessionPurpose,
  CancelUnpaidSessions,
];

const groups = [
  GroupSessionPost,
  ReadGroupSessions,
  ScheduleGroupSession,
  TakeSeat,
  CallOffGroupSession,
  GuaranteeGroupSession,
  DecideGroupSessions,
  ReadGroupPay,
];

const replies = [TakeReply, PersonalReplies];

const series = [NearConflicts, PreviewSeries, HoldSeries, ChangeSeries];

@Module({
  imports: [ExpertsModule, AfterSessionModule, TimeCreditsModule],
  controllers: [
    SeriesController,
    BookingsController,
    MeetingController,
    MeetingSettingsController,
    BookingMoneyController,
    ...[FundingController, SessionPaymentsController, DebtsController],
    SlotsController,
    DiaryChangesController,
    WaitingListController,
    ExpertStatesController,
    GroupSessionsController,
    GroupSessionsOfExpertController,
  ],
  providers: [
    { provide: SlotTokens, inject: [CONFIG], useFactory: (config: Config) => new SlotTokens(config.authSecret ?? '') },
    samplesOf('bookings', bookingSamples),
    SessionsAhead,
    ChangeExpertState,
    ReadBookings,
    ListSlots,
    ExplainSlots,
    ChangeDiary,
    HoldTime,
    ConfirmBooking,
    AnswerRequest,
    MoveBooking,
    KeepMeetingSettings,
    ReadMeeting,
    SetMeeting,
    CancelBooking,
    ...[FundBooking, RecordClientPayment, ReadFunding, ReadDebts, RecordDebtPayment],
    ...[DebtPost, DebtsOfPayers, PayDebt, ReadCredit],
    ReadBookingQuote,
    RemindOfBookings,
    RemindOfGroupSessions,
    TidyLapsedHolds,
    OfferFreedTime,
    OfferFreedSeats,
    EndWaiting,
    WaitForSeat,
    ChangeWaitingList,
    ReadWaitingList,
    ServeWaitingLists,
    CountPaidMinutes,
    ...[ForgetLapsedHolds, ForgetMeetings],
    ...[PersonalBookings, PersonalWaiting, PersonalMeetings, PersonalGroups, PersonalMoney, PersonalDebts],
    ...replies,
    ...groups,
    ...payments,
    ...series,
  ],
  exports: [OfferFreedTime],
})
export class BookingsModule {}
