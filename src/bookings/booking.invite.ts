import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { tzlib_get_ical_block, tzlib_get_offset, tzlib_get_timezones } from 'timezones-ical-library';
import { calendarLines, nameValue, severalLines, singleLine, textValue, uriValue } from '../kernel/calendar-lines.js';
import type { Period } from '../kernel/time.js';
import type { Language } from '../kernel/when.js';
import { calendarWords } from './calendar/calendar.catalogue.js';
import type { CalendarAnswer } from './replies/calendar-reply.js';

export interface Mailbox {
  readonly name: string;
  readonly email: string;
}

/** Who takes part; whoever is asked for an answer has given the one that stands here, or none. */
export interface Invited extends Mailbox {
  readonly asked?: CalendarAnswer | 'none';
}

/** What a calendar is told of a booked session. */
export interface InvitedSession extends Period {
  readonly bookingId: string;
  /** The right side of the UID; it must never change for a booking that a calendar has seen. */
  readonly host: string;
  /** Rises with every change that calendars are told of. */
  readonly sequence: number;
  readonly title: string;
  readonly description: string;
  /** The adviser's IANA zone, in which the times are written. */
  readonly zone: string;
  readonly mode: 'video' | 'phone' | 'in_person';
  /** Its reader's; English where it is left out. */
  readonly language?: Language;
  /** Where to be or what to open; the mode in words stands in for an empty one. */
  readonly location: string;
  /** What a video session opens. */
  readonly conference?: string | undefined;
  readonly url: string;
  /** Barefoot's own address, because only the organizer may change an event. */
  readonly organizer: Mailbox;
  readonly attendees: readonly Invited[];
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
  /** Read for PUBLISH only: a REQUEST always confirms and a CANCEL always cancels. */
  readonly cancelled?: boolean;
}

/** A session in a calendar that is subscribed to and read again and again. */
export interface PublishedSession extends InvitedSession {
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  /** Whether it takes the reader's own time. */
  readonly isBusy: boolean;
  /** Of CSS, by its name (RFC 7986, 5.9). */
  readonly color: string;
}

/** What a calendar that is subscribed to says of itself (RFC 7986). */
export interface Publication {
  readonly name: string;
  readonly description: string;
  readonly color: string;
  /** The address of a picture, an SVG. */
  readonly image: string;
  /** Where it is read; left out where that is a secret, because files are passed on. */
  readonly source?: string;
  readonly refreshMinutes: number;
  /** Stands in an empty calendar, which has to hold something. */
  readonly zone: string;
}

/**
 * The iCalendar text (RFC 5545) of a session, as a scheduling message (RFC 5546). A moved session is a REQUEST with
 * the same UID and a higher sequence. PUBLISH is for a file to download and names no attendees, as RFC 5546 3.2.1 asks.
 */
export function invitationOf(
  session: InvitedSession,
  method: 'REQUEST' | 'CANCEL' | 'PUBLISH',
  now: Temporal.Instant,
): string {
  const cancelled = method === 'CANCEL' || (method === 'PUBLISH' && session.cancelled === true);
  const calendar = calendarBy(method);
  calendar.createEvent({
    ...eventOf(session, now),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.OPAQUE,
    attendees: method === 'PUBLISH' ? [] : session.attendees.map(attendeeOf),
  });
  return withLines(calendar.toString(), [], [conferenceOf(session)]);
}

/**
 * The iCalendar text of many sessions, to subscribe to. Their UIDs and sequences are those of the invitations. It says nothing of when
 * it was made: the same sessions are the same text.
 */
export function publicationOf(publication: Publication, sessions: readonly PublishedSession[]): string {
  const calendar = calendarBy('PUBLISH', sessions.length === 0 ? publication.zone : null);
  calendar.ttl(publication.refreshMinutes * 60);
  for (const session of sessions) {
    calendar.createEvent({
      ...eventOf(session, session.updatedAt),
      status: ICalEventStatus[session.status],
      transparency: session.isBusy ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
      busystatus: busyStatusOf(session), // what Outlook reads instead of the two before
    });
  }
  return withLines(
    calendar.toString(),
    linesOf(publication),
    sessions.map((session) => [`COLOR:${session.color}`, ...conferenceOf(session)]),
  );
}

/** @param zone a name here takes the Z from DTSTAMP, so it is for a calendar without events alone */
function calendarBy(method: 'REQUEST' | 'CANCEL' | 'PUBLISH', zone: string | null = null) {
  return ical({
    prodId: { company: 'Barefoot', product: 'Bookings', language: 'EN' },
    method: ICalCalendarMethod[method],
    timezone: { name: zone !== null && !DESCRIBED.has(zone) ? 'Europe/London' : zone, generator: timezoneBlock },
  });
}

function eventOf(session: InvitedSession, stamp: Temporal.Instant) {
  return {
    id: uriValue(`${session.bookingId}@${session.host}`),
    sequence: session.sequence,
    stamp,
    start: session.start,
    end: session.end,
    timezone: saysRightly(session) ? session.zone : null,
    summary: singleLine(session.title),
    description: severalLines(session.description),
    location: severalLines(session.location).trim() || calendarWords[session.language ?? 'en'][session.mode],
    url: uriValue(session.url),
    organizer: { name: nameValue(session.organizer.name), email: uriValue(session.organizer.email) },
    created: session.createdAt,
    lastModified: session.updatedAt,
  };
}

