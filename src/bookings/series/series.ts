import { type DiaryPages, explainStarts, type OfferTerms, timesOf } from '../../diary/index.js';
import { newId } from '../../kernel/id.js';
import { minutesFrom, type Span, spanOf } from '../../kernel/time.js';
import { type Booking, stateAt } from '../booking.js';

/** Every so many weeks, so many times. */
export interface Rhythm {
  readonly count: number;
  readonly everyWeeks: number;
}

/** The rules that keep a session from a start; `off-grid`: the offer's sessions start at other minutes
 * of that day; `no-price`: the adviser has no rate card then. */
export const conflictRules = [
  ...(['closed', 'time-off', 'occupied', 'buffer', 'notice', 'booking-window'] as const),
  ...(['day-limit', 'week-limit', 'month-limit', 'off-grid', 'no-price'] as const),
] as const;
export type ConflictRule = (typeof conflictRules)[number];

export interface Conflict {
  readonly start: Temporal.Instant;
  readonly rule: ConflictRule;
}

export interface SeriesPlan {
  readonly free: readonly Temporal.Instant[];
  readonly conflicts: readonly Conflict[];
}

/** At the same hour of the adviser's clock at home, so that a clock change keeps it. */
export function startsOf(first: Temporal.Instant, zone: string, { count, everyWeeks }: Rhythm): Temporal.Instant[] {
  const local = first.toZonedDateTimeISO(zone);
  return Array.from({ length: count }, (_, index) => local.add({ weeks: index * everyWeeks }).toInstant());
}

/** Another time for one session of a series; null where it is left out. */
export interface Instead {
  readonly of: Temporal.Instant;
  readonly start: Temporal.Instant | null;
}

/** By time, which another one may change. What is named and is no start of the series changes nothing. */
export function withInstead(starts: readonly Temporal.Instant[], instead: readonly Instead[]): Temporal.Instant[] {
  return starts
    .flatMap((start) => {
      const other = instead.find(({ of }) => of.equals(start));
      return other ? (other.start ?? []) : start;
    })
    .toSorted((a, b) => Temporal.Instant.compare(a, b));
}

/**
 * Which of the starts can be taken, one after the other: each that is takes its time and counts in its day, week and month, so
 * that those after it are refused what it uses up. The pages hold their sessions and reach over all of the starts.
 */
export function planSeries(
  pages: DiaryPages,
  offer: OfferTerms,
  starts: readonly Temporal.Instant[],
  { now, hasPrice }: { readonly now: Temporal.Instant; readonly hasPrice: (start: Temporal.Instant) => boolean },
): SeriesPlan {
  let taken = pages;
  const free: Temporal.Instant[] = [];
  const conflicts: Conflict[] = [];
  for (const start of starts) {
    const rule = ruleAgainst(taken, offer, start, now) ?? (hasPrice(start) ? undefined : 'no-price');
    if (rule) conflicts.push({ start, rule });
    else {
      free.push(start);
      taken = withSession(taken, offer, start);
    }
  }
  return { free, conflicts };
}

/** What pages must reach over, before an offer's own reach, to plan for these starts. */
export function spanOfStarts(starts: readonly Temporal.Instant[]): Span {
  const minutes = starts.map(minutesFrom);
  return { start: Math.min(...minutes), end: Math.max(...minutes) + 1 };
}

/** The rule that `explainStarts` names, by the computation that lists slots. */
function ruleAgainst(
  pages: DiaryPages,
  offer: OfferTerms,
  start: Temporal.Instant,
  now: Temporal.Instant,
): ConflictRule | undefined {
  const minute = minutesFrom(start);
  const [found] = explainStarts(pages, offer, { start: minute, end: minute + 1 }, now);
  if (!found) return 'off-grid';
  return found.rule === 'free' ? undefined : found.rule;
}

/** What is left once all of the starts are taken. */
export function withSessions(pages: DiaryPages, offer: OfferTerms, starts: readonly Temporal.Instant[]): DiaryPages {
  return starts.reduce((taken, start) => withSession(taken, offer, start), pages);
}

function withSession(pages: DiaryPages, offer: OfferTerms, start: Temporal.Instant): DiaryPages {
  const { during, blocked, unpaid } = timesOf(offer, start);
  const { introductions } = pages;
  const session = { reference: newId(), ...spanOf(during), blocked: spanOf(blocked) };
  return {
    ...pages,
    occupied: [...pages.occupied, session.blocked],
    sessions: [...pages.sessions, session],
    introductions:
      unpaid && introductions
        ? { ...introductions, sessions: [...introductions.sessions, spanOf(during)] }
        : introductions,
  };
}

/** A hold that nobody confirmed in time; a request that nobody answered is none. */
export function hasLapsed(booking: Booking, now: Temporal.Instant): boolean {
  return stateAt(booking, now) === 'lapsed' && booking.requestedAt === null;
}

/** Nothing is left to do for its client. */
export function isAgreed(booking: Booking, now: Temporal.Instant): boolean {
  return ['confirmed', 'requested'].includes(stateAt(booking, now));
}

/** One that is held, and has not lapsed. */
export function isToConfirm(booking: Booking, now: Temporal.Instant): boolean {
  return stateAt(booking, now) === 'held';
}

/** One that is held, asked for or confirmed, and has not begun. */
export function isToCancel(booking: Booking, now: Temporal.Instant): boolean {
  const state = stateAt(booking, now);
  return ['held', 'requested', 'confirmed'].includes(state) && Temporal.Instant.compare(now, booking.startsAt) < 0;
}
