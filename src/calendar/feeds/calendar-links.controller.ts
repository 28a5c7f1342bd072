import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { CalendarLinkId } from '../../kernel/id.js';
import { Database } from '../../platform/database.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { type MakeCalendarLinkRequest, makeCalendarLinkRequest } from './calendar-link.request.js';
import { CalendarLinkTable } from './calendar-link.table.js';
import { calendarLinksView, newCalendarLinkView, viewCalendarLink } from './calendar-link.view.js';
import { MakeCalendarLink } from './make-calendar-link.action.js';
import { RevokeCalendarLink } from './revoke-calendar-link.action.js';

@ApiTags('Calendars')
@Controller('api/v1/me/calendar-links')
export class CalendarLinksController {
  constructor(
    private readonly database: Database,
    private readonly makeCalendarLink: MakeCalendarLink,
    private readonly revokeCalendarLink: RevokeCalendarLink,
  ) {}

  @Post()
  @Idempotent({ shownOnce: 'address' })
  @Operation({
    id: 'makeCalendarLink',
    summary: 'Make a secret address that a calendar program subscribes to',
    description:
      'Whoever has the address reads the calendar, without signing in, until it is revoked. It answers with an ETag and Last-Modified, and 304 to whoever has the same already. Group sessions of an offer are open to anyone at /calendars/offers/{id}.ics.',
    status: 201,
    answer: newCalendarLinkView,
    refusals: ['calendar-link-limit', 'not-an-adviser'],
  })
  async make(@SignedIn() actor: Actor, @Body({ schema: makeCalendarLinkRequest }) body: MakeCalendarLinkRequest) {
    const { address, ...link } = await this.makeCalendarLink.run(actor, body);
    return { ...viewCalendarLink(link), address };
  }

  @Get()
  @Operation({ id: 'listCalendarLinks', summary: 'My calendar links', answer: calendarLinksView })
  async list(@SignedIn() actor: Actor) {
    const links = await this.database.transaction((tx) => new CalendarLinkTable(tx).ofPerson(actor.userId));
    return { items: links.map(viewCalendarLink) };
  }

  @Delete(':id')
  @Operation({
    id: 'revokeCalendarLink',
    summary: 'Revoke a calendar link',
    description: 'Programs that read it find nothing there any more; what they have read already they may keep.',
    status: 204,
    refusals: ['not-found'],
  })
  revoke(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: CalendarLinkId) {
    return this.revokeCalendarLink.run(actor, id);
  }
}
