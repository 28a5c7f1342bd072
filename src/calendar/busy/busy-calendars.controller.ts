import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { ExpertId, TimeOffSourceId } from '../../kernel/id.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import {
  type ChangeBusyCalendarRequest,
  changeBusyCalendarRequest,
  type ConnectBusyCalendarRequest,
  connectBusyCalendarRequest,
  type PreviewBusyCalendarRequest,
  previewBusyCalendarRequest,
} from './busy-calendar.request.js';
import {
  busyCalendarsView,
  busyCalendarView,
  busyPreviewView,
  viewBusyCalendar,
  viewBusyPreview,
} from './busy-calendar.view.js';
import { ConnectBusyCalendar } from './connect-busy-calendar.action.js';
import { LookAtBusyCalendars } from './look-at-busy-calendars.action.js';

/** What talks to others is asked outside of transactions, so no route takes an idempotency key: a calendar is connected once in any case. */
@ApiTags('Diary')
@Controller('api/v1/experts/:id/calendars')
export class BusyCalendarsController {
  constructor(
    private readonly lookAtBusyCalendars: LookAtBusyCalendars,
    private readonly connectBusyCalendar: ConnectBusyCalendar,
  ) {}

  @Get()
  @Operation({
    id: 'listBusyCalendars',
    summary: 'Calendars of mine that say when I am busy',
    description: 'When each was last read, why it failed, and which sessions lie in time that it says is taken.',
    answer: busyCalendarsView,
    refusals: ['not-found', 'not-allowed'],
  })
  async list(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ExpertId) {
    const found = await this.lookAtBusyCalendars.list(actor, id);
    return { items: found.map(({ calendar, clashes }) => viewBusyCalendar(calendar, clashes)) };
  }

  @Post('previews')
  @Operation({
    id: 'previewBusyCalendar',
    summary: 'What a calendar says is taken, before it is connected',
    description: 'It is read at once, and nothing is kept.',
    answer: busyPreviewView,
    refusals: ['not-found', 'not-allowed'],
  })
  async preview(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: previewBusyCalendarRequest }) { address }: PreviewBusyCalendarRequest,
  ) {
    return viewBusyPreview(address, await this.lookAtBusyCalendars.preview(actor, id, address));
  }

  @Post()
  @Operation({
    id: 'connectBusyCalendar',
    summary: 'Be booked only when a calendar of mine says that I am free',
    description:
      'It is read at once and then about every quarter of an hour. What it says is taken becomes time off, without its titles unless they are asked for. Its address is kept sealed.',
    answer: busyCalendarView,
    refusals: ['not-found', 'not-allowed', 'too-many-entries', 'calendar-connected-already'],
  })
  async connect(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: connectBusyCalendarRequest }) body: ConnectBusyCalendarRequest,
  ) {
    return this.show(actor, id, await this.connectBusyCalendar.run(actor, id, body));
  }

  @Patch(':calendarId')
  @Operation({
    id: 'changeBusyCalendar',
    summary: 'Give a calendar another name, or keep its titles or not',
    answer: busyCalendarView,
    refusals: ['not-found', 'not-allowed'],
  })
  async change(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('calendarId', { schema: idParameter }) calendarId: TimeOffSourceId,
    @Body({ schema: changeBusyCalendarRequest }) body: ChangeBusyCalendarRequest,
  ) {
    await this.connectBusyCalendar.change(actor, id, calendarId, body);
    return this.show(actor, id, calendarId);
  }

  @Post(':calendarId/readings')
  @Operation({
    id: 'refreshBusyCalendar',
    summary: 'Read a calendar now',
    answer: busyCalendarView,
    refusals: ['not-found', 'not-allowed'],
  })
  async readNow(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('calendarId', { schema: idParameter }) calendarId: TimeOffSourceId,
  ) {
    await this.connectBusyCalendar.readNow(actor, id, calendarId);
    return this.show(actor, id, calendarId);
  }

  @Delete(':calendarId')
  @Operation({
    id: 'disconnectBusyCalendar',
    summary: 'Let a calendar go, and all that it said was taken',
    status: 204,
    refusals: ['not-found', 'not-allowed'],
  })
  disconnect(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('calendarId', { schema: idParameter }) calendarId: TimeOffSourceId,
  ) {
    return this.connectBusyCalendar.disconnect(actor, id, calendarId);
  }

  private async show(actor: Actor, id: ExpertId, calendarId: TimeOffSourceId) {
    const { calendar, clashes } = await this.lookAtBusyCalendars.one(actor, id, calendarId);
    return viewBusyCalendar(calendar, clashes);
  }
}
