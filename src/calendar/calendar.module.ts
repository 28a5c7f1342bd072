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

const busy = [
  ...[AskingPace, FeedParser, FeedClient, ReadBusyCalendar, ReadBusyCalendars],
  ...[ConnectBusyCalendar, LookAtBusyCalendars, PersonalBusyCalendars],
];

@Module({ imports: [BookingsModule], controllers: [BusyCalendarsController], providers: busy })
export class CalendarModule {}
