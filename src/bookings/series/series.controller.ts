import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { SeriesId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { type CancelBookingRequest, cancelBookingRequest } from '../booking.request.js';
import { ReadBookings } from '../read-bookings.action.js';
import { ChangeSeries } from './change-series.action.js';
import { HoldSeries } from './hold-series.action.js';
import { PreviewSeries } from './preview-series.action.js';
import { SeriesAlternatives } from './series-alternatives.interceptor.js';
import { type SeriesRequest, seriesRequest } from './series.request.js';
import { seriesBookingsView, seriesPreviewView, seriesView, viewConflict } from './series.view.js';

const refusedSlots = [
  ...([
    'not-found',
    'not-allowed',
    'offer-changed',
    'group-offer',
    'own-expertise',
    'no-rate-card',
    'effective-rate-too-low',
  ] as const),
  ...(['slot-token-expired', 'slot-token-invalid'] as const),
] as const;

@ApiTags('Bookings')
@Controller('api/v1/bookings/series')
export class SeriesController {
  constructor(
    private readonly readBookings: ReadBookings,
    private readonly previewSeries: PreviewSeries,
    private readonly holdSeries: HoldSeries,
    private readonly changeSeries: ChangeSeries,
  ) {}

  @Post('preview')
  @Operation({
    id: 'previewSeries',
    summary: 'Which sessions of a series could be held, and which not and why',
    description: 'Nothing is taken, so somebody else may.',
    answer: seriesPreviewView,
    refusals: refusedSlots,
  })
  preview(@SignedIn() actor: Actor, @Body({ schema: seriesRequest }) body: SeriesRequest) {
    return this.previewSeries.run(actor, body);
  }

  @Post()
  @Idempotent()
  @UseInterceptors(SeriesAlternatives)
  @Operation({
    id: 'holdSeries',
    summary: 'Hold a listed time and the same hour of weeks to come',
    description:
      'All at once, and as one hold of your organisation. Each is a booking of its own, to be confirmed, moved or called ' +
      'off singly or with the others.',
    status: 201,
    answer: seriesView,
    refusals: [...refusedSlots, 'series-conflict', 'hold-limit', 'request-limit'],
  })
  async hold(@SignedIn() actor: Actor, @Body({ schema: seriesRequest }) body: SeriesRequest) {
    const { id, bookings, skipped } = await this.holdSeries.run(actor, body);
    return {
      series_id: id,
      bookings: await this.readBookings.viewAll(bookings),
      skipped: skipped.map(viewConflict),
    };
  }

  @Post(':id/confirmation')
  @Idempotent()
  @Operation({
    id: 'confirmSeries',
    summary: 'Confirm all sessions of a series that are held, or none',
    description: 'Where the offer asks, each becomes a request, which the adviser answers singly.',
    answer: seriesBookingsView,
    refusals: ['not-found', 'not-allowed', 'funding-needed', 'hold-lapsed', 'booking-state', 'already-started'],
  })
  async confirm(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: SeriesId) {
    return this.show(id, await this.changeSeries.confirm(actor, id));
  }

  @Post(':id/cancellation')
  @Idempotent()
  @Operation({
    id: 'cancelSeries',
    summary: 'Call off the sessions of a series that are still to come',
    answer: seriesBookingsView,
    refusals: ['not-found', 'not-allowed', 'booking-state'],
  })
  async cancel(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: SeriesId,
    @Body({ schema: cancelBookingRequest }) body: CancelBookingRequest,
  ) {
    return this.show(id, await this.changeSeries.cancel(actor, id, body));
  }

  private async show(id: SeriesId, bookings: Awaited<ReturnType<ChangeSeries['confirm']>>) {
    return { series_id: id, bookings: await this.readBookings.viewAll(bookings) };
  }
}
