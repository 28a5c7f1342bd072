import type { EpochMinutes } from '../../kernel/time.js';
import { clockOf, clocksOf, type Whereabouts } from './feed-clocks.js';
import { componentsOf, type FeedLine, UnreadableFeed } from './feed-components.js';
import { eventOf, type FeedEvent, titleOf } from './feed-event.js';
import {
  type Clocks,
  type Length,
  lengthOf,
  millisecondsOf,
  type Moment,
  momentsOf,
  UnreadableEvent,
} from './feed-moment.js';
import { type Reach, wallsOf } from './recurrence.js';

/** Time that a calendar says is taken, in whole minutes, widened to them. */
export interface Busy {
  readonly start: EpochMinutes;
  readonly end: EpochMinutes;
  readonly title: string;
  /** The id in a UID that is ours: perhaps a session that the diary knows already. */
  readonly reference: string | null;
}

export const skipReasons = ['unreadable', 'too-often', 'unknown-zone'] as const;
export type SkipReason = (typeof skipReasons)[number];

export interface BusyTimes {
  /** What the calendar calls itself; may be empty. */
  readonly name: string;
  /** How seldom it asks to be read. */
  readonly refreshMinutes: number | null;
  readonly events: number;
  readonly busy: readonly Busy[];
  /** How many events could not be read, and how many were read by a clock that is a guess. */
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>;
}

export interface Asked {
  readonly where: Whereabouts;
  /** In epoch milliseconds. What ends by the first or starts at the second is left out. */
  readonly reach: Reach;
  /** The right side of our own UIDs. */
  readonly ownHost: string;
  /** E-mail addresses of the adviser, in lower case. */
  readonly self: readonly string[];
}

/** Occurrences in the window; more are refused. */
export const mostBusy = 20_000;
const minute = 60_000;
const day = 86_400_000;
const aYear = 366 * day;

/**
 * What a feed says is taken, by RFC 5545 and what programs make of it. An event that cannot be read is counted and harms no other.
 * Throws {@link UnreadableFeed} for what is no calendar as a whole.
 */
export function busyTimesOf(text: string, { where, reach, ownHost, self }: Asked): BusyTimes {
  const { calendar, events, freeBusy, zones } = componentsOf(text);
  const own = clockOf(where);
  const clocks = { own, named: clocksOf(zones, own) };
  const name = nameOf(calendar);
  const skipped = new Map<SkipReason, number>();
  const skip = (reason: SkipReason) => skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
  const read = events.flatMap((lines) => tried(() => [eventOf(lines, clocks, [...self, name.toLowerCase()])], skip));
  for (const { start } of read) if (start.clock.isGuess) skip('unknown-zone');
  const busy: Busy[] = freeBusy.flatMap((lines) => tried(() => periodsOf(lines, clocks, reach), skip));
  for (const [uid, group] of Map.groupBy(read, (event) => event.uid)) {
    const reference = referenceIn(uid, ownHost);
    for (const occurrence of occurrencesOf(group, reach, skip)) busy.push({ ...occurrence, reference });
    if (busy.length > mostBusy) throw new UnreadableFeed('too-many-events');
  }
  return {
    name,
    refreshMinutes: refreshOf(calendar),
    events: events.length,
    busy,
    skipped: Object.fromEntries(skipped),
  };
}

/** Throws what is no fault of the event's: a time or a length beyond what there is makes it unreadable. */
function tried<T>(read: () => T[], skip: (reason: SkipReason) => unknown): T[] {
  try {
    return read();
  } catch (error) {
    const isBeyondTime = (error as Error).name === 'RangeError';
    if (!isBeyondTime && !(error instanceof UnreadableEvent)) throw error;
    skip(error instanceof UnreadableEvent ? error.reason : 'unreadable');
    return [];
  }
}

/** Of events with one UID: series, and what stands for single occurrences of them. */
function occurrencesOf(
  group: readonly FeedEvent[],
  reach: Reach,
  skip: (reason: SkipReason) => unknown,
): Omit<Busy, 'reference'>[] {
  const moved = group.filter(({ instead }) => instead !== null);
  return group.flatMap((event) =>
    tried(() => {
      const starts = event.instead === null ? startsOf(event, moved, reach) : [{ ...event, at: event.start }];
      return [...starts].flatMap(({ at, length, isFree, title }) => (isFree ? [] : spanFrom(at, length, title, reach)));
    }, skip),
  );
}

interface Start extends Pick<FeedEvent, 'length' | 'isFree' | 'title'> {
  readonly at: Moment;
}