function busyStatusOf({ status, isBusy }: PublishedSession): ICalEventBusyStatus {
  if (!isBusy) return ICalEventBusyStatus.FREE;
  return status === 'TENTATIVE' ? ICalEventBusyStatus.TENTATIVE : ICalEventBusyStatus.BUSY;
}

/** RFC 7986, 5.11: the button to join, in calendar programs that have one. */
function conferenceOf({ conference }: InvitedSession): string[] {
  return conference === undefined ? [] : [`CONFERENCE;VALUE=URI;FEATURE=VIDEO:${uriValue(conference)}`];
}

/** With the names that programs knew before RFC 7986 had its own. */
function linesOf({ name, description, color, image, source }: Publication): string[] {
  const [title, about] = [textValue(singleLine(name)), textValue(description)];
  return [
    ...[`NAME:${title}`, `X-WR-CALNAME:${title}`, `DESCRIPTION:${about}`, `X-WR-CALDESC:${about}`],
    ...[`COLOR:${color}`, `IMAGE;VALUE=URI;DISPLAY=BADGE;FMTTYPE=image/svg+xml:${uriValue(image)}`],
    ...(source === undefined ? [] : [`SOURCE;VALUE=URI:${uriValue(source)}`]),
  ];
}

/** Adds what the library does not write, or not rightly: lines of the calendar, and of each event in turn. */
function withLines(text: string, ofCalendar: readonly string[], ofEvents: readonly (readonly string[])[]): string {
  const inTurn = [...ofEvents];
  const told = text.replace(/(?<=\r\n)END:VEVENT\r\n/g, (end) => `${calendarLines(inTurn.shift() ?? [])}${end}`);
  return `${told.replace(/(?<=\r\n)METHOD:.*\r\n/, (method) => `${method}${calendarLines(ofCalendar)}`)}\r\n`;
}

const STATUS = {
  none: ICalAttendeeStatus.NEEDSACTION,
  accepted: ICalAttendeeStatus.ACCEPTED,
  declined: ICalAttendeeStatus.DECLINED,
  tentative: ICalAttendeeStatus.TENTATIVE,
} as const;

/** Who is not asked booked or offered the session themselves. */
function attendeeOf({ name, email, asked }: Invited) {
  return {
    name: nameValue(name),
    email: uriValue(email),
    role: ICalAttendeeRole.REQ,
    status: STATUS[asked ?? 'accepted'],
    rsvp: asked !== undefined,
  };
}

const DESCRIBED = new Set(tzlib_get_timezones());

/** Zones whose rules have just changed, so that the library, this server and people's calendars disagree about them. */
const DISPUTED = new Set(['Africa/Casablanca', 'Africa/El_Aaiun', 'America/Edmonton', 'America/Vancouver']);

/**
 * Whether the session's times in its own zone mean the same to every reader. They do not in a zone that is no place,
 * has no VTIMEZONE or has a wrong one for that day, nor in the hour that the clock repeats; those are written in UTC.
 */
function saysRightly({ zone, start, end }: InvitedSession): boolean {
  const isPlace = zone.includes('/') && !zone.startsWith('Etc/');
  if (!isPlace || !DESCRIBED.has(zone) || DISPUTED.has(linkedZone(zone))) return false;
  const [from, to] = [start.toZonedDateTimeISO(zone), end.toZonedDateTimeISO(zone)];
  return isOnce(from) && isOnce(to) && isInTable(from, to);
}

/** The zone of which the library holds the rules: Canada/Mountain is America/Edmonton. */
const linkedZone = remembering((zone) => {
  const [, tzid = ''] = tzlib_get_ical_block(zone);
  return tzid.replace('TZID=', '');
});

function isOnce(at: Temporal.ZonedDateTime): boolean {
  const wall = at.toPlainDateTime();
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(at.timeZoneId, { disambiguation }),
  );
  return earlier?.epochMilliseconds === later?.epochMilliseconds;
}

/**
 * Asked of noon from the day before to the day after, so that a change of the clock shows which the table has on a wrong
 * day; and of no other hour, because the library reads the time by the server's own clock, which skips one once a year.
 */
function isInTable(from: Temporal.ZonedDateTime, to: Temporal.ZonedDateTime): boolean {
  const first = from.toPlainDate().subtract({ days: 1 });
  const length = first.until(to.toPlainDate()).days + 2;
  return Array.from({ length }, (_, days) => first.add({ days })).every((day) =>
    isDayInTable(`${from.timeZoneId} ${day.toString()}`),
  );
}

const isDayInTable = remembering((zoneAndDay) => {
  const [zone = '', day = ''] = zoneAndDay.split(' ');
  const { offset } = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: '12:00' });
  return tzlib_get_offset(zone, day, '12:00') === offset.replace(':', '');
});

const mostRemembered = 10_000;

/** The library takes a millisecond for what is the same each time, and a calendar asks it of a thousand sessions. */
function remembering<Answer>(ask: (key: string) => Answer): (key: string) => Answer {
  const known = new Map<string, Answer>();
  return (key) => {
    const answer = known.get(key) ?? ask(key);
    if (known.size >= mostRemembered) known.clear();
    known.set(key, answer);
    return answer;
  };
}

/** The library gives an alias the block of the zone it links to, so the block is named again after the zone asked for. */
function timezoneBlock(zone: string): string {
  const [block = ''] = tzlib_get_ical_block(zone);
  return block.replace(/^(TZID|X-LIC-LOCATION):.*$/gm, (_, property: string) => `${property}:${zone}`);
}
