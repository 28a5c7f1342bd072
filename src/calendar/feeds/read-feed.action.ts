import { Inject, Injectable } from '@nestjs/common';
import { AccountTable, hashOf, type Person } from '../../accounts/index.js';
import { publicationOf, senderOf, sessionsInCalendarOf } from '../../bookings/index.js';
import { horizonDays, readBusyTimes } from '../../diary/index.js';
import { ExpertTable } from '../../experts/index.js';
import { notFound } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { Database, type Transaction } from '../../platform/database.js';
import { type CalendarLink, isToken } from './calendar-link.js';
import { CalendarLinkTable } from './calendar-link.table.js';
import { contentHashOf } from './feed.js';
import { feedWords } from './feeds.catalogue.js';
import { freeBusyText } from './free-busy.js';
import type { Feed } from './written-feed.js';

/** How often programs are asked to come back. */
export const refreshMinutes = 60;

/** A calendar as facts, which are cheap to hold against what was said before, and as the text that they make. */
interface Unwritten {
  readonly facts: unknown;
  readonly text: (changedAt: Temporal.Instant) => string;
}

@Injectable()
export class ReadFeed {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws `not-found` for a link that is unknown or revoked. */
  async run(token: string): Promise<Feed> {
    if (!isToken(token)) throw notFound('calendar');
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const links = new CalendarLinkTable(tx);
      const link = await links.byHash(hashOf(token));
      if (!link) throw notFound('calendar');
      const { facts, text } = await this.calendarOf(tx, link, now);
      const said = await links.noteReading(link.id, contentHashOf(facts), now);
      return { said, cacheControl: 'private', text: () => text(said.changedAt) };
    });
  }

  private async calendarOf(tx: Transaction, link: CalendarLink, now: Temporal.Instant): Promise<Unwritten> {
    const person = await new AccountTable(tx).person(link.userId);
    return link.kind === 'sessions' ? this.sessionsOf(tx, person, now) : this.busyTimesOf(tx, link, now);
  }

  private async sessionsOf(tx: Transaction, person: Person, now: Temporal.Instant): Promise<Unwritten> {
    const words = feedWords[person.language];
    const publication = {
      ...{ name: words.sessions, description: words.aboutSessions, color: 'teal', zone: person.zone },
      ...{ image: `${this.config.baseUrl}/icon.svg`, refreshMinutes },
    };
    const sessions = await sessionsInCalendarOf(tx, person, this.config, now);
    return { facts: [publication, sessions], text: () => publicationOf(publication, sessions) };
  }

  /** From the beginning of the day on, so that it is the same all day unless something changes. */
  private async busyTimesOf(tx: Transaction, { id, userId }: CalendarLink, now: Temporal.Instant): Promise<Unwritten> {
    const expert = await new ExpertTable(tx).findByUser(userId);
    if (!expert) throw notFound('calendar');
    const start = now.toZonedDateTimeISO('UTC').startOfDay().toInstant();
    const period = { start, end: start.add({ hours: 24 * horizonDays }) };
    const busy = await readBusyTimes(tx, expert.id, period, now);
    const told = {
      ...{ id, name: expert.name, organizer: senderOf(this.config.mailFrom).email, refreshMinutes },
      ...{ url: `${this.config.baseUrl}/advisers/${expert.id}`, period, busy },
    };
    return { facts: told, text: (changedAt) => freeBusyText(told, changedAt) };
  }
}
