import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { DecideNoShow } from './decide-no-show.action.js';
import {
  type ContestRequest,
  contestRequest,
  type NoShowDecisionRequest,
  noShowDecisionRequest,
  type NoShowRequest,
  noShowRequest,
} from './no-show.request.js';
import { noShowView } from './no-show.view.js';
import { ReportNoShow } from './report-no-show.action.js';

@ApiTags('Sessions')
@Controller('api/v1/bookings/:id/no-show')
export class NoShowsController {
  constructor(
    private readonly reportNoShow: ReportNoShow,
    private readonly decideNoShow: DecideNoShow,
  ) {}

  @Post()
  @Idempotent()
  @Operation({
    id: 'reportNoShow',
    summary: 'Say that the other side did not come',
    description:
      'From 15 minutes after the start, or what the policy `clocks` says, and for seven days. The other side is told, and can contest it.',
    status: 201,
    answer: noShowView,
    refusals: ['not-found', 'not-allowed', 'booking-state', 'too-early', 'too-late'],
  })
  report(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Body({ schema: noShowRequest }) body: NoShowRequest,
  ) {
    return this.reportNoShow.run(actor, id, body);
  }

  @Get()
  @Operation({
    id: 'readNoShow',
    summary: 'Who is said not to have come, and what became of it',
    answer: noShowView,
    refusals: ['not-found', 'not-allowed'],
  })
  read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: BookingId) {
    return this.reportNoShow.read(actor, id);
  }

  @Post('contestation')
  @Idempotent()
  @Operation({
    id: 'contestNoShow',
    summary: 'Say that we did come',
    description:
      'Within 48 hours, or what the policy `clocks` says. A steward decides. Of a paid session in which nobody does, what is due of the client becomes a dispute, and an adviser’s no-show is undone, after the days of the policy `disputes`.',
    status: 201,
    answer: noShowView,
    refusals: ['not-found', 'not-allowed', 'no-show-state', 'dispute-state', 'too-late'],
  })
  contest(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Body({ schema: contestRequest }) body: ContestRequest,
  ) {
    return this.reportNoShow.contest(actor, id, body);
  }

  @Post('decision')
  @Idempotent()
  @Operation({
    id: 'decideNoShow',
    summary: 'Decide on a contested no-show',
    description: 'A steward’s, and of no side.',
    answer: noShowView,
    refusals: ['not-found', 'not-allowed', 'no-show-state', 'dispute-state'],
  })
  decide(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Body({ schema: noShowDecisionRequest }) body: NoShowDecisionRequest,
  ) {
    return this.decideNoShow.run(actor, id, body);
  }
}
