import { Inject, Injectable } from '@nestjs/common';
import type { Person } from '../accounts/index.js';
import { zoneOf } from '../diary/index.js';
import { Mail } from '../mail/index.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import type { Transaction } from '../platform/database.js';
import { bandsAgreed } from './bands-agreed.js';
import type { Booking } from './booking.js';
import { invitationOf, type InvitedSession } from './booking.invite.js';
import { type LetterFacts, letterOf, type Note, noteOf } from './booking.letters.js';
import { bandAt, rateOf } from './cancellation-bands.js';
import { GroupSessionTable } from './groups/group-session.table.js';
import { FundingTable } from './funding/funding.table.js';
import type { ToldSettlement } from './funding/settlement.letters.js';
import { fixMeeting } from './meeting/fix-meeting.js';
import { isTold, type Meeting } from './meeting/meeting.js';
import { withMeeting } from './meeting/meeting.letters.js';
import { meetingToldTo } from './meeting/meeting-readers.js';
import { MeetingTable } from './meeting/meeting.table.js';
import { type Parties, partiesTo } from './parties.js';
import { AskForReplies, askedToReply } from './replies/ask-for-replies.js';
import type { ReminderNews } from './reminders.js';
import { requestEnded } from './requests/request.letters.js';

type News = 'confirmed' | 'moved' | 'meeting-changed' | 'cancelled' | ReminderNews;

/**
 * Tells both sides of a session what became of it, each in their language and zone, with the invite that says the same.
 */
