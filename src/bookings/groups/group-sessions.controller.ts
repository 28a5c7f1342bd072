import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, MaybeSignedIn, SignedIn } from '../../accounts/index.js';
import type { GroupSessionId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { bookingView } from '../booking.view.js';
import { ReadBookings } from '../read-bookings.action.js';
import { CallOffGroupSession } from './call-off-group-session.action.js';
import {
  type CallOffRequest,
  callOffRequest,
  type FindGroupSessionsRequest,
  findGroupSessionsRequest,
  type GuaranteeRequest,
  guaranteeRequest,
  type TakeSeatRequest,
  takeSeatRequest,
} from './group-session.request.js';
import { groupPayView } from './group-pay.view.js';
import { attendeesView, foundGroupSessionsView, groupSessionView } from './group-session.view.js';
import { GuaranteeGroupSession } from './guarantee-group-session.action.js';
import { NearestGroupSessions } from './nearest-group-sessions.interceptor.js';
import { ReadGroupPay } from './read-group-pay.action.js';
import { ReadGroupSessions } from './read-group-sessions.action.js';
import { TakeSeat } from './take-seat.action.js';

@ApiTags('Group sessions')
@Controller('api/v1/group-sessions')
export class GroupSessionsController {
  constructor(
    private readonly readGroupSessions: ReadGroupSessions,
    private readonly readBookings: ReadBookings,
    private readonly takeSeat: TakeSeat,
    private readonly callOffGroupSession: CallOffGroupSession,
    private readonly guaranteeGroupSession: GuaranteeGroupSession,
    private readonly readGroupPay: ReadGroupPay,
  ) {}

  @Get()
  @Operation({
    id: 'findGroupSessions',
    summary: 'The group sessions that are to come, by start',
    description: 'Of all live advisers, full ones too: a seat that is held and not confirmed comes back.',
    answer: foundGroupSessionsView,
  })
  find(@Query({ schema: findGroupSessionsRequest }) request: FindGroupSessionsRequest) {
    return this.readGroupSessions.find(request);
  }

  @Get(':id')
  @Operation({
    id: 'readGroupSession',
    summary: 'A group session',
    answer: groupSessionView,
    refusals: ['not-found', 'not-allowed'],
  })
  read(@MaybeSignedIn() actor: Actor | undefined, @Param('id', { schema: idParameter }) id: GroupSessionId) {
    return this.readGroupSessions.one(actor, id);
  }

  @Get(':id/attendees')
  @Operation({
    id: 'listAttendees',
    summary: 'Who has a seat, for the adviser',
    answer: attendeesView,
    refusals: ['not-found', 'not-allowed'],
  })
  attendees(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: GroupSessionId) {
    return this.readGroupSessions.attendees(actor, id);
  }

  @Get(':id/pay')
  @Operation({
    id: 'readGroupSessionPay',
    summary: 'What its adviser is paid for a group session, and where that comes from',
    answer: groupPayView,
    refusals: ['not-found', 'not-allowed'],
  })
  pay(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: GroupSessionId) {
    return this.readGroupPay.run(actor, id);
  }

  @Post(':id/seats')
  @Idempotent()
  @UseInterceptors(NearestGroupSessions)
  @Operation({
    id: 'takeSeat',
    summary: 'Hold a seat for a while',
    description:
      'A booking like any other: confirm it before it lapses. At most 3 for an organisation. Of many who ask for the last ' +
      'seat, one gets it; the others are told which sessions of the same offer have one.',
    status: 201,
    answer: bookingView,
    refusals: [
      ...([
        'not-found',
        'not-allowed',
        'own-expertise',
        'no-rate-card',
        'effective-rate-too-low',
        'already-started',
      ] as const),
      ...(['group-session-state', 'hold-limit', 'seat-limit', 'no-seat-left'] as const),
    ],
  })
  async take(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: GroupSessionId,
    @Body({ schema: takeSeatRequest }) body: TakeSeatRequest,
  ) {
    return this.readBookings.view(await this.takeSeat.run(actor, id, body));
  }

  @Post(':id/cancellation')
  @Idempotent()
  @Operation({
    id: 'callOffGroupSession',
    summary: 'Call a whole group session off',
    description:
      'Every seat of it is cancelled free of charge, and everybody who has one is told. For another time, call it off and schedule anew.',
    answer: groupSessionView,
    refusals: ['not-found', 'not-allowed', 'already-started'],
  })
  async cancel(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: GroupSessionId,
    @Body({ schema: callOffRequest }) body: CallOffRequest,
  ) {
    return this.readGroupSessions.view(await this.callOffGroupSession.run(actor, id, body));
  }

  @Post(':id/guarantee')
  @Idempotent()
  @Operation({
    id: 'guaranteeGroupSession',
    summary: 'See to it that a group session takes place, however few come',
    description: 'For stewards: a named pool pays for the seats that are missing.',
    answer: groupSessionView,
    refusals: ['not-found', 'not-allowed', 'group-session-state', 'already-started'],
  })
  async guarantee(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: GroupSessionId,
    @Body({ schema: guaranteeRequest }) body: GuaranteeRequest,
  ) {
    return this.readGroupSessions.view(await this.guaranteeGroupSession.run(actor, id, body));
  }
}
