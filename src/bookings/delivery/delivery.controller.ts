import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { AcceptSession } from './accept-session.action.js';
import {
  type AcceptanceRequest,
  acceptanceRequest,
  type DeliveryRequest,
  deliveryRequest,
} from './delivery.request.js';
import { deliveryView, notesView } from './delivery.view.js';
import { ReadDelivery } from './read-delivery.action.js';
import { RecordDelivery } from './record-delivery.action.js';

@ApiTags('Sessions')
@Controller('api/v1/bookings/:id')
export class DeliveryController {
  constructor(
    private readonly recordDelivery: RecordDelivery,
    private readonly acceptSession: AcceptSession,
    private readonly readDelivery: ReadDelivery,
  ) {}

  @Post('delivery')
  @Idempotent()
  @Operation({
    id: 'recordDelivery',
    summary: 'Record a session that took place',
    description:
      'By its adviser, once it has begun. The client is asked to confirm it; silence for 48 hours, or what the policy `clocks` says, accepts it.',
    status: 201,
    answer: deliveryView,
    refusals: ['not-found', 'not-allowed', 'booking-state', 'too-early'],
  })
  record(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Body({ schema: deliveryRequest }) body: DeliveryRequest,
  ) {
    return this.recordDelivery.run(actor, id, body);
  }

  @Put('delivery')
  @Operation({
    id: 'correctDelivery',
    summary: 'Correct a record that is not accepted yet',
    description:
      'What was recorded before stays to be read, and the time to accept it starts anew; while an objection stands, no time runs.',
    answer: deliveryView,
    refusals: ['not-found', 'not-allowed', 'booking-state', 'too-many-entries'],
  })
  correct(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Body({ schema: deliveryRequest }) body: DeliveryRequest,
  ) {
    return this.recordDelivery.correct(actor, id, body);
  }

  @Get('delivery')
  @Operation({
    id: 'readDelivery',
    summary: 'What was recorded of a session, and whether it is accepted',
    answer: deliveryView,
    refusals: ['not-found', 'not-allowed'],
  })
  read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: BookingId) {
    return this.readDelivery.run(actor, id);
  }

  @Get('delivery/notes')
  @Operation({
    id: 'readDeliveryNotes',
    summary: 'My private notes on a session',
    answer: notesView,
    refusals: ['not-found', 'not-allowed'],
  })
  async notes(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: BookingId) {
    return { private_notes: await this.readDelivery.notes(actor, id) };
  }

  @Post('acceptance')
  @Idempotent()
  @Operation({
    id: 'acceptSession',
    summary: 'Accept what the adviser recorded',
    description: 'Ends an objection too.',
    answer: deliveryView,
    refusals: ['not-found', 'not-allowed', 'booking-state', 'record-changed'],
  })
  accept(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Body({ schema: acceptanceRequest }) body: AcceptanceRequest,
  ) {
    return this.acceptSession.run(actor, id, body);
  }
}
