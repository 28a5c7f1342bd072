import { Module } from '@nestjs/common';
import { CalendarLinksController } from './feeds/calendar-links.controller.js';
import { FeedsController } from './feeds/feeds.controller.js';
import { MakeCalendarLink } from './feeds/make-calendar-link.action.js';
import { PersonalCalendarLinks } from './feeds/personal-calendar-links.table.js';
import { ReadFeed } from './feeds/read-feed.action.js';
import { ReadOfferFeed } from './feeds/read-offer-feed.action.js';
import { RevokeCalendarLink } from './feeds/revoke-calendar-link.action.js';

const feeds = [MakeCalendarLink, RevokeCalendarLink, ReadFeed, ReadOfferFeed, PersonalCalendarLinks];

@Module({
  controllers: [CalendarLinksController, FeedsController],
  providers: [...feeds],
})
export class CalendarModule {}
