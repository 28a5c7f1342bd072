import { Inject, Injectable } from '@nestjs/common';
import { AccountTable, type Person } from '../accounts/index.js';
import { zoneOf } from '../diary/index.js';
import { Mail } from '../mail/index.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import type { Transaction } from '../platform/database.js';
import type { Booking } from './booking.js';
import { invitationOf, type InvitedSession } from './booking.invite.js';
import { type LetterFacts, letterOf } from './booking.letters.js';
import { type Parties, partiesTo } from './parties.js';

type News = 'confirmed' | 'moved' | 'cancelled' | 'reminder';

/**
 * Tells both sides of a session what became of it, each in their language and zone, with the invite that says the same;
 * save whoever wants no such letters.
 */
@Injectable()
export class BookingPost {
  constructor(
    private readonly mail: Mail,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async send(tx: Transaction, news: News, booking: Booking, previousStart?: Temporal.Instant): Promise<void> {
    const parties = await partiesTo(tx, booking);
    const method = news === 'cancelled' ? 'CANCEL' : 'REQUEST';
    const session = await invitedSession(tx, booking, parties, this.config);
    const accounts = new AccountTable(tx);
    const calendar = { method, content: invitationOf(session, method, this.clock.now()) } as const;
    for (const [side, person] of [
      ['client', parties.client],
      ['adviser', parties.adviser],
    ] as const) {
      if (!(await accounts.wantsLetters(person.userId, news === 'reminder' ? 'reminders' : 'bookings'))) continue;
      const letter = letterOf(news, factsFor(person, booking, parties, session.url, previousStart), {
        ...person,
        side,
      });
      await this.mail.post(tx, {
        kind: `booking-${news}`,
        to: { name: person.name, address: person.email },
        ...letter,
        calendar,
      });
    }
  }
}

/** What calendars are told of a booking. */
export async function invitedSession(
  tx: Transaction,
  booking: Booking,
  parties: Parties,
  config: Config,
): Promise<InvitedSession> {
  const url = `${config.baseUrl}/bookings/${booking.id}`;
  return {
    bookingId: booking.id,
    host: 'barefoot', // not our address, which may change
    sequence: booking.sequence,
    title: `${booking.titleEn}: ${parties.expert.name} and ${parties.organisationName}`,
    description: [booking.needs, url].filter(Boolean).join('\n\n'),
    start: booking.startsAt,
    end: booking.endsAt,
    zone: await zoneOf(tx, booking.expertId),
    mode: booking.mode,
    location: '',
    url,
    organizer: senderOf(config.mailFrom),
    attendees: [parties.adviser, parties.client].map(({ name, email }) => ({ name, email })),
    createdAt: booking.createdAt,
    updatedAt: booking.updatedAt,
    cancelled: booking.state === 'cancelled',
  };
}

function factsFor(
  reader: Person,
  booking: Booking,
  parties: Parties,
  url: string,
  previousStart: Temporal.Instant | undefined,
): LetterFacts {
  return {
    title: reader.language === 'cy' && booking.titleCy !== '' ? booking.titleCy : booking.titleEn,
    start: booking.startsAt,
    end: booking.endsAt,
    mode: booking.mode,
    adviserName: parties.expert.name,
    clientName: parties.client.name,
    organisationName: parties.organisationName,
    needs: booking.needs,
    url,
    cancelFreeUntil: booking.cancelFreeUntil,
    price: booking.price,
    ...(previousStart ? { previousStart } : {}),
    ...(booking.cancelReason ? { reason: booking.cancelReason } : {}),
    ...(booking.cancelledSide ? { cancelledBy: booking.cancelledSide } : {}),
    ...(booking.cancelNote ? { note: booking.cancelNote } : {}),
  };
}

/** `Barefoot <bookings@barefoot.example>` in its two parts. */
function senderOf(mailFrom: string): { name: string; email: string } {
  const [, name = '', email = ''] = /^([^<]*)<([^>]+)>$/.exec(mailFrom) ?? [];
  return { name: name.trim() || 'Barefoot', email };
}
