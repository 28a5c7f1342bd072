import type { BusyTime } from '../../diary/index.js';
import { calendarLines, nameValue, singleLine, textValue, uriValue } from '../../kernel/calendar-lines.js';
import type { CalendarLinkId } from '../../kernel/id.js';
import type { Period } from '../../kernel/time.js';

/** When an adviser is busy, for whoever they gave a link to. */
export interface FreeBusy {
  readonly id: CalendarLinkId;
  /** As the adviser is called in public. */
  readonly name: string;
  /** The service's own address: an adviser's is not told. */
  readonly organizer: string;
  readonly url: string;
  readonly period: Period;
  /** In order, and not overlapping. */
  readonly busy: readonly BusyTime[];
  readonly refreshMinutes: number;
}

const types = { busy: 'BUSY', tentative: 'BUSY-TENTATIVE', away: 'BUSY-UNAVAILABLE' } as const;

/** As a VFREEBUSY that is published (RFC 5545 3.6.4, RFC 5546 3.3.1), in UTC. */
export function freeBusyText(told: FreeBusy, changedAt: Temporal.Instant): string {
  const title = textValue(singleLine(`Barefoot: ${told.name}`));
  const often = `PT${told.refreshMinutes}M`;
  return calendarLines([
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Barefoot//Bookings//EN', 'METHOD:PUBLISH'],
    ...[`NAME:${title}`, `X-WR-CALNAME:${title}`],
    ...[`REFRESH-INTERVAL;VALUE=DURATION:${often}`, `X-PUBLISHED-TTL:${often}`],
    ...['BEGIN:VFREEBUSY', ...linesOf(told, changedAt), 'END:VFREEBUSY', 'END:VCALENDAR'],
  ]);
}

function linesOf({ id, name, organizer, url, period, busy }: FreeBusy, changedAt: Temporal.Instant): string[] {
  return [
    ...[`UID:${id}@barefoot`, `DTSTAMP:${timeOf(changedAt)}`],
    `ORGANIZER;CN="${nameValue(name).replaceAll('"', '’')}":mailto:${uriValue(organizer)}`, // no parameter holds a quotation mark
    ...[`DTSTART:${timeOf(period.start)}`, `DTEND:${timeOf(period.end)}`, `URL:${uriValue(url)}`],
    ...busy.map(({ kind, start, end }) => `FREEBUSY;FBTYPE=${types[kind]}:${timeOf(start)}/${timeOf(end)}`),
  ];
}

/** 20261203T090000Z */
function timeOf(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
}
