import type { Actor, Relation } from '../accounts/index.js';
import type { ExpertId, Id, UserId } from '../kernel/id.js';
import { instantOf, type EpochMinutes, minutesFrom, minutesOf, type Period, type Span } from '../kernel/time.js';
import { type BookingBounds, bookingBounds } from './booking-bounds.js';
import { freeSpans } from './free-spans.js';
import { candidates, openSlots, type Refusal, slotReach, type SlotOffer, type SlotRequest } from './open-slots.js';
import { openWindows, type OpeningHours } from './open-windows.js';
import type { Introductions, SessionLimits, Workload } from './session-limits.js';
import { clockStretches, dayAt, type Travel } from './whereabouts.js';

/** How far ahead free time is kept: beyond the longest booking window by a week, so that a day's roll-forward may be late. */
export const horizonDays = 97;

/** What is taken: the session and, with its buffers, what it blocks. */
export interface Session extends Span {
  readonly reference: Id<string>;
  readonly blocked: Span;
}

/** What a diary says about a stretch of time: its hours, and what is taken from them. */
export interface DiaryPages {
  readonly expertId: ExpertId;
  readonly hours: OpeningHours;
  /** From a few weeks before the stretch on. */
  readonly travels: readonly Travel[];
  readonly timeOff: readonly Span[];
  readonly occupied: readonly Span[];
  readonly limits: SessionLimits;
  /** Those of the weeks around the stretch as well; empty where nothing limits them, unless they were asked for. */
  readonly sessions: readonly Session[];
  /** Of the months around the stretch; left out unless a free offer was to be told of. */
  readonly introductions?: Introductions | undefined;
}

export const windowKinds = ['calendar', 'open_days'] as const;
export type WindowKind = (typeof windowKinds)[number];

/** The terms of an offer, as far as they decide when it can be booked. */
export interface OfferTerms extends SlotOffer {
  /** Of free introductions an adviser gives only so many in a month. */
  readonly pricing: 'free_introduction' | 'rate_card' | 'time_credits';
  readonly noticeMinutes: number;
  /** Of the calendar: whole local days after today. Open days: those of the next 90, from today, that have a free slot. */
  readonly windowKind: WindowKind;
  readonly windowDays: number;
}

/** No window reaches further, however few of its days are open. */
const longestWindowDays = 90;

const day = 1440;

/** A week that starts up to 7 days before an instant, or ends as long after it, wherever the adviser then is. */
const weekAround = 9 * day;

/** Likewise a month, and all of the introductions that pages hold around a stretch. */
const monthAround = 37 * day;

/** What pages must reach over to say which slots start in a span. Where open days count, it takes all days from today. */
export function pagesReach(offer: OfferTerms, asked: Span, now: Temporal.Instant): Span {
  if (offer.windowKind === 'calendar') return slotReach(offer, asked.start, asked.end);
  const today = minutesOf(now);
  return slotReach(offer, today, today + (longestWindowDays + 3) * day);
}

/** The starts in `[from, to)` at which an offer can be booked; the pages must reach over `pagesReach`. */
export function slotsOf(pages: DiaryPages, offer: OfferTerms, asked: Span, now: Temporal.Instant): EpochMinutes[] {
  return openSlots(slotRequest(pages, offer, asked, boundsOf(pages, offer, now)));
}

/** Whether an offer can be booked at an instant, by the very computation that lists slots. */
export function isSlot(pages: DiaryPages, offer: OfferTerms, start: Temporal.Instant, now: Temporal.Instant): boolean {
  const minute = minutesFrom(start);
  if (!instantOf(minute).equals(start)) return false;
  return slotsOf(pages, offer, { start: minute, end: minute + 1 }, now).length === 1;
}

/** A candidate that is refused because of a session, and of which. */
export interface ExplainedStart {
  readonly start: EpochMinutes;
  readonly rule: Refusal | 'buffer' | 'free';
  readonly reference: Id<string> | null;
}

/** Every start that a session might have, and the rule that is against it; the pages must hold their sessions. */
export function explainStarts(
  pages: DiaryPages,
  offer: OfferTerms,
  asked: Span,
  now: Temporal.Instant,
): ExplainedStart[] {
  return candidates(slotRequest(pages, offer, asked, boundsOf(pages, offer, now))).map(({ start, refusal }) => {
    if (refusal !== 'occupied') return { start, rule: refusal ?? 'free', reference: null };
    const end = start + offer.durationMinutes;
    const itself = pages.sessions.find((session) => session.start < end && start < session.end);
    const reach = { start: start - offer.bufferBeforeMinutes, end: end + offer.bufferAfterMinutes };
    const near = pages.sessions.find(({ blocked }) => blocked.start < reach.end && reach.start < blocked.end);
    return { start, rule: itself ? 'occupied' : 'buffer', reference: (itself ?? near)?.reference ?? null };
  });
}

