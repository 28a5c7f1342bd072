import ICAL from 'ical.js';
import type { InboundMessage } from '../../mail/index.js';

export const calendarAnswers = ['accepted', 'declined', 'tentative'] as const;
export type CalendarAnswer = (typeof calendarAnswers)[number];

/** What a calendar program answers to an invitation (RFC 5546, 3.2.3). */
export interface CalendarReply {
  readonly uid: string;
  /** Which version of the invitation it answers. */
  readonly sequence: number;
  /** By the clock of whoever answers; null where it says none. */
  readonly saidAt: Temporal.Instant | null;
  /** By the address of whoever answers, in small letters. */
  readonly answers: ReadonlyMap<string, CalendarAnswer>;
}

/** Many times what a reply has. */
const mostCharacters = 100_000;
const mostAttendees = 100;

/** The reply that a message brings; undefined where it brings none, or one of a series, which our sessions are not. */
export function replyIn({ parts }: Pick<InboundMessage, 'parts'>): CalendarReply | undefined {
  for (const { type, content } of parts) {
    if (!/^(text\/calendar|application\/ics)$/.test(type) || content.length > mostCharacters) continue;
    const reply = read(content);
    if (reply) return reply;
  }
  return undefined;
}

function read(content: string): CalendarReply | undefined {
  try {
    const calendar = new ICAL.Component(ICAL.parse(content) as unknown[]);
    const events = calendar.getAllSubcomponents('vevent');
    const [event] = events;
    const isReply = calendar.name === 'vcalendar' && /^reply$/i.test(textOf(calendar, 'method'));
    if (!isReply || !event || events.length > 1 || event.getFirstProperty('recurrence-id')) return undefined;
    return {
      uid: textOf(event, 'uid'),
      sequence: sequenceOf(event),
      saidAt: stampOf(event),
      answers: answersOf(event),
    };
  } catch {
    return undefined; // what somebody sends may be anything
  }
}

function answersOf(event: ICAL.Component): ReadonlyMap<string, CalendarAnswer> {
  const answers = event
    .getAllProperties('attendee')
    .slice(0, mostAttendees)
    .flatMap((attendee) => {
      const said = parameterOf(attendee, 'partstat').toLowerCase();
      const answer = calendarAnswers.find((one) => one === said);
      const addresses = [String(attendee.getFirstValue()), parameterOf(attendee, 'email')];
      return answer ? addresses.map((address) => [addressIn(address), answer] as const) : [];
    });
  return new Map(answers.filter(([address]) => address !== ''));
}

/** Empty where there is none, which the library's types do not say. */
function parameterOf(property: ICAL.Property, name: string): string {
  const value: unknown = property.getFirstParameter(name);
  return typeof value === 'string' ? value : '';
}

function addressIn(value: string): string {
  return value
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase();
}

/** RFC 5546 has 0 stand for none. */
function sequenceOf(event: ICAL.Component): number {
  const sequence = Number(event.getFirstPropertyValue('sequence') ?? 0);
  return Number.isSafeInteger(sequence) && sequence >= 0 ? sequence : 0;
}

function stampOf(event: ICAL.Component): Temporal.Instant | null {
  const stamp = event.getFirstPropertyValue('dtstamp');
  if (!(stamp instanceof ICAL.Time)) return null;
  const seconds = stamp.toUnixTime();
  return Number.isSafeInteger(seconds) && Math.abs(seconds) < 1e11
    ? Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
    : null;
}

function textOf(component: ICAL.Component, name: string): string {
  const value = component.getFirstPropertyValue(name);
  return typeof value === 'string' ? value.trim() : '';
}
