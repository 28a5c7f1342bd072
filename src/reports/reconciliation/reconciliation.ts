import type { Id, ReconciliationId } from '../../kernel/id.js';
import { money, type Money } from '../../kernel/money.js';
import type { Provider, ProviderLine, ProviderLineKind } from '../../payments/index.js';

/** So long the word of something may be on its way: by then a provider has told us of it, or we have asked. */
const youth = { hours: 1 };
/** A day that still differs is reconciled anew for so long, every night. */
const mostDays = 31;
const zone = 'Europe/London';

/** What one thing brought us at a provider by our books; below zero what it took. */
export interface BookedLine extends ProviderLine {
  /** Our payment, refund or payout, of whichever kind. */
  readonly ourId: string | null;
}

/** `waiting`: it differs, and is so young that word of it may be on its way. */
export const lineStates = ['same', 'waiting', 'different'] as const;
export type LineState = (typeof lineStates)[number];

/** One thing as its provider has it and as we have it. */
export interface ReconciliationLine {
  readonly kind: ProviderLineKind;
  readonly externalId: string;
  readonly ourId: string | null;
  readonly provider: Money;
  readonly books: Money;
  readonly state: LineState;
  readonly at: Temporal.Instant;
}

export type KeptReconciliationLine = ReconciliationLine & { readonly id: Id<'reconciliation-line'> };

/** What lies at a provider for us: by what it says, and by our books. */
export interface Held {
  readonly provider: Money;
  readonly books: Money;
}

/** A day of a provider's, held against the books. */
export interface Reconciliation {
  readonly id: ReconciliationId;
  readonly provider: Provider;
  readonly day: Temporal.PlainDate;
  readonly ranAt: Temporal.Instant;
  readonly lines: number;
  readonly waiting: number;
  readonly differences: number;
  /** Null where the day was long past: nobody remembers what lay there. */
  readonly held: Held | null;
}

/** Every thing that either of them knows of, once for each kind, in the order in which they last changed. */
export function linesOf(
  said: readonly ProviderLine[],
  booked: readonly BookedLine[],
  now: Temporal.Instant,
): ReconciliationLine[] {
  const keyOf = ({ kind, externalId }: ProviderLine) => `${kind} ${externalId}`;
  const things = Map.groupBy([...said, ...booked], keyOf);
  const ours = new Map(booked.map((line) => [keyOf(line), line]));
  const theirs = new Map(said.map((line) => [keyOf(line), line]));
  const lines = [...things].flatMap(([key, [one, other = one]]) =>
    one && other ? [lineOf([one, other], { ours: ours.get(key), theirs: theirs.get(key) }, now)] : [],
  );
  const known = lines.filter(({ provider, books }) => provider.minor !== 0 || books.minor !== 0);
  return known.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
}

interface Sides {
  readonly ours: BookedLine | undefined;
  readonly theirs: ProviderLine | undefined;
}

function lineOf(
  [one, other]: readonly [ProviderLine, ProviderLine],
  { ours, theirs }: Sides,
  now: Temporal.Instant,
): ReconciliationLine {
  const at = Temporal.Instant.compare(one.at, other.at) < 0 ? other.at : one.at;
  const provider = theirs?.amount ?? money(0);
  const books = ours?.amount ?? money(0);
  const isYoung = Temporal.Instant.compare(at, now.subtract(youth)) > 0;
  const state = provider.minor === books.minor ? 'same' : isYoung ? 'waiting' : 'different';
  return { kind: one.kind, externalId: one.externalId, ourId: ours?.ourId ?? null, provider, books, state, at };
}

/** Whether there is something to look at, or to wait for. */
export function isOpen({ waiting, differences, held }: Reconciliation): boolean {
  return waiting > 0 || differences > 0 || isHeldOtherwise(held);
}

export function isHeldOtherwise(held: Held | null): boolean {
  return held !== null && held.provider.minor !== held.books.minor;
}

/**
 * The days before `today` that are to be reconciled: of the last 31 those that were not since the first that was, and all that are open, until
 * they have been looked at when they were 31 days old. `newest` is the last run of each day, in any order.
 */
export function daysToReconcile(today: Temporal.PlainDate, newest: readonly Reconciliation[]): Temporal.PlainDate[] {
  const byDay = new Map(newest.map((run) => [run.day.toString(), run]));
  const before = Array.from({ length: mostDays }, (_, index) => today.subtract({ days: mostDays - index }));
  const first = before.findIndex((day) => byDay.has(day.toString()));
  const missed = before.slice(first === -1 ? mostDays - 1 : first).filter((day) => !byDay.has(day.toString()));
  const open = newest.filter((run) => isOpen(run) && !isGivenUp(run)).map(({ day }) => day);
  return [...open, ...missed].toSorted((a, b) => Temporal.PlainDate.compare(a, b));
}

function isGivenUp({ day, ranAt }: Reconciliation): boolean {
  return Temporal.PlainDate.compare(londonDay(ranAt), day.add({ days: mostDays })) >= 0;
}

export interface Period {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

/** A day in London, half-open. */
export function periodOf(day: Temporal.PlainDate): Period {
  const from = day.toZonedDateTime(zone).toInstant();
  return { from, to: day.add({ days: 1 }).toZonedDateTime(zone).toInstant() };
}

/** What has been since a day was over, and at least for as long as word may be on its way; clocks that go ahead of ours are in it. */
export function periodSince(day: Temporal.PlainDate, now: Temporal.Instant): Period {
  const { to: over } = periodOf(day);
  const young = now.subtract(youth);
  return { from: Temporal.Instant.compare(over, young) < 0 ? over : young, to: now.add(youth) };
}

export function londonDay(at: Temporal.Instant): Temporal.PlainDate {
  return at.toZonedDateTimeISO(zone).toPlainDate();
}
