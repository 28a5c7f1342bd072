import { Inject, Injectable } from '@nestjs/common';
import { AccountTable, type Person } from '../../accounts/index.js';
import { Mail } from '../../mail/index.js';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { partiesTo } from '../parties.js';
import type { SessionNews, SessionReader } from './session.letters.catalogue.js';
import { sessionLetter, type SessionLetterFacts } from './session.letters.js';

type News = Pick<SessionLetterFacts, 'until' | 'bySilence' | 'missing' | 'hiddenFor' | 'quote'>;

/**
 * Tells those whom it concerns what became of a session that has begun, each in their language and zone. To stewards
 * it is work, and always comes.
 */
@Injectable()
export class SessionPost {
  constructor(
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async send(
    tx: Transaction,
    kind: SessionNews,
    booking: Booking,
    { to, ...news }: News & { readonly to: readonly SessionReader[] },
  ): Promise<void> {
    const parties = await partiesTo(tx, booking);
    const accounts = new AccountTable(tx);
    const facts: SessionLetterFacts = {
      titleEn: booking.titleEn,
      titleCy: booking.titleCy,
      start: booking.startsAt,
      end: booking.endsAt,
      adviserName: parties.expert.name,
      clientName: parties.client.name,
      organisationName: parties.organisationName,
      url: `${this.config.baseUrl}/bookings/${booking.id}`,
      ...news,
    };
    for (const reader of to) {
      const people = reader === 'steward' ? await accounts.stewards() : [parties[reader]];
      for (const person of people) await this.post(tx, kind, facts, { person, reader });
    }
  }

  private async post(
    tx: Transaction,
    kind: SessionNews,
    facts: SessionLetterFacts,
    { person, reader }: { readonly person: Person; readonly reader: SessionReader },
  ): Promise<void> {
    await this.mail.post(tx, {
      kind,
      to: { name: person.name, address: person.email },
      isDuty: reader === 'steward',
      ...sessionLetter(kind, facts, { ...person, reader }),
    });
  }
}
