import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { CountersignSession } from './countersign-session.action.js';
import { type CountersignatureRequest, countersignatureRequest } from './countersignature.request.js';
import { countersignaturesView, sessionsToCountersignView } from './countersignature.view.js';

@ApiTags('Sessions')
@Controller('api/v1')
export class CountersignaturesController {
  constructor(private readonly countersignSession: CountersignSession) {}

  @Get('sessions-to-countersign')
  @Operation({
    id: 'listSessionsToCountersign',
    summary: 'Sessions of advisers that I answer for, whose hours nobody has countersigned',
    description: 'By start. Empty for whoever answers for nobody.',
    answer: sessionsToCountersignView,
  })
  list(@SignedIn() actor: Actor) {
    return this.countersignSession.list(actor);
  }

  @Get('bookings/:id/countersignature')
  @Operation({
    id: 'readCountersignatures',
    summary: 'What was said about the hours of a session',
    description: 'By version of its record, the newest first.',
    answer: countersignaturesView,
    refusals: ['not-found', 'not-allowed'],
  })
  read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: BookingId) {
    return this.countersignSession.read(actor, id);
  }

  @Post('bookings/:id/countersignature')
  @Idempotent()
  @Operation({
    id: 'countersignSession',
    summary: 'Say whether a barefoot adviser’s hours are right',
    description: 'By whoever answers for the adviser. Neither acceptance nor pay waits for it.',
    status: 201,
    answer: countersignaturesView,
    refusals: [
      'not-found',
      'not-allowed',
      'booking-state',
      'record-changed',
      'already-countersigned',
      'profile-suspended',
    ],
  })
  countersign(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Body({ schema: countersignatureRequest }) body: CountersignatureRequest,
  ) {
    return this.countersignSession.run(actor, id, body);
  }
}
