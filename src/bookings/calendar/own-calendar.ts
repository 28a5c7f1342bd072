import type { UserId } from '../../kernel/id.js';
import type { Language } from '../../kernel/when.js';
import { zoneOf } from '../../diary/index.js';
import { ExpertTable } from '../../experts/index.js';
import type { Config } from '../../platform/config.js';
import type { Transaction } from '../../platform/database.js';
import { type Booking, stateAt } from '../booking.js';
import type { PublishedSession } from '../booking.invite.js';
import { senderOf } from '../booking.post.js';
import { BookingTable } from '../booking.table.js';
import type { GroupSession } from '../groups/group-session.js';
import { GroupSessionTable } from '../groups/group-session.table.js';
import { isTold, type Meeting, nothingSaid } from '../meeting/meeting.js';
import { withMeeting } from '../meeting/meeting.letters.js';
import { meetingToldTo } from '../meeting/meeting-readers.js';
import { MeetingTable } from '../meeting/meeting.table.js';
import { calendarWords, titleOf } from './calendar.catalogue.js';
import { type CalendarWindow, windowAt } from './calendar-window.js';
import { type OwnSession, ownSessions, placesOfGroups } from './own-sessions.table.js';

/** Whose calendar it is, and in which language it is read. */
export interface CalendarReader {
  readonly userId: UserId;
  readonly language: Language;
}

/** Where the service is, and who sends its invitations. */
export type CalendarSender = Pick<Config, 'baseUrl' | 'mailFrom'>;

interface Told {
  readonly language: Language;
  readonly sender: CalendarSender;
  readonly now: Temporal.Instant;
}

/** One colour for the sessions that somebody advises in, another for those that they booked. */
export const colours = { adviser: 'teal', client: 'royalblue' } as const;

/**
 * All that somebody's calendar holds of their sessions, by start, in as many statements however many there are: what the invitations
 * say to their side, with the same UIDs and sequences, in their language.
 */
export async function sessionsInCalendarOf(
  tx: Transaction,
  reader: CalendarReader,
  sender: CalendarSender,
  now: Temporal.Instant,
): Promise<PublishedSession[]> {
  const window = windowAt(now);
  const own = await ownSessions(tx, reader.userId, window);
  const ids = own.map(({ bookingId }) => bookingId);
  const bookings = new Map((await new BookingTable(tx).findAll(ids)).map((booking) => [booking.id, booking]));
  const meetings = await new MeetingTable(tx).ofAll(ids);
  const told = { language: reader.language, sender, now };
  const single = own.flatMap((session) => {
    const booking = bookings.get(session.bookingId);
    return booking ? [singleSession(session, booking, meetings.get(booking.id) ?? nothingSaid, told)] : [];
  });
  return inOrder([...single, ...(await advisedGroups(tx, reader.userId, window, told))]).slice(-window.count);
}

/** The sessions for groups that somebody advises, each once and not for every seat. */
async function advisedGroups(
  tx: Transaction,
  userId: UserId,
  window: CalendarWindow,
  told: Told,
): Promise<PublishedSession[]> {
  const expert = await new ExpertTable(tx).findByUser(userId);
  if (!expert) return [];
  const sessions = await new GroupSessionTable(tx).inCalendar({ expertId: expert.id }, window);
  const places = await placesOfGroups(
    tx,
    sessions.map(({ id }) => id),
  );
  const zone = await zoneOf(tx, expert.id);
  return sessions.map((session) => {
    const { url, address } = (session.state === 'scheduled' && places.get(session.id)) || { url: null, address: null };
    return {
      ...groupSession(session, zone, told),
      location: url ?? address ?? calendarWords[told.language][session.mode],
      ...(url === null ? {} : { conference: url }),
    };
  });
}

function singleSession(own: OwnSession, booking: Booking, meeting: Meeting, told: Told): PublishedSession {
  const { language, sender, now } = told;
  const { side, adviserName, clientName, organisationName } = own;
  const words = calendarWords[language];
  const url = `${sender.baseUrl}/bookings/${booking.id}`;
  const names = { expert: { name: adviserName }, client: { name: clientName }, organisationName };
  const session = {
    ...eventOf(booking, statusOf(booking, now), own.zone, told),
    title: `${beforeTitle(booking, now, language)}${titleOf(booking, language)}: ${side === 'client' ? adviserName : organisationName}`,
    description: [side === 'client' ? words.forWhom(organisationName) : '', booking.needs, url]
      .filter(Boolean)
      .join('\n\n'),
    url,
    color: colours[side],
  };
  const meets = isTold(booking, now) ? meetingToldTo({ side, language }, meeting, booking, names) : undefined;
  const placed = { ...session, ...withMeeting(session, meets) };
  return { ...placed, location: placed.location === '' ? words[booking.mode] : placed.location };
}

/** The one event that a session for a group is, to whoever is told of all of it. */
export function groupSession(session: GroupSession, zone: string, told: Told): PublishedSession {
  const words = calendarWords[told.language];
  const status = session.state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED';
  const url = `${told.sender.baseUrl}/groups/${session.id}`;
  return {
    ...eventOf(session, status, zone, told),
    title: `${status === 'CANCELLED' ? `${words.cancelled}: ` : ''}${titleOf(session, told.language)} (${words.group})`,
    description: url,
    location: words[session.mode],
    url,
    color: colours.adviser,
  };
}

/** What a session and one for a group have in common. */
function eventOf(
  session: Booking | GroupSession,
  status: PublishedSession['status'],
  zone: string,
  { sender }: Told,
): Omit<PublishedSession, 'title' | 'description' | 'url' | 'color'> {
  const { id, startsAt, endsAt, sequence, mode, createdAt, updatedAt } = session;
  return {
    ...{ bookingId: id, host: 'barefoot', sequence, mode, zone, createdAt, updatedAt },
    ...{ start: startsAt, end: endsAt, location: '', organizer: senderOf(sender.mailFrom), attendees: [] },
    ...{ status, isBusy: status !== 'CANCELLED' },
  };
}

/** A calendar is told of holds and requests as of something that may be. */
function statusOf(booking: Booking, now: Temporal.Instant): PublishedSession['status'] {
  const state = stateAt(booking, now);
  if (state === 'cancelled') return 'CANCELLED';
  return state === 'held' || state === 'requested' ? 'TENTATIVE' : 'CONFIRMED';
}

/** Not every program shows what is tentative or cancelled: the title says so too. */
function beforeTitle(booking: Booking, now: Temporal.Instant, language: Language): string {
  const state = stateAt(booking, now);
  return state === 'held' || state === 'requested' || state === 'cancelled'
    ? `${calendarWords[language][state]}: `
    : '';
}

export function inOrder(sessions: readonly PublishedSession[]): PublishedSession[] {
  return sessions.toSorted(
    (a, b) => Temporal.Instant.compare(a.start, b.start) || a.bookingId.localeCompare(b.bookingId),
  );
}
