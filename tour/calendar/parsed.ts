import ICAL from 'ical.js';
import { period } from '../times.js';

/** An event as another program's parser reads it. */
export interface ParsedEvent {
  readonly uid: string;
  readonly sequence: number;
  readonly status: string;
  readonly summary: string;
  readonly start: string;
  readonly end: string;
  readonly organizer: string;
  /** By address, without `mailto:`. */
  readonly attendees: readonly string[];
}

export interface ParsedCalendar {
  readonly method: string | null;
  readonly events: readonly ParsedEvent[];
  /** Of the components beside events. */
  readonly component: ICAL.Component;
}

/** Reads a calendar with ical.js. Throws where it is none. */
export function parsed(text: string): ParsedCalendar {
  const component = ICAL.Component.fromString(text);
  for (const zone of component.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const method = component.getFirstPropertyValue('method');
  return {
    method: typeof method === 'string' ? method : null,
    events: component.getAllSubcomponents('vevent').map(eventOf),
    component,
  };
}

export function eventLine(method: string | null, event: ParsedEvent): string {
  const { sequence, status, summary } = event;
  return `${method ?? 'in the calendar'}  SEQUENCE:${sequence}  ${status}  ${period(event)}  ${summary}`;
}

function eventOf(component: ICAL.Component): ParsedEvent {
  const event = new ICAL.Event(component);
  const addresses = component.getAllProperties('attendee').map((each) => addressOf(each.getFirstValue()));
  return {
    uid: event.uid,
    sequence: event.sequence,
    status: String(component.getFirstPropertyValue('status')),
    summary: event.summary,
    start: instantOf(event.startDate),
    end: instantOf(event.endDate),
    organizer: addressOf(component.getFirstPropertyValue('organizer')),
    attendees: addresses,
  };
}

function addressOf(value: unknown): string {
  return String(value).replace(/^mailto:/i, '');
}

function instantOf(time: ICAL.Time): string {
  return Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000).toString();
}
