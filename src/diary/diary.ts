import type { ExpertId } from '../kernel/id.js';
import { instantOf, type EpochMinutes, minutesFrom, type Period, type Span } from '../kernel/time.js';
import { bookingBounds } from './booking-bounds.js';
import { openSlots, type SlotOffer } from './open-slots.js';
import { openWindows, type OpeningHours } from './open-windows.js';
import { freeSpans } from './free-spans.js';

/** How far ahead free time is kept: beyond the longest booking window by a week, so that a day's roll-forward may be late. */
export const horizonDays = 97;

/** What a diary says about a stretch of time: its hours, and what is taken from them. */
export interface DiaryPages {
  readonly expertId: ExpertId;
  readonly hours: OpeningHours;
  readonly timeOff: readonly Span[];
  readonly occupied: readonly Span[];
}

/** The terms of an offer, as far as they decide when it can be booked. */
export interface OfferTerms extends SlotOffer {
  readonly noticeMinutes: number;
  readonly windowDays: number;
}

/** The starts in `[from, to)` at which an offer can be booked; the pages must reach over `slotReach`. */
export function slotsOf(pages: DiaryPages, offer: OfferTerms, asked: Span, now: Temporal.Instant): EpochMinutes[] {
  const reach = { from: asked.start, to: asked.end + offer.durationMinutes };
  return openSlots({
    offer,
    windows: openWindows({ ...pages.hours, ...reach }),
    timeOff: pages.timeOff,
    occupied: pages.occupied,
    from: asked.start,
    to: asked.end,
    ...bookingBounds(now, { ...offer, zone: pages.hours.zone }),
  });
}

/** Whether an offer can be booked at an instant, by the very computation that lists slots. */
export function isSlot(pages: DiaryPages, offer: OfferTerms, start: Temporal.Instant, now: Temporal.Instant): boolean {
  const minute = minutesFrom(start);
  if (!instantOf(minute).equals(start)) return false;
  return slotsOf(pages, offer, { start: minute, end: minute + 1 }, now).length === 1;
}

/** The free time that the directory searches, from now to the horizon. */
export function freeTimeOf(pages: DiaryPages, over: Span): Span[] {
  const windows = openWindows({ ...pages.hours, from: over.start, to: over.end });
  return freeSpans(windows, pages.timeOff, pages.occupied).flatMap(({ start, end }) => {
    const clipped = { start: Math.max(start, over.start), end: Math.min(end, over.end) };
    return clipped.start < clipped.end ? [clipped] : [];
  });
}

/** The session's own time, and that time with the offer's buffers. */
export function timesOf(offer: SlotOffer, start: Temporal.Instant): { during: Period; blocked: Period } {
  const end = start.add({ minutes: offer.durationMinutes });
  return {
    during: { start, end },
    blocked: {
      start: start.subtract({ minutes: offer.bufferBeforeMinutes }),
      end: end.add({ minutes: offer.bufferAfterMinutes }),
    },
  };
}
