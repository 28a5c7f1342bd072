import { Body, Controller, Delete, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { deliveryView } from '../delivery/delivery.view.js';
import { DecideObjection } from './decide-objection.action.js';
import { ObjectToDelivery } from './object-to-delivery.action.js';
import {
  type ObjectionDecisionRequest,
  objectionDecisionRequest,
  type ObjectionRequest,
  objectionRequest,
} from './objection.request.js';

@ApiTags('Sessions')
@Controller('api/v1/bookings/:id/objection')
export class ObjectionsController {
  constructor(
    private readonly objectToDelivery: ObjectToDelivery,
    private readonly decideObjection: DecideObjection,
  ) {}

  @Post()
  @Idempotent()
  @Operation({
    id: 'objectToDelivery',
    summary: 'Say what is wrong with the record of a session',
    description:
      'While it stands, silence does not accept the session. The adviser can correct the record; a steward can decide. Of a paid ' +
      'session it stands for as long as the record can be disputed: then it lapses, or becomes a dispute where there was no session.',
    status: 201,
    answer: deliveryView,
    refusals: ['not-found', 'not-allowed', 'booking-state', 'objection-state', 'too-many-entries'],
  })
  raise(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Body({ schema: objectionRequest }) body: ObjectionRequest,
  ) {
    return this.objectToDelivery.run(actor, id, body);
  }

  @Delete()
  @Operation({
    id: 'withdrawObjection',
    summary: 'Withdraw my objection',
    description: 'The time to accept the record, or to object again, starts anew.',
    answer: deliveryView,
    refusals: ['not-found', 'not-allowed', 'objection-state'],
  })
  withdraw(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: BookingId) {
    return this.objectToDelivery.withdraw(actor, id);
  }

  @Post('decision')
  @Idempotent()
  @Operation({
    id: 'decideObjection',
    summary: 'Settle an objection',
    description: 'A steward’s, and of no side. Until it is over, a steward may decide again.',
    answer: deliveryView,
    refusals: ['not-found', 'not-allowed', 'objection-state'],
  })
  decide(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Body({ schema: objectionDecisionRequest }) body: ObjectionDecisionRequest,
  ) {
    return this.decideObjection.run(actor, id, body);
  }
}
