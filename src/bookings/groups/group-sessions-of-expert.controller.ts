import { Body, Controller, Get, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, MaybeSignedIn, SignedIn } from '../../accounts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { type ScheduleGroupSessionRequest, scheduleGroupSessionRequest } from './group-session.request.js';
import { groupSessionsView, groupSessionView } from './group-session.view.js';
import { NearestGroupSessions } from './nearest-group-sessions.interceptor.js';
import { ReadGroupSessions } from './read-group-sessions.action.js';
import { ScheduleGroupSession } from './schedule-group-session.action.js';

@ApiTags('Group sessions')
@Controller('api/v1/experts/:id/group-sessions')
export class GroupSessionsOfExpertController {
  constructor(
    private readonly readGroupSessions: ReadGroupSessions,
    private readonly scheduleGroupSession: ScheduleGroupSession,
  ) {}

  @Post()
  @Idempotent()
  @UseInterceptors(NearestGroupSessions)
  @Operation({
    id: 'scheduleGroupSession',
    summary: 'Schedule a session for a group',
    description:
      'At a time that your own hours, buffers and limits leave free; the notice and the window of the offer are for others. ' +
      'Where another time is free near one that is not, the refusal says so.',
    status: 201,
    answer: groupSessionView,
    refusals: [
      ...(['not-found', 'not-allowed', 'slot-taken', 'too-many-entries'] as const),
      ...(['no-rate-card', 'effective-rate-too-low'] as const),
    ],
  })
  async schedule(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: scheduleGroupSessionRequest }) body: ScheduleGroupSessionRequest,
  ) {
    return this.readGroupSessions.view(await this.scheduleGroupSession.run(actor, id, body));
  }

  @Get()
  @Operation({
    id: 'listGroupSessionsOfExpert',
    summary: 'The group sessions of an adviser that are to come',
    answer: groupSessionsView,
    refusals: ['not-found', 'not-allowed'],
  })
  list(@MaybeSignedIn() actor: Actor | undefined, @Param('id', { schema: idParameter }) id: ExpertId) {
    return this.readGroupSessions.ofExpert(actor, id);
  }
}
