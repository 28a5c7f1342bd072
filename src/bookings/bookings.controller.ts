import { Body, Controller, Get, Header, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../accounts/index.js';
import type { BookingId } from '../kernel/id.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { Operation } from '../platform/http/operation.js';
import { idParameter } from '../platform/http/parameters.js';
import {
  type AnswerRequestRequest,
  answerRequestRequest,
  type CancelBookingRequest,
  cancelBookingRequest,
  type HoldTimeRequest,
  holdTimeRequest,
  type ListBookingsRequest,
  listBookingsRequest,
  type MoveBookingRequest,
  moveBookingRequest,
} from './booking.request.js';
import { bookingsView, bookingView } from './booking.view.js';
import { CancelBooking } from './cancel-booking.action.js';
import { ConfirmBooking } from './confirm-booking.action.js';
import { HoldTime } from './hold-time.action.js';
import { MoveBooking } from './move-booking.action.js';
import { NearestTimes } from './nearest-times.interceptor.js';
import { ReadBookings } from './read-bookings.action.js';
import { AnswerRequest } from './requests/answer-request.action.js';

@ApiTags('Bookings')
@Controller('api/v1/bookings')
export class BookingsController {
  constructor(
    private readonly readBookings: ReadBookings,
    private readonly holdTime: HoldTime,
    private readonly confirmBooking: ConfirmBooking,
    private readonly answerRequest: AnswerRequest,
    private readonly moveBooking: MoveBooking,
    private readonly cancelBooking: CancelBooking,
  ) {}

  @Post()
  @Idempotent()
  @UseInterceptors(NearestTimes)
  @Operation({
    id: 'holdTime',
    summary: 'Hold a listed time for a while',
    description:
      '15 minutes, or what the policy `clocks` says. Of many who ask for one time, one gets it; the others are told what is free near it.',
    status: 201,
    answer: bookingView,
    refusals: [
      'not-found',
      'not-allowed',
      'slot-taken',
      'hold-limit',
      'request-limit',
      'offer-changed',
      'group-offer',
      'own-expertise',
      'no-rate-card',
      'effective-rate-too-low',
      'slot-token-expired',
      'slot-token-invalid',
    ],
  })
  async hold(@SignedIn() actor: Actor, @Body({ schema: holdTimeRequest }) body: HoldTimeRequest) {
    return this.readBookings.view(await this.holdTime.run(actor, body));
  }

  @Get()
  @Operation({ id: 'listBookings', summary: 'My bookings, by start', answer: bookingsView })
  list(@SignedIn() actor: Actor, @Query({ schema: listBookingsRequest }) request: ListBookingsRequest) {
    return this.readBookings.list(actor, request);
  }

  @Get(':id.ics')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="session.ics"')
  @Operation({
    id: 'readBookingCalendar',
    summary: 'A session as an iCalendar file',
    answerType: 'text/calendar',
    refusals: ['not-found', 'booking-state'],
  })
  calendar(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: BookingId) {
    return this.readBookings.calendar(actor, id);
  }

  @Get(':id')
  @Operation({ id: 'readBooking', summary: 'A booking', answer: bookingView, refusals: ['not-found'] })
  read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: BookingId) {
    return this.readBookings.one(actor, id);
  }

  @Post(':id/confirmation')
  @Idempotent()
  @Operation({
    id: 'confirmBooking',
    summary: 'Confirm a held time; both sides are invited',
    description:
      'Where the offer asks, the adviser is asked first: the booking is `requested` then, keeps its time, and lapses unless they answer in time.',
    answer: bookingView,
    refusals: [
      ...(['not-found', 'not-allowed', 'funding-needed'] as const),
      ...(['hold-lapsed', 'request-lapsed', 'booking-state', 'already-started'] as const),
    ],
  })
  async confirm(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: BookingId) {
    return this.readBookings.view(await this.confirmBooking.run(actor, id));
  }

  @Post(':id/answer')
  @Idempotent()
  @Operation({
    id: 'answerRequest',
    summary: 'Accept or decline a request',
    description: 'Accepting confirms the session and invites both sides; declining frees the time.',
    answer: bookingView,
    refusals: ['not-found', 'not-allowed', 'request-lapsed', 'hold-lapsed', 'booking-state', 'already-started'],
  })
  async answer(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Body({ schema: answerRequestRequest }) body: AnswerRequestRequest,
  ) {
    return this.readBookings.view(await this.answerRequest.run(actor, id, body));
  }

  @Post(':id/rescheduling')
  @Idempotent()
  @UseInterceptors(NearestTimes)
  @Operation({
    id: 'moveBooking',
    summary: 'Move a session, in place',
    description: 'The same booking, another time; list the times with `moving`, so that its own is not in its way.',
    answer: bookingView,
    refusals: [
      ...(['not-found', 'not-allowed', 'slot-taken', 'seat-not-movable', 'voucher-not-for-this'] as const),
      ...(['hold-lapsed', 'request-lapsed', 'booking-state', 'already-started'] as const),
    ],
  })
  async move(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Body({ schema: moveBookingRequest }) body: MoveBookingRequest,
  ) {
    return this.readBookings.view(await this.moveBooking.run(actor, id, body));
  }

  @Post(':id/cancellation')
  @Idempotent()
  @Operation({
    id: 'cancelBooking',
    summary: 'Call a session off, withdraw a request, or let a held time go',
    answer: bookingView,
    refusals: ['not-found', 'not-allowed', 'hold-lapsed', 'request-lapsed', 'booking-state', 'already-started'],
  })
  async cancel(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Body({ schema: cancelBookingRequest }) body: CancelBookingRequest,
  ) {
    return this.readBookings.view(await this.cancelBooking.run(actor, id, body));
  }
}
