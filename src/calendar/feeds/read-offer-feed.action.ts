import { Inject, Injectable } from '@nestjs/common';
import { publicationOf, sessionsInCalendarOfOffer } from '../../bookings/index.js';
import type { OfferId } from '../../kernel/id.js';
import type { Language } from '../../kernel/when.js';
import { Clock } from '../../platform/clock.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { Database } from '../../platform/database.js';
import { contentHashOf } from './feed.js';
import { feedWords } from './feeds.catalogue.js';
import { noteOfferReading } from './offer-calendar.table.js';
import { refreshMinutes } from './read-feed.action.js';
import type { Feed } from './written-feed.js';

@Injectable()
export class ReadOfferFeed {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws `not-found` unless the offer is one for groups, of an adviser who is live. */
  run(id: OfferId, language: Language): Promise<Feed> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const told = { language, sender: this.config, now };
      const { title, adviserName, zone, sessions } = await sessionsInCalendarOfOffer(tx, id, told);
      const words = feedWords[language];
      const source = `${this.config.baseUrl}/calendars/offers/${id}.ics?language=${language}`;
      const publication = {
        ...{ name: words.group(title), description: words.aboutGroup(adviserName), color: 'teal', zone, source },
        ...{ image: `${this.config.baseUrl}/icon.svg`, refreshMinutes },
      };
      const said = await noteOfferReading(tx, { id, language }, contentHashOf([publication, sessions]), now);
      return { said, cacheControl: 'public', text: () => publicationOf(publication, sessions) };
    });
  }
}
