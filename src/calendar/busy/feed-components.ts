/** One content line of iCalendar (RFC 5545, 3.1), unfolded: names and names of parameters in upper case. */
export interface FeedLine {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** As it stands, with its escapes. */
  readonly value: string;
}

export interface FeedComponents {
  /** What the calendars say of themselves. */
  readonly calendar: readonly FeedLine[];
  /** Each with the lines that say when it is and whether it counts, and without those of its alarms. */
  readonly events: readonly (readonly FeedLine[])[];
  readonly freeBusy: readonly (readonly FeedLine[])[];
  /** As whole texts, by their TZID. */
  readonly zones: ReadonlyMap<string, string>;
}

/** Why a text as a whole cannot be read as a calendar. */
export class UnreadableFeed extends Error {
  override readonly name = 'UnreadableFeed';

  constructor(readonly reason: 'not-a-calendar' | 'cut-short' | 'too-many-events') {
    super(`The calendar cannot be read: ${reason}.`);
  }
}

/** Limits of what is read; more is refused, never read in part. */
export const mostEvents = 20_000;

const ofCalendar = new Set(['X-WR-CALNAME', 'NAME', 'REFRESH-INTERVAL', 'X-PUBLISHED-TTL']);
const ofEvent = new Set([
  ...['UID', 'DTSTART', 'DTEND', 'DURATION', 'RRULE', 'RDATE', 'EXRULE', 'EXDATE', 'RECURRENCE-ID', 'STATUS', 'TRANSP'],
  ...['SUMMARY', 'CLASS', 'X-MICROSOFT-CDO-BUSYSTATUS'],
]);

/**
 * The text of a feed: UTF-8 whose folded lines are whole again. Some programs fold in the middle of a letter, so lines are
 * unfolded as bytes.
 */
export function textOf(bytes: Uint8Array): string {
  const unfolded = Buffer.from(bytes)
    .toString('latin1')
    .replace(/(?:\r\n|\n|\r)[ \t]/g, '');
  return Buffer.from(unfolded, 'latin1')
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

/** Sorts the lines of a feed by what they are of. What is wrong in one of them harms no other. Throws {@link UnreadableFeed}. */
export function componentsOf(text: string): FeedComponents {
  const found = { calendar: [] as FeedLine[], events: [] as FeedLine[][], freeBusy: [] as FeedLine[][] };
  const zones = new Map<string, string>();
  const open: string[] = [];
  let current: FeedLine[] = [];
  let zone: string[] = [];
  let calendars = 0;
  for (const raw of text.split(/\r\n|\n|\r/)) {
    const line = raw.trim();
    const [, edge, kind] = /^(BEGIN|END):(.*)$/i.exec(line) ?? [];
    if (edge?.toUpperCase() === 'BEGIN' && kind !== undefined) {
      open.push(kind.trim().toUpperCase());
      if (open.length === 2) [current, zone] = [[], []];
      if (open[0] !== 'VCALENDAR') throw new UnreadableFeed('not-a-calendar');
    }
    if (open.length === 0 && calendars === 0 && line !== '') throw new UnreadableFeed('not-a-calendar');
    if (open[1] === 'VTIMEZONE') zone.push(line);
    else if (edge === undefined) keep(line, open, found.calendar, current);
    if (edge?.toUpperCase() !== 'END') continue;
    if (open.length === 1) calendars += 1;
    if (open.length === 2) close(open[1] ?? '', { ...found, zones }, current, zone);
    open.pop();
  }
  if (calendars === 0 && open.length === 0) throw new UnreadableFeed('not-a-calendar');
  if (open.length > 0) throw new UnreadableFeed('cut-short');
  return { ...found, zones };
}

interface Found {
  readonly events: FeedLine[][];
  readonly freeBusy: FeedLine[][];
  readonly zones: Map<string, string>;
}

function close(kind: string, found: Found, lines: FeedLine[], zone: readonly string[]): void {
  if (kind === 'VEVENT' && found.events.push(lines) > mostEvents) throw new UnreadableFeed('too-many-events');
  if (kind === 'VFREEBUSY' && found.freeBusy.push(lines) > mostEvents) throw new UnreadableFeed('too-many-events');
  const tzid = kind === 'VTIMEZONE' ? zone.find((line) => /^TZID[;:]/i.test(line)) : undefined;
  if (tzid !== undefined) found.zones.set(tzid.slice(tzid.indexOf(':') + 1).trim(), zone.join('\r\n'));
}

function keep(line: string, open: readonly string[], calendar: FeedLine[], component: FeedLine[]): void {
  const name = /^[\w-]+/.exec(line)?.[0].toUpperCase() ?? '';
  if (open.length === 1 && ofCalendar.has(name)) push(calendar, line);
  if (open.length !== 2) return;
  if (open[1] === 'VFREEBUSY' && name === 'FREEBUSY') push(component, line);
  if (open[1] === 'VEVENT' && (ofEvent.has(name) || (name === 'ATTENDEE' && /PARTSTAT="?DECLINED/i.test(line))))
    push(component, line);
}

function push(lines: FeedLine[], text: string): void {
  const line = lineOf(text);
  if (line) lines.push(line);
}

/** Undefined for what is no content line. Values of parameters may be in quotes, and hold colons there. */
function lineOf(text: string): FeedLine | undefined {
  const [, name, parameters = '', value] = /^([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^";:])*)*):(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) return undefined;
  const each = [...parameters.matchAll(/;([\w-]+)=((?:"[^"]*"|[^";:])*)/g)];
  return {
    name: name.toUpperCase(),
    parameters: new Map(each.map(([, key = '', of = '']) => [key.toUpperCase(), of.replaceAll('"', '')])),
    value: value.trim(),
  };
}
