import { type EpochMinutes, type Span } from '../kernel/time.js';
import { mergeSpans } from './free-spans.js';
import { limitRefusal, type Workload } from './session-limits.js';

/** What of an offer decides its slots, in whole minutes. */
export interface SlotOffer {
  readonly durationMinutes: number;
  /** Slots start this far apart, counted from the start of each window. */
  readonly intervalMinutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
}

export interface SlotRequest {
  readonly offer: SlotOffer;
  /** From `openWindows`, over the `slotReach` of the range that is asked for. */
  readonly windows: readonly Span[];
  readonly timeOff: readonly Span[];
  /** The blocked ranges of the other occupancies: each session with its own buffers. */
  readonly occupied: readonly Span[];
  /** Slots start in `[from, to)`. */
  readonly from: EpochMinutes;
  readonly to: EpochMinutes;
  /** The first minute that the offer's notice allows. */
  readonly earliest: EpochMinutes;
  /** The end of the booking window: no slot starts at it or later. */
  readonly latest: EpochMinutes;
  /** Left out where nothing limits the session. */
  readonly workload?: Workload | undefined;
}

/** The rule that keeps a session from starting at an instant. */
export type Refusal =
  ('closed' | 'time-off' | 'occupied' | 'notice' | 'booking-window') | ('day-limit' | 'week-limit' | 'month-limit');

/** An instant at which a session might start, and the first rule that is against it. */
export interface Candidate {
  readonly start: EpochMinutes;
  readonly refusal: Refusal | undefined;
}

/**
 * The starts at which a session can be booked, in order. Starts lie on the grid of the interval, counted from the start of
 * the window that they are in. The session lies wholly in open time (it may run on into a window that abuts) and outside
 * time off; with its buffers it keeps clear of every occupancy, whose own buffers count as well. Buffers may lie in closed
 * hours and in time off. With it the adviser has no more on a day and in a week than they take on, and, where nobody
 * pays for it, no more such sessions in a month than the members' policy allows. Listing and booking both
 * ask here, so they cannot disagree.
 *
 * Throws a RangeError unless duration and interval are positive and buffers not negative, all of them whole minutes.
 */
export function openSlots(request: SlotRequest): EpochMinutes[] {
  assertWholeMinutes(request.offer);
  const from = Math.max(request.from, request.earliest);
  const to = Math.min(request.to, request.latest);
  const refusal = refusals(request);
  const slots: EpochMinutes[] = [];
  for (const window of request.windows) {
    forEachStart(window, request.offer.intervalMinutes, { start: from, end: to }, (start) => {
      if (refusal(start) === undefined) slots.push(start);
    });
  }
  return slots;
}

/**
 * Every start of the grid in `[from, to)`, and of the time between windows as if that were open, with the rule that is
 * against it, or none: those that have none are the slots. In closed time the grid counts from where the range or the
 * closed time begins.
 */
export function candidates(request: SlotRequest): Candidate[] {
  assertWholeMinutes(request.offer);
  const asked = { start: request.from, end: request.to };
  const starts: EpochMinutes[] = [];
  for (const window of [...request.windows, ...gapsBetween(mergeSpans(request.windows), asked)]) {
    forEachStart(window, request.offer.intervalMinutes, asked, (start) => starts.push(start));
  }
  const refusal = refusals(request);
  return starts.sort((a, b) => a - b).map((start) => ({ start, refusal: refusal(start) }));
}

/** The starts of the grid that a window has in a range, in order. */
function forEachStart(window: Span, interval: number, range: Span, each: (start: EpochMinutes) => void): void {
  const closes = Math.min(window.end, range.end);
  const skipped = Math.max(0, Math.ceil((range.start - window.start) / interval));
  for (let start = window.start + skipped * interval; start < closes; start += interval) each(start);
}

/** Spans disjoint and in order, as `mergeSpans` gives them. */
function gapsBetween(spans: readonly Span[], { start, end }: Span): Span[] {
  const starts = [start, ...spans.map((span) => Math.max(span.end, start))];
  const ends = [...spans.map((span) => Math.min(span.start, end)), end];
  return starts.flatMap((gap, index) => (gap < (ends[index] ?? gap) ? [{ start: gap, end: ends[index] ?? gap }] : []));
}

/** Whether a session may start at this very instant, by the computation that lists slots. */
export function isOpenSlot(request: Omit<SlotRequest, 'from' | 'to'>, start: EpochMinutes): boolean {
  return openSlots({ ...request, from: start, to: start + 1 }).length === 1;
}

/** The span whose windows, time off and occupancies decide which slots start in `[from, to)`: load at least this much. */
export function slotReach(offer: SlotOffer, from: EpochMinutes, to: EpochMinutes): Span {
  return { start: from - offer.bufferBeforeMinutes, end: to + offer.durationMinutes + offer.bufferAfterMinutes };
}

/** Asked of rising starts only, so that each list is walked through once. */
function refusals(request: SlotRequest): (start: EpochMinutes) => Refusal | undefined {
  const { offer, windows, timeOff, occupied, earliest, latest, workload } = request;
  const { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes } = offer;
  const openAfter = firstEndingAfter(mergeSpans(windows));
  const offAfter = firstEndingAfter(mergeSpans(timeOff));
  const occupiedAfter = firstEndingAfter(mergeSpans(occupied));
  const limited = workload && limitRefusal(workload, durationMinutes);
  return (start) => {
    const end = start + durationMinutes;
    const open = openAfter(start);
    if (open === undefined || open.start > start || open.end < end) return 'closed';
    if (startsBefore(offAfter(start), end)) return 'time-off';
    if (startsBefore(occupiedAfter(start - bufferBeforeMinutes), end + bufferAfterMinutes)) return 'occupied';
    if (start < earliest) return 'notice';
    if (start >= latest) return 'booking-window';
    return limited?.(start);
  };
}

/** A pointer into disjoint spans in order that only moves forward: `at` must not fall from one call to the next. */
function firstEndingAfter(spans: readonly Span[]): (at: EpochMinutes) => Span | undefined {
  let next = 0;
  return (at) => {
    let span = spans[next];
    while (span !== undefined && span.end <= at) span = spans[++next];
    return span;
  };
}

function startsBefore(span: Span | undefined, end: EpochMinutes): boolean {
  return span !== undefined && span.start < end;
}

/** An interval of nothing would list slots for ever. */
function assertWholeMinutes(offer: SlotOffer): void {
  const { durationMinutes, intervalMinutes, bufferBeforeMinutes, bufferAfterMinutes } = offer;
  const whole = [durationMinutes, intervalMinutes, bufferBeforeMinutes, bufferAfterMinutes].every(Number.isSafeInteger);
  const inRange = durationMinutes > 0 && intervalMinutes > 0 && bufferBeforeMinutes >= 0 && bufferAfterMinutes >= 0;
  if (!whole || !inRange) throw new RangeError(`Not whole minutes of an offer: ${JSON.stringify(offer)}`);
}
