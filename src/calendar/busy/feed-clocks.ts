import ICAL from 'ical.js';
import { zoneOfWindows } from './windows-zones.js';

/** A stay in another zone: days by the calendar there, the last one included. */
export interface Stay {
  readonly zone: string;
  readonly firstDate: string;
  readonly lastDate: string;
}

/** Where the adviser is: what times without a zone, and whole days, are read by. */
export interface Whereabouts {
  readonly zone: string;
  readonly away: readonly Stay[];
}

/** What a time on some wall is as an instant, in milliseconds. */
export interface WallClock {
  readonly instantOf: (wall: Temporal.PlainDateTime) => number;
  /** Set where a TZID is known to nobody, and its times are read by the adviser’s own clock. */
  readonly isGuess?: true;
}

export const utc: WallClock = { instantOf: (wall) => asIfUtc(wall) };

/** Of wherever the adviser is on that day. A time that the clock skips is after the gap, one that it repeats the first (RFC 5545, 3.3.5). */
export function clockOf({ zone, away }: Whereabouts): WallClock {
  const staying = (day: string) => away.find(({ firstDate, lastDate }) => firstDate <= day && day <= lastDate);
  return { instantOf: (wall) => inZone(wall, staying(wall.toPlainDate().toString())?.zone ?? zone) };
}

/** Clocks by TZID. The zones that a feed describes are used where their names say nothing. */
export function clocksOf(zones: ReadonlyMap<string, string>, own: WallClock): (tzid: string) => WallClock {
  const known = new Map<string, WallClock>();
  return (tzid) => {
    const clock = known.get(tzid) ?? clockNamed(tzid, zones.get(tzid), own);
    known.set(tzid, clock);
    return clock;
  };
}

function clockNamed(tzid: string, described: string | undefined, own: WallClock): WallClock {
  const location = /^X-LIC-LOCATION:(.*)$/im.exec(described ?? '')?.[1] ?? '';
  const named = isZone(tzid) ? tzid : (zoneOfWindows(tzid) ?? (isZone(location.trim()) ? location.trim() : undefined));
  if (named !== undefined) return { instantOf: (wall) => inZone(wall, named) };
  const rules = described === undefined ? undefined : clockDescribed(described);
  if (rules) return rules;
  const ending = endOfPath(tzid);
  if (ending !== undefined) return { instantOf: (wall) => inZone(wall, ending) };
  return { ...own, isGuess: true };
}

/** By the rules of a VTIMEZONE; undefined where they cannot be read. */
function clockDescribed(described: string): WallClock | undefined {
  if (!/^TZOFFSETTO[^:]*:[+-]\d{4}/im.test(described)) return undefined;
  try {
    const zone = new ICAL.Timezone(ICAL.Component.fromString(described));
    zone.utcOffset(ICAL.Time.fromData({ year: 2026, month: 1, day: 1, hour: 0, minute: 0, second: 0 }));
    return {
      instantOf: (wall) => {
        const { year, month, day, hour, minute, second } = wall;
        const offset = zone.utcOffset(ICAL.Time.fromData({ year, month, day, hour, minute, second, isDate: false }));
        return asIfUtc(wall) - offset * 1000;
      },
    };
  } catch {
    return undefined;
  }
}

/** Of names such as `/freeassociation.sourceforge.net/Europe/London`. */
function endOfPath(tzid: string): string | undefined {
  const parts = tzid.split('/').filter((part) => part !== '');
  return [parts.slice(-3), parts.slice(-2)].map((end) => end.join('/')).find((end) => end.includes('/') && isZone(end));
}

function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false; // offsets are zones to Temporal, and to nobody else
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

function inZone(wall: Temporal.PlainDateTime, zone: string): number {
  return wall.toZonedDateTime(zone).epochMilliseconds;
}

function asIfUtc(wall: Temporal.PlainDateTime): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
}
