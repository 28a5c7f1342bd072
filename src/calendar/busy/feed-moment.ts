import ICAL from 'ical.js';
import type { FeedLine } from './feed-components.js';
import { utc, type WallClock } from './feed-clocks.js';

/** A date or a time as a feed writes it, with the clock that it is read by. */
export interface Moment {
  readonly wall: Temporal.PlainDateTime;
  /** A whole day: its wall is its midnight. */
  readonly isDate: boolean;
  readonly clock: WallClock;
}

/** What makes one event unreadable. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';

  constructor(readonly reason: 'unreadable' | 'too-often') {
    super(`The event cannot be read: ${reason}.`);
  }
}

export interface Clocks {
  /** Of times without a zone, and of whole days. */
  readonly own: WallClock;
  readonly named: (tzid: string) => WallClock;
}

const written = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/i;

/** All moments of a line: some have several, with commas. Throws {@link UnreadableEvent}. */
export function momentsOf(line: FeedLine, clocks: Clocks): Moment[] {
  return line.value.split(',').map((value) => momentOf(value.split('/')[0] ?? '', line, clocks));
}

function momentOf(value: string, { parameters }: FeedLine, clocks: Clocks): Moment {
  const [, year, month, day, hour, minute, second, zulu] = written.exec(value.trim()) ?? [];
  if (year === undefined) throw new UnreadableEvent('unreadable');
  const numbers = { year: Number(year), month: Number(month), day: Number(day) };
  const time = { hour: Number(hour ?? 0), minute: Number(minute ?? 0), second: Math.min(Number(second ?? 0), 59) };
  const wall = wallOf({ ...numbers, ...time });
  if (hour === undefined) return { wall, isDate: true, clock: clocks.own };
  const tzid = parameters.get('TZID');
  if (zulu !== undefined) return { wall, isDate: false, clock: utc };
  return { wall, isDate: false, clock: tzid === undefined ? clocks.own : clocks.named(tzid) };
}

/** Throws {@link UnreadableEvent} for a day or time that there is not. */
function wallOf(fields: Temporal.PlainDateTimeLike): Temporal.PlainDateTime {
  try {
    return Temporal.PlainDateTime.from(fields, { overflow: 'reject' });
  } catch {
    throw new UnreadableEvent('unreadable');
  }
}

export function millisecondsOf({ wall, clock }: Moment): number {
  return clock.instantOf(wall);
}

/** A length as a feed writes it: days by the calendar, the rest by the clock. */
export interface Length {
  readonly days: number;
  readonly seconds: number;
}

/** Throws {@link UnreadableEvent}. */
export function lengthOf(text: string): Length {
  if (!/^[+-]?P(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?$/i.test(text) || !/\d/.test(text))
    throw new UnreadableEvent('unreadable');
  const { weeks, days, hours, minutes, seconds, isNegative } = ICAL.Duration.fromString(text.toUpperCase());
  const sign = isNegative ? -1 : 1;
  return { days: sign * (weeks * 7 + days), seconds: sign * (hours * 3600 + minutes * 60 + seconds) };
}
