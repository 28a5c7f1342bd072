import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import type { Way } from './meeting-settings.js';
import { wayRequest } from './meeting.request.js';
import { meetingView } from './meeting.view.js';
import { ReadMeeting } from './read-meeting.action.js';
import { SetMeeting } from './set-meeting.action.js';

@ApiTags('Bookings')
@Controller('api/v1/bookings/:id/meeting')
export class MeetingController {
  constructor(
    private readonly readMeeting: ReadMeeting,
    private readonly setMeeting: SetMeeting,
  ) {}

  @Get()
  @Operation({
    id: 'readMeeting',
    summary: 'Where we meet',
    description: 'From the confirmation on, for those whose session it is.',
    answer: meetingView,
    refusals: ['not-found', 'not-allowed', 'booking-state'],
  })
  read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: BookingId) {
    return this.readMeeting.run(actor, id);
  }

  @Put()
  @Operation({
    id: 'setMeeting',
    summary: 'Meet this session otherwise; both sides are told',
    answer: meetingView,
    refusals: ['not-found', 'not-allowed', 'booking-state', 'already-started'],
  })
  set(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Body({ schema: wayRequest }) body: Way,
  ) {
    return this.setMeeting.run(actor, id, body);
  }
}