function boundsOf(pages: DiaryPages, offer: OfferTerms, now: Temporal.Instant): BookingBounds {
  const terms = { ...pages.hours, noticeMinutes: offer.noticeMinutes, windowDays: offer.windowDays };
  if (offer.windowKind === 'calendar') return bookingBounds(now, terms);
  const widest = bookingBounds(now, { ...terms, windowDays: longestWindowDays });
  return { ...widest, latest: endOfOpenDays(pages, offer, widest) };
}

/** The first slot after the open days that the window has, or the end of the longest window. */
function endOfOpenDays(pages: DiaryPages, offer: OfferTerms, widest: BookingBounds): EpochMinutes {
  const { earliest, latest } = widest;
  const clock = clockStretches(pages.hours, earliest, latest);
  const days = new Set<number>();
  for (const start of openSlots(slotRequest(pages, offer, { start: earliest, end: latest }, widest))) {
    if (days.add(dayAt(clock, start)).size > offer.windowDays) return start;
  }
  return latest;
}

function slotRequest(pages: DiaryPages, offer: OfferTerms, asked: Span, bounds: BookingBounds): SlotRequest {
  const { start, end } = asked;
  return {
    offer,
    windows: openWindows({ ...pages.hours, from: start, to: end + offer.durationMinutes }),
    timeOff: pages.timeOff,
    occupied: pages.occupied,
    from: start,
    to: end,
    ...bounds,
    workload: workloadOf(pages, offer, asked),
  };
}

/** Undefined where nothing limits the session, which is the quick way. */
function workloadOf(pages: DiaryPages, offer: OfferTerms, { start, end }: Span): Workload | undefined {
  const { hours, limits, sessions } = pages;
  const introductions = isUnpaid(offer) ? introductionsThatLimit(pages) : undefined;
  if (!introductions && !hasLimits(limits)) return undefined;
  const around = introductions ? monthAround : weekAround;
  return { limits, sessions, clock: clockStretches(hours, start - around, end + around), introductions };
}

/** With fewer introductions in all than the least that a month may have, no month is full. */
function introductionsThatLimit({ expertId, introductions }: DiaryPages): Introductions | undefined {
  if (!introductions) throw new Error(`The pages of ${expertId} were read without introductions.`);
  const { figures, sessions } = introductions;
  return figures.some(({ aMonth }) => aMonth <= sessions.length) ? introductions : undefined;
}

/** Whether nobody pays for a session of the offer. */
export function isUnpaid({ pricing }: Pick<OfferTerms, 'pricing'>): boolean {
  return pricing === 'free_introduction';
}

function hasLimits(limits: SessionLimits): boolean {
  return Object.values(limits).some((most) => most !== null);
}

/** The free time that the directory searches, from now to the horizon. */
export function freeTimeOf(pages: DiaryPages, over: Span): Span[] {
  const windows = openWindows({ ...pages.hours, from: over.start, to: over.end });
  return freeSpans(windows, pages.timeOff, pages.occupied).flatMap(({ start, end }) => {
    const clipped = { start: Math.max(start, over.start), end: Math.min(end, over.end) };
    return clipped.start < clipped.end ? [clipped] : [];
  });
}

/** What a session takes of a diary: its own time, that with the offer's buffers, and whether nobody pays for it. */
export function timesOf(
  offer: SlotOffer & Pick<OfferTerms, 'pricing'>,
  start: Temporal.Instant,
): { during: Period; blocked: Period; unpaid: boolean } {
  const end = start.add({ minutes: offer.durationMinutes });
  return {
    during: { start, end },
    blocked: {
      start: start.subtract({ minutes: offer.bufferBeforeMinutes }),
      end: end.add({ minutes: offer.bufferAfterMinutes }),
    },
    unpaid: isUnpaid(offer),
  };
}

/** What somebody is to a diary: its adviser, a steward, both, or nothing. */
export function relationsToDiary(actor: Actor, ownerId: UserId): Relation[] {
  return [
    ...(actor.userId === ownerId ? (['adviser'] as const) : []),
    ...(actor.steward ? (['steward'] as const) : []),
  ];
}
