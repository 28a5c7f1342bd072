import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { KeepMeetingSettings } from './keep-meeting-settings.action.js';
import { type MeetingSettingsRequest, meetingSettingsRequest } from './meeting.request.js';
import { meetingSettingsView, viewMeetingSettings } from './meeting-settings.view.js';

@ApiTags('Experts')
@Controller('api/v1/experts/:id/meeting')
export class MeetingSettingsController {
  constructor(private readonly keepMeetingSettings: KeepMeetingSettings) {}

  @Get()
  @Operation({
    id: 'readMeetingSettings',
    summary: 'How I meet people',
    answer: meetingSettingsView,
    refusals: ['not-found', 'not-allowed'],
  })
  async read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ExpertId) {
    return viewMeetingSettings(await this.keepMeetingSettings.read(actor, id));
  }

  @Put()
  @Operation({
    id: 'setMeetingSettings',
    summary: 'Say how I meet people, in sessions to come',
    description:
      'Told to those who have a session, when it is confirmed, and to nobody else. What is left out is as at first.',
    answer: meetingSettingsView,
    refusals: ['not-found', 'not-allowed'],
  })
  async set(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: meetingSettingsRequest }) body: MeetingSettingsRequest,
  ) {
    return viewMeetingSettings(await this.keepMeetingSettings.set(actor, id, body));
  }
}
