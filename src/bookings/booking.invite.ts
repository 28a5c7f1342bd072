import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { tzlib_get_ical_block, tzlib_get_offset, tzlib_get_timezones } from 'timezones-ical-library';
import type { Period } from '../kernel/time.js';
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
  const calendar = ical({
    prodId: { company: 'Barefoot', product: 'Bookings', language: 'EN' },
    method: ICalCalendarMethod[method],
    // A name here would take the Z from DTSTAMP: the zone belongs on the event alone.
    timezone: { name: null, generator: timezoneBlock },
  });
  calendar.createEvent({
    id: uriSafe(`${session.bookingId}@${session.host}`),
    sequence: session.sequence,
    stamp: now,
    start: session.start,
    end: session.end,
    timezone: saysRightly(session) ? session.zone : null,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.OPAQUE,
    summary: oneLine(session.title),
    description: lines(session.description),
    location: lines(session.location).trim() || WAY[session.mode],
    url: uriSafe(session.url),
    organizer: { name: nameOf(session.organizer.name), email: uriSafe(session.organizer.email) },
    attendees: method === 'PUBLISH' ? [] : session.attendees.map(attendeeOf),
    created: session.createdAt,
    lastModified: session.updatedAt,
  });
  return `${withConference(calendar.toString(), session.conference)}\r\n`;
}

/** RFC 7986, 5.11, which the library does not write: the button to join, in calendar programs that have one. */
function withConference(text: string, url: string | undefined): string {
  if (url === undefined) return text;
  const line = `CONFERENCE;VALUE=URI;FEATURE=VIDEO:${uriSafe(url)}`;
  const folded = line.match(/.{1,74}/gu)?.join('\r\n ') ?? line;
  return text.replace('\r\nEND:VEVENT\r\n', (end) => `\r\n${folded}${end}`);
}

const WAY = { video: 'Video call', phone: 'Phone call', in_person: 'In person' } as const;

const STATUS = {
  none: ICalAttendeeStatus.NEEDSACTION,
  accepted: ICalAttendeeStatus.ACCEPTED,
  declined: ICalAttendeeStatus.DECLINED,
  tentative: ICalAttendeeStatus.TENTATIVE,
} as const;

/** Who is not asked booked or offered the session themselves. */
function attendeeOf({ name, email, asked }: Invited) {
  return {
    name: nameOf(name),
    email: uriSafe(email),
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
function linkedZone(zone: string): string {
  const [, tzid = ''] = tzlib_get_ical_block(zone);
  return tzid.replace('TZID=', '');
}

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
  return Array.from({ length }, (_, days) => first.add({ days })).every((day) => {
    const { offset } = day.toZonedDateTime({ timeZone: from.timeZoneId, plainTime: '12:00' });
    return tzlib_get_offset(from.timeZoneId, day.toString(), '12:00') === offset.replace(':', '');
  });
}

/** The library gives an alias the block of the zone it links to, so the block is named again after the zone asked for. */
function timezoneBlock(zone: string): string {
  const [block = ''] = tzlib_get_ical_block(zone);
  return block.replace(/^(TZID|X-LIC-LOCATION):.*$/gm, (_, property: string) => `${property}:${zone}`);
}

function lines(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '');
}

function oneLine(text: string): string {
  return lines(text).replace(/[\n\t]+/g, ' ');
}

/** Parameters know no backslash escapes (RFC 6868 has carets), but many a reader undoes them there all the same. */
function nameOf(name: string): string {
  return oneLine(name).replaceAll('\\', '/');
}

/** For values that are not TEXT, where the generator's backslashes would become part of the value. */
function uriSafe(value: string): string {
  return value.toWellFormed().replace(/[\s\p{Cc}\\,;"<>]/gu, encodeURIComponent);
}
