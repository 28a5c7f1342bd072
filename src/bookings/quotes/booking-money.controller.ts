import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { bookingView } from '../booking.view.js';
import { FundBooking } from '../funding/fund-booking.action.js';
import { type FundBookingRequest, fundBookingRequest } from '../funding/funding.request.js';
import { ReadBookings } from '../read-bookings.action.js';
import { bookingQuoteView, cancellationPreviewView } from './booking-quote.view.js';
import { ReadBookingQuote } from './read-booking-quote.action.js';

@ApiTags('Bookings')
@Controller('api/v1/bookings/:id')
export class BookingMoneyController {
  constructor(
    private readonly readBookings: ReadBookings,
    private readonly readQuote: ReadBookingQuote,
    private readonly fundBooking: FundBooking,
  ) {}

  @Get('quote')
  @Operation({
    id: 'readBookingQuote',
    summary: 'What a session costs, line by line, and what calling it off would',
    description:
      'As it was quoted when the time was held; nothing that changes later changes it. Free introductions have none.',
    answer: bookingQuoteView,
    refusals: ['not-found'],
  })
  quote(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: BookingId) {
    return this.readQuote.run(actor, id);
  }

  @Get('cancellation-preview')
  @Operation({
    id: 'previewCancellation',
    summary: 'What it would cost to call a session off now',
    answer: cancellationPreviewView,
    refusals: ['not-found', 'hold-lapsed', 'booking-state', 'already-started'],
  })
  previewCancellation(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: BookingId) {
    return this.readQuote.previewCancellation(actor, id);
  }

  @Post('funding')
  @Idempotent()
  @Operation({
    id: 'fundBooking',
    summary: 'Say that the price of a held time is secured, which confirms it',
    answer: bookingView,
    refusals: ['not-found', 'not-allowed', 'nothing-to-fund', 'hold-lapsed', 'booking-state', 'already-started'],
  })
  async fund(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Body({ schema: fundBookingRequest }) body: FundBookingRequest,
  ) {
    return this.readBookings.view(await this.fundBooking.run(actor, id, body));
  }
}