/** The occurrences of a series, without those that are excluded or that others stand for. */
function* startsOf(event: FeedEvent, moved: readonly FeedEvent[], reach: Reach): Generator<Start> {
  const { start, rules, excludedRules } = event;
  const longest = { ...reach, from: reach.from - lengthInMilliseconds(event.length) };
  const walls = [...rules.flatMap((rule) => [...wallsOf(rule, start, longest)]), start.wall];
  const unwanted = excludedRules.flatMap((rule) => [...wallsOf(rule, start, longest)]);
  const starts = [...walls.map((wall) => ({ ...start, wall })), ...event.moreStarts];
  const gone = new Gone([
    ...event.excluded,
    ...unwanted.map((wall) => ({ ...start, wall })),
    ...moved.flatMap(({ instead }) => (instead ? [instead.of] : [])),
  ]);
  const seen = new Set<number>();
  for (const at of starts) {
    const milliseconds = millisecondsOf(at);
    if (seen.has(milliseconds) || gone.has(at, milliseconds)) continue;
    seen.add(milliseconds);
    yield movedOn({ ...event, at }, milliseconds, moved);
  }
}

/** Which occurrences are excluded: by instant, or by day where either side names a day alone, as some programs do. */
class Gone {
  private readonly instants: ReadonlySet<number>;
  private readonly days: ReadonlySet<string>;
  private readonly allDays: ReadonlySet<string>;

  constructor(moments: readonly Moment[]) {
    this.instants = new Set(moments.map(millisecondsOf));
    this.days = new Set(moments.filter(({ isDate }) => isDate).map(dateOf));
    this.allDays = new Set(moments.map(dateOf));
  }

  has(at: Moment, milliseconds: number): boolean {
    return this.instants.has(milliseconds) || (at.isDate ? this.allDays : this.days).has(dateOf(at));
  }
}

function dateOf({ wall }: Moment): string {
  return wall.toPlainDate().toString();
}

/** Where an exception stands for all that follow it too, they move by as much, on their own clock. */
function movedOn(start: Start, milliseconds: number, moved: readonly FeedEvent[]): Start {
  const since = (event: FeedEvent) => (event.instead?.andFollowing ? millisecondsOf(event.instead.of) : Infinity);
  const last = moved
    .filter((event) => since(event) <= milliseconds)
    .reduce<FeedEvent | undefined>((a, b) => (a && since(a) >= since(b) ? a : b), undefined);
  if (!last?.instead) return start;
  const { length, isFree, title } = last;
  const wall = start.at.wall.add(last.instead.of.wall.until(last.start.wall));
  return { length, isFree, title, at: { ...last.start, wall } };
}

/** Whatever lasts for ever is read as lasting for a year before and after what is asked for: there are years that no database knows. */
function spanFrom(at: Moment, length: Length, title: string, { from, until }: Reach): Omit<Busy, 'reference'>[] {
  const start = millisecondsOf(at);
  const end = endOf(at, length);
  if (end <= start || end <= from || start >= until) return [];
  const [first, last] = [Math.max(start, from - aYear), Math.min(end, until + aYear)];
  return [{ start: Math.floor(first / minute), end: Math.ceil(last / minute), title }];
}

function endOf({ wall, clock }: Moment, { days, seconds }: Length): number {
  return clock.instantOf(days === 0 ? wall : wall.add({ days })) + seconds * 1000;
}

function lengthInMilliseconds({ days, seconds }: Length): number {
  return (days + 1) * day + seconds * 1000;
}

/** Of a VFREEBUSY: whatever is not said to be free. */
function periodsOf(lines: readonly FeedLine[], clocks: Clocks, reach: Reach): Busy[] {
  return lines
    .filter(({ parameters }) => parameters.get('FBTYPE')?.toUpperCase() !== 'FREE')
    .flatMap((line) => line.value.split(',').map((value) => ({ ...line, value })))
    .flatMap((line) => {
      const [at] = momentsOf(line, clocks);
      const [end] = momentsOfEnd(line, clocks);
      const length = line.value.split('/')[1] ?? '';
      if (!at) return [];
      const seconds = end ? (millisecondsOf(end) - millisecondsOf(at)) / 1000 : 0;
      return spanFrom(at, end ? { days: 0, seconds } : lengthOf(length), '', reach);
    })
    .map((span) => ({ ...span, reference: null }));
}

function momentsOfEnd(line: FeedLine, clocks: Clocks): Moment[] {
  const end = line.value.split('/')[1] ?? '';
  return /^\d/.test(end) ? momentsOf({ ...line, value: end }, clocks) : [];
}

function referenceIn(uid: string, ownHost: string): string | null {
  const [, id, host] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@(.+)$/i.exec(uid) ?? [];
  return id !== undefined && host === ownHost ? id.toLowerCase() : null;
}

function nameOf(calendar: readonly FeedLine[]): string {
  const named = calendar.find(({ name }) => name === 'NAME') ?? calendar.find(({ name }) => name === 'X-WR-CALNAME');
  return titleOf(named?.value ?? '');
}

function refreshOf(calendar: readonly FeedLine[]): number | null {
  const asked = calendar.find(({ name }) => name === 'REFRESH-INTERVAL' || name === 'X-PUBLISHED-TTL');
  if (!asked) return null;
  const [length] = tried(
    () => [lengthOf(asked.value)],
    () => undefined,
  );
  return length && length.days >= 0 && length.seconds >= 0
    ? length.days * 1440 + Math.floor(length.seconds / 60)
    : null;
}
