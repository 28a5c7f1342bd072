import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/index.js';
import { AskingPace } from './busy/asking-pace.js';
import { BusyCalendarsController } from './busy/busy-calendars.controller.js';
import { ConnectBusyCalendar } from './busy/connect-busy-calendar.action.js';
import { FeedClient } from './busy/feed.client.js';
import { FeedParser } from './busy/feed-parser.js';
import { LookAtBusyCalendars } from './busy/look-at-busy-calendars.action.js';
import { PersonalBusyCalendars } from './busy/personal-busy-calendars.table.js';
import { ReadBusyCalendar } from './busy/read-busy-calendar.action.js';
import { ReadBusyCalendars } from './busy/read-busy-calendars.job.js';
import { samplesOf } from '../mail/index.js';
import { calendarSamples } from './calendar.letters.samples.js';
import { CalendarLinksController } from './feeds/calendar-links.controller.js';
import { FeedsController } from './feeds/feeds.controller.js';
import { MakeCalendarLink } from './feeds/make-calendar-link.action.js';
import { PersonalCalendarLinks } from './feeds/personal-calendar-links.table.js';
import { ReadFeed } from './feeds/read-feed.action.js';
import { ReadOfferFeed } from './feeds/read-offer-feed.action.js';
import { RevokeCalendarLink } from './feeds/revoke-calendar-link.action.js';

const feeds = [MakeCalendarLink, RevokeCalendarLink, ReadFeed, ReadOfferFeed, PersonalCalendarLinks];

const busy = [
  ...[AskingPace, FeedParser, FeedClient, ReadBusyCalendar, ReadBusyCalendars],
  ...[ConnectBusyCalendar, LookAtBusyCalendars, PersonalBusyCalendars],
];

@Module({
  imports: [BookingsModule],
  controllers: [CalendarLinksController, FeedsController, BusyCalendarsController],
  providers: [...feeds, ...busy, samplesOf('calendar', calendarSamples)],
})
export class CalendarModule {}