@Injectable()
export class BookingPost {
  constructor(
    private readonly mail: Mail,
    private readonly clock: Clock,
    private readonly replies: AskForReplies,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async send(tx: Transaction, news: News, booking: Booking, previousStart?: Temporal.Instant): Promise<void> {
    const parties = await partiesTo(tx, booking);
    const method = news === 'cancelled' ? 'CANCEL' : 'REQUEST';
    const session = await invitedSession(tx, booking, parties, this.config);
    const meeting = await this.meetingOf(tx, news, booking);
    const money =
      news === 'cancelled' ? await settlementOf(tx, booking) : await rateOfNow(tx, booking, this.clock.now());
    const asked = await this.replies.of(tx, booking, { isFirst: news === 'confirmed' });
    for (const side of await toldOf(tx, news, booking)) {
      const person = parties[side];
      const told = meeting && meetingToldTo({ side, language: person.language }, meeting, booking, parties);
      const facts = factsFor(person, booking, parties, session.url, previousStart);
      const letter = letterOf(news, { ...facts, ...money, ...(told ? { meeting: told } : {}) }, { ...person, side });
      const invited = askedToReply(
        withMeeting(titledFor(person, session, booking, parties), told),
        person.email,
        asked[side],
      );
      const content = invitationOf(invited, method, this.clock.now());
      await this.mail.post(tx, {
        kind: `booking-${news}`,
        to: { name: person.name, address: person.email },
        about: { id: booking.id, startsAt: booking.startsAt },
        ...letter,
        // An adviser has a group session in their calendar once, and not every seat of it.
        ...(side === 'adviser' && booking.groupSessionId !== null
          ? {}
          : { calendar: { method, content }, replyTo: asked[side]?.address }),
      });
    }
  }

  /** Tells whom it concerns that a booking is cancelled; of a hold nobody knew but who had it. */
  async sendCancelled(tx: Transaction, standing: Booking, cancelled: Booking): Promise<void> {
    if (standing.state === 'confirmed') await this.send(tx, 'cancelled', cancelled);
    if (standing.state !== 'requested') return;
    for (const note of requestEnded(whoAsked(cancelled) ?? 'steward')) await this.note(tx, cancelled, note);
  }

  /**
   * Tells one side something that no calendar is told of; `kind` names the letter: `booking-requested`. What it tells of somebody's own
   * money goes to that `payer`.
   */
  async note(tx: Transaction, booking: Booking, note: Note, payer?: Person): Promise<void> {
    const parties = await partiesTo(tx, booking);
    const person = payer ?? parties[note.to];
    const facts = factsFor(person, booking, parties, pageOf(booking, this.config));
    const letter = noteOf(note.words, facts, { ...person, side: note.to });
    const about = { id: booking.id, startsAt: booking.startsAt };
    await this.mail.post(tx, { kind: note.kind, to: { name: person.name, address: person.email }, about, ...letter });
  }

  /** Where they meet is fixed when they are first told of it, and not told once the session is called off. */
  private async meetingOf(tx: Transaction, news: News, booking: Booking): Promise<Meeting | undefined> {
    const now = this.clock.now();
    if (news === 'confirmed') return fixMeeting(tx, booking, this.config.jitsiUrl, now);
    return isTold(booking, now) ? new MeetingTable(tx).of(booking.id) : undefined;
  }
}

async function settlementOf(tx: Transaction, { id }: Booking): Promise<{ settlement?: ToldSettlement }> {
  const settlement = (await new FundingTable(tx).settlements([id])).get(id);
  return settlement ? { settlement } : {};
}

async function rateOfNow(
  tx: Transaction,
  booking: Booking,
  now: Temporal.Instant,
): Promise<{ cancelRateNow?: number }> {
  const band = bandAt(booking, now);
  if (booking.price.minor === 0 || band === 'free') return {};
  return { cancelRateNow: rateOf(band, await bandsAgreed(tx, booking, now)) };
}

function pageOf(booking: Booking, config: Config): string {
  return `${config.baseUrl}/bookings/${booking.id}`;
}

/** A calendar has it in its reader's language, as the letter does. */
function titledFor(
  { language }: Person,
  session: InvitedSession,
  { titleCy }: Booking,
  parties: Parties,
): InvitedSession {
  if (language !== 'cy' || titleCy === '') return { ...session, language };
  return { ...session, language, title: `${titleCy}: ${parties.expert.name}, ${parties.organisationName}` };
}

/** Of what is the whole group session's, its adviser is told once, and not for every seat. */
async function toldOf(
  tx: Transaction,
  news: News,
  { groupSessionId, cancelledSide }: Booking,
): Promise<readonly ('client' | 'adviser')[]> {
  if (groupSessionId === null) return ['client', 'adviser'];
  if (news === 'reminder' || news === 'reminder-soon' || cancelledSide === 'adviser') return ['client'];
  const { state } = await new GroupSessionTable(tx).find(groupSessionId);
  return state === 'cancelled' ? ['client'] : ['client', 'adviser'];
}

/** What calendars are told of a booking. */
export async function invitedSession(
  tx: Transaction,
  booking: Booking,
  parties: Parties,
  config: Config,
): Promise<InvitedSession> {
  const url = pageOf(booking, config);
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
  previousStart?: Temporal.Instant,
): LetterFacts {
  const asked = whoAsked(booking);
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
    ...(booking.lapsesAt ? { lapsesAt: booking.lapsesAt } : {}),
    isSeat: booking.groupSessionId !== null,
    ...(previousStart ? { previousStart } : {}),
    ...(booking.cancelReason ? { reason: booking.cancelReason } : {}),
    ...(asked ? { cancelledBy: asked } : {}),
    ...(booking.cancelNote ? { note: booking.cancelNote } : {}),
  };
}

/** Who has called it off; null where nobody did, and it was not paid for. */
function whoAsked({ cancelledSide, cancelReason }: Booking): Booking['cancelledSide'] {
  return cancelReason === 'unpaid' ? null : cancelledSide;
}

/** `Barefoot <bookings@barefoot.example>` in its two parts. */
export function senderOf(mailFrom: string): { name: string; email: string } {
  const [, name = '', email = ''] = /^([^<]*)<([^>]+)>$/.exec(mailFrom) ?? [];
  return { name: name.trim() || 'Barefoot', email };
}
