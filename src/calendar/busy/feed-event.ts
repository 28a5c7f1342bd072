import type { FeedLine } from './feed-components.js';
import {
  type Clocks,
  type Length,
  lengthOf,
  millisecondsOf,
  type Moment,
  momentsOf,
  UnreadableEvent,
} from './feed-moment.js';

/** One VEVENT, as far as it says what is taken. */
export interface FeedEvent {
  readonly uid: string;
  readonly start: Moment;
  /** From its start on: nominal where a DURATION says it, and exact where an end does. */
  readonly length: Length;
  readonly rules: readonly string[];
  readonly excludedRules: readonly string[];
  readonly moreStarts: readonly Moment[];
  readonly excluded: readonly Moment[];
  /** Which occurrence of its series it stands for, and whether for all that follow too. */
  readonly instead: { readonly of: Moment; readonly andFollowing: boolean } | null;
  /** Cancelled, declined or shown as free: it takes no time, though an occurrence of a series may be gone by it. */
  readonly isFree: boolean;
  /** Empty where it is private. */
  readonly title: string;
}

const mostTitle = 200;

/** @param self addresses of whom the calendar is; what they declined takes no time. Throws {@link UnreadableEvent} */
export function eventOf(lines: readonly FeedLine[], clocks: Clocks, self: readonly string[]): FeedEvent {
  const all = (name: string) => lines.filter((line) => line.name === name);
  const value = (name: string) => lines.find((line) => line.name === name)?.value ?? '';
  const moments = (name: string) => all(name).flatMap((line) => momentsOf(line, clocks));
  const [start] = moments('DTSTART');
  if (!start) throw new UnreadableEvent('unreadable');
  const [end] = moments('DTEND');
  const [instead] = moments('RECURRENCE-ID');
  const andFollowing = all('RECURRENCE-ID').some(({ parameters }) => parameters.get('RANGE') === 'THISANDFUTURE');
  return {
    uid: value('UID'),
    start,
    length: lengthFrom(start, end, value('DURATION')),
    rules: all('RRULE').map((line) => line.value),
    excludedRules: all('EXRULE').map((line) => line.value),
    moreStarts: moments('RDATE'),
    excluded: moments('EXDATE'),
    instead: instead ? { of: instead, andFollowing } : null,
    isFree: isFree(value, all('ATTENDEE'), self),
    title: /^(PRIVATE|CONFIDENTIAL)$/i.test(value('CLASS')) ? '' : titleOf(value('SUMMARY')),
  };
}

function lengthFrom(start: Moment, end: Moment | undefined, duration: string): Length {
  if (end && start.isDate && end.isDate) {
    const { days } = start.wall.until(end.wall, { largestUnit: 'days' });
    if (days < 0) throw new UnreadableEvent('unreadable');
    return { days: Math.max(days, 1), seconds: 0 }; // some write the same day as the end of one
  }
  if (end) {
    const seconds = (millisecondsOf(end) - millisecondsOf(start)) / 1000;
    if (seconds < 0) throw new UnreadableEvent('unreadable');
    return { days: 0, seconds };
  }
  if (duration !== '') {
    const length = lengthOf(duration);
    if (length.days < 0 || length.seconds < 0) throw new UnreadableEvent('unreadable');
    return length;
  }
  return { days: start.isDate ? 1 : 0, seconds: 0 };
}

/**
 * What Outlook says of an event goes before TRANSP, which it writes less exactly ([MS-OXCICAL] 2.1.3.1.1.20.31); working elsewhere is a
 * place, and takes no time.
 */
function isFree(value: (name: string) => string, declined: readonly FeedLine[], self: readonly string[]): boolean {
  if (/^CANCELLED$/i.test(value('STATUS'))) return true;
  if (declined.some((line) => self.includes(line.value.replace(/^mailto:/i, '').toLowerCase()))) return true;
  const shown = value('X-MICROSOFT-CDO-BUSYSTATUS');
  return shown === '' ? /^TRANSPARENT$/i.test(value('TRANSP')) : /^(FREE|WORKINGELSEWHERE)$/i.test(shown);
}

/** RFC 5545, 3.3.11, on one line. */
export function titleOf(text: string): string {
  return text
    .replace(/\\([\\;,nN])/g, (_, escaped: string) => (/n/i.test(escaped) ? ' ' : escaped))
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, mostTitle)
    .toWellFormed();
}
