import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { bookingQuoteView, cancellationPreviewView } from './booking-quote.view.js';
import { ReadBookingQuote } from './read-booking-quote.action.js';

@ApiTags('Bookings')
@Controller('api/v1/bookings/:id')
export class BookingMoneyController {
  constructor(private readonly readQuote: ReadBookingQuote) {}

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
}
