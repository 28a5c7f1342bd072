import { createHash } from 'node:crypto';
import type { Travel } from '../../diary/index.js';
import type { ExpertId, TimeOffSourceId } from '../../kernel/id.js';
import { periodOf } from '../../kernel/time.js';
import type { Busy, BusyTimes, SkipReason } from './busy-times.js';
import type { Whereabouts } from './feed-clocks.js';

export const busyFailures = [
  ...(['bad-address', 'refused-address', 'own-address', 'unreachable', 'bad-certificate', 'timed-out'] as const),
  ...(['too-many-redirects', 'not-allowed', 'not-found', 'provider-error', 'not-a-calendar', 'cut-short'] as const),
  ...(['too-large', 'too-many-events', 'too-complex', 'secret-lost'] as const),
] as const;
/** Why a calendar could not be read, as its adviser is told. */
export type BusyFailure = (typeof busyFailures)[number];

/** A calendar that an adviser subscribed. */
export interface BusyCalendar {
  readonly id: TimeOffSourceId;
  readonly expertId: ExpertId;
  readonly name: string;
  /** Sealed: whoever has it reads the whole calendar. */
  readonly address: string;
  readonly host: string;
  readonly wantsTitles: boolean;
  readonly connectedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  /** When the reading began that what is written here came from. */
  readonly triedAt: Temporal.Instant | null;
  readonly readAt: Temporal.Instant | null;
  /** When it was last read whole, and not answered to be as it was. */
  readonly wholeAt: Temporal.Instant | null;
  /** The {@link fingerprint} of what it was read by. */
  readonly readAs: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly everyMinutes: number;
  readonly failure: BusyFailure | null;
  /** In a row. */
  readonly failures: number;
  readonly events: number;
  readonly spans: number;
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>;
}

/** What came of asking for a calendar. */
export type Reading =
  | {
      readonly outcome: 'read';
      readonly times: BusyTimes;
      readonly etag: string | null;
      readonly lastModified: string | null;
    }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'failed'; readonly failure: BusyFailure; readonly retryAfterMinutes: number | null };

export const usualMinutes = 15;
const mostMinutes = 6 * 60;
const dayMinutes = 1440;

/** After so many failures in a row, some eight hours, the adviser is written to, once. */
export const failuresToTell = 6;

/** Spans of one calendar that a diary takes. */
export const mostSpans = 5000;

/** Purposes of what is sealed name the row, so that one address cannot stand in another's place. */
export function purposeOf(id: TimeOffSourceId): string {
  return `address of calendar ${id}`;
}

/**
 * A calendar as a reading leaves it. What fails is asked again after a quarter of an hour and twice as long each time, up to a day;
 * what it said before stays. Whoever has a broken one read before it is due makes it wait no longer.
 */
export function afterReading(
  calendar: BusyCalendar,
  reading: Reading,
  at: { began: Temporal.Instant; readAs: string },
): BusyCalendar {
  const { began, readAs } = at;
  const tried = { ...calendar, triedAt: began };
  switch (reading.outcome) {
    case 'failed': {
      const { failure } = reading;
      const isEarly = Temporal.Instant.compare(began, calendar.dueAt) < 0;
      if (isEarly && calendar.failures > 0) return { ...tried, failure };
      const failures = calendar.failures + 1;
      const waits = Math.max(usualMinutes * 2 ** Math.min(failures - 1, 10), reading.retryAfterMinutes ?? 0);
      const dueAt = began.add({ minutes: Math.min(waits, dayMinutes) });
      return { ...tried, failures, failure, dueAt };
    }
    case 'unchanged': {
      const dueAt = began.add({ minutes: calendar.everyMinutes });
      return { ...tried, failures: 0, failure: null, readAt: began, dueAt };
    }
    case 'read': {
      const { times, etag, lastModified } = reading;
      const everyMinutes = Math.min(Math.max(times.refreshMinutes ?? 0, usualMinutes), mostMinutes);
      const seen = { readAt: began, wholeAt: began, readAs, etag, lastModified };
      const { events, skipped } = times;
      const dueAt = began.add({ minutes: everyMinutes });
      return { ...tried, ...seen, everyMinutes, events, skipped, failures: 0, failure: null, dueAt };
    }
  }
}

/** What its provider may be asked whether it has changed by; null where it is to be read whole, as it is once a day: the horizon rolls. */
export function conditionsOf(calendar: BusyCalendar, readAs: string, now: Temporal.Instant) {
  const { wholeAt, etag, lastModified } = calendar;
  const isRecent = wholeAt !== null && Temporal.Instant.compare(wholeAt.add({ hours: 24 }), now) > 0;
  if (!isRecent || calendar.readAs !== readAs || calendar.failure !== null) return null;
  return etag === null && lastModified === null ? null : { etag, lastModified };
}

/** Where the adviser is, and whether titles are kept: with another fingerprint the same text may say something else. */
export function fingerprint(where: Whereabouts, wantsTitles: boolean, email: string): string {
  return createHash('sha256')
    .update(JSON.stringify([where, wantsTitles, email]))
    .digest('hex');
}

export function whereaboutsOf({ zone, travels }: { zone: string; travels: readonly Travel[] }): Whereabouts {
  return { zone, away: travels.map(({ zone: there, firstDate, lastDate }) => ({ zone: there, firstDate, lastDate })) };
}

/** As an adviser may give it: calendar programs write webcal for https. */
export function webAddress(text: string): string {
  return text.trim().replace(/^webcals?:\/\//i, 'https://');
}

/**
 * What is taken, as time off: what overlaps or touches is one, save where titles are wanted and differ. What a session of ours
 * takes is left out.
 */
export function timeOffOf(
  busy: readonly Busy[],
  { wantsTitles, ours }: { wantsTitles: boolean; ours: ReadonlySet<string> },
) {
  const others = busy.filter(({ reference }) => reference === null || !ours.has(reference));
  const byTitle = Map.groupBy(others, ({ title }) => (wantsTitles ? title : ''));
  return [...byTitle].flatMap(([reason, spans]) => merged(spans).map((span) => ({ ...periodOf(span), reason })));
}

function merged(busy: readonly Busy[]): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (const { start, end } of busy.toSorted((a, b) => a.start - b.start)) {
    const last = spans.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else spans.push({ start, end });
  }
  return spans;
}
