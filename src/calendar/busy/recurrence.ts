import ICAL from 'ical.js';
import { type Moment, UnreadableEvent } from './feed-moment.js';

/** In days: an exception may move what follows it by as much. */
const slack = 40;

/** Occurrences of one rule that are walked through, those before the window too. */
const mostSteps = 50_000;
/** Those in the window: twice as many as one has that is every hour. */
const mostInWindow = 5000;

export interface Reach {
  /** In milliseconds; an occurrence that starts before may still last. */
  readonly from: number;
  readonly until: number;
}

/**
 * The walls at which a rule has an event start, in order, as far as `until`; those long before `from` may be left out. It counts on
 * the clock of its start, so that nine o'clock stays nine o'clock. Throws {@link UnreadableEvent}.
 */
export function* wallsOf(rule: string, start: Moment, reach: Reach): Generator<Temporal.PlainDateTime> {
  const recur = recurOf(rule);
  const ends = recur.until;
  recur.until = null;
  const first = recur.count === null ? nearer(recur, start, reach) : start.wall;
  const iterator = recur.iterator(timeOf(first, start.isDate));
  let inWindow = 0;
  for (let steps = 0; ; steps += 1) {
    if (steps > mostSteps || inWindow > mostInWindow) throw new UnreadableEvent('too-often');
    const next = nextOf(iterator);
    if (next === null) return;
    const { year, month, day, hour, minute, second } = next;
    const wall = Temporal.PlainDateTime.from({ year, month, day, hour, minute, second });
    const at = start.clock.instantOf(wall);
    if (at >= reach.until || (ends && isAfter(ends, wall, at))) return;
    if (at >= reach.from) inWindow += 1;
    yield wall;
  }
}

function nextOf(iterator: ICAL.RecurIterator): ICAL.Time | null {
  try {
    return iterator.next();
  } catch {
    throw new UnreadableEvent('unreadable');
  }
}

function recurOf(rule: string): ICAL.Recur {
  if (/FREQ=(SECONDLY|MINUTELY)/i.test(rule)) throw new UnreadableEvent('too-often');
  try {
    const recur = ICAL.Recur.fromString(rule.toUpperCase());
    if (!(recur.interval >= 1 && recur.interval <= 10_000)) throw new UnreadableEvent('unreadable');
    return recur;
  } catch {
    throw new UnreadableEvent('unreadable');
  }
}

/** What begins long before the window begins nearer to it, whole periods later: a rule of days or weeks is the same there. */
function nearer(recur: ICAL.Recur, start: Moment, reach: Reach): Temporal.PlainDateTime {
  const period = { DAILY: 1, WEEKLY: 7 }[recur.freq];
  if (period === undefined) return start.wall;
  const days = Math.floor((reach.from - start.clock.instantOf(start.wall)) / 86_400_000) - slack;
  const periods = Math.floor(days / (period * recur.interval));
  return periods > 0 ? start.wall.add({ days: periods * period * recur.interval }) : start.wall;
}

/** An end in UTC is an instant, a date includes its whole day, and any other is read by the event's own clock. */
function isAfter(end: ICAL.Time, wall: Temporal.PlainDateTime, at: number): boolean {
  const { year, month, day, hour, minute, second, isDate } = end;
  if (isDate) return Temporal.PlainDate.compare(wall.toPlainDate(), { year, month, day }) > 0;
  if (end.zone === ICAL.Timezone.utcTimezone) return at > Date.UTC(year, month - 1, day, hour, minute, second);
  return Temporal.PlainDateTime.compare(wall, { year, month, day, hour, minute, second }) > 0;
}

function timeOf({ year, month, day, hour, minute, second }: Temporal.PlainDateTime, isDate: boolean): ICAL.Time {
  return ICAL.Time.fromData({ year, month, day, hour, minute, second, isDate });
}
