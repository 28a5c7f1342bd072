import type { Relation } from '../accounts/index.js';
import type {
  BookingId,
  ExpertId,
  GroupSessionId,
  OfferId,
  OrganisationId,
  SeriesId,
  UserId,
  WaitingEntryId,
} from '../kernel/id.js';
import type { Money } from '../kernel/money.js';
import { Problem } from '../kernel/problem.js';
import type { MeetingMode, Offer } from '../experts/index.js';
import { boundsMoved, type Moving } from './cancellation-bands.js';
import type { CancelReason, DeclineReason } from './reasons.js';

export const bookingStates = [
  ...(['held', 'requested', 'confirmed', 'delivered', 'accepted'] as const),
  ...(['no-show', 'declined', 'lapsed', 'cancelled'] as const),
] as const;
export type BookingState = (typeof bookingStates)[number];
export type Side = 'client' | 'adviser' | 'steward';

/** A session, from the moment its time is held. Names and terms are the offer's as they were then. */
export interface Booking {
  readonly id: BookingId;
  readonly expertId: ExpertId;
  readonly offerId: OfferId;
  readonly organisationId: OrganisationId;
  readonly bookedBy: UserId;
  readonly state: BookingState;
  readonly titleEn: string;
  readonly titleCy: string;
  readonly mode: MeetingMode;
  /** What the start-up wants help with, in its own words. */
  readonly needs: string;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly price: Money;
  readonly cancelFreeUntil: Temporal.Instant;
  readonly cancelLateAfter: Temporal.Instant;
  /** 1 to 3: which of the organisation's live holds this is; the times of one series share it. */
  readonly holdNumber: number | null;
  /** When a hold is let go, or a request has gone unanswered for too long. */
  readonly lapsesAt: Temporal.Instant | null;
  /** Made together with others, by one request. */
  readonly seriesId: SeriesId | null;
  /** A numbered seat of a session for a group, whose time is the group session's and not this booking's. */
  readonly groupSessionId: GroupSessionId | null;
  readonly seat: number | null;
  /** The place on a waiting list that this time was offered to. */
  readonly waitingEntryId: WaitingEntryId | null;
  /** RFC 5545 SEQUENCE: rises with every change that calendars are told of. */
  readonly sequence: number;
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
  readonly requestedAt: Temporal.Instant | null;
  readonly requestedBy: UserId | null;
  readonly declinedAt: Temporal.Instant | null;
  readonly declinedBy: UserId | null;
  readonly declineReason: DeclineReason | null;
  readonly declineNote: string | null;
  readonly confirmedAt: Temporal.Instant | null;
  readonly confirmedBy: UserId | null;
  readonly movedAt: Temporal.Instant | null;
  readonly cancelledAt: Temporal.Instant | null;
  readonly cancelledBy: UserId | null;
  readonly cancelledSide: Side | null;
  readonly cancelReason: CancelReason | null;
  readonly cancelNote: string | null;
  readonly remindedAt: Temporal.Instant | null;
  /** An hour before. */
  readonly remindedSoonAt: Temporal.Instant | null;
  readonly deliveredAt: Temporal.Instant | null;
  readonly deliveredBy: UserId | null;
  /** When silence accepts the adviser's record; null while an objection stands, and in every other state. */
  readonly acceptBy: Temporal.Instant | null;
  readonly acceptedAt: Temporal.Instant | null;
  /** Null where nobody said anything in time: silence accepts. */
  readonly acceptedBy: UserId | null;
  readonly noShowAt: Temporal.Instant | null;
  readonly noShowBy: UserId | null;
  /** Who did not come. */
  readonly noShowSide: 'client' | 'adviser' | null;
}

/** What has not happened to a booking that is only just made. */
export const nothingYet = {
  ...{ seriesId: null, groupSessionId: null, seat: null, waitingEntryId: null },
  ...{ requestedAt: null, requestedBy: null, confirmedAt: null, confirmedBy: null, movedAt: null },
  ...{ remindedAt: null, remindedSoonAt: null },
  ...{ declinedAt: null, declinedBy: null, declineReason: null, declineNote: null },
  ...{ cancelledAt: null, cancelledBy: null, cancelledSide: null, cancelReason: null, cancelNote: null },
  ...{ deliveredAt: null, deliveredBy: null, acceptBy: null, acceptedAt: null, acceptedBy: null },
  ...{ noShowAt: null, noShowBy: null, noShowSide: null },
} as const;

/**
 * The state as it is at an instant: holds and requests lapse, and silence accepts, by the clock, and not when somebody
 * gets round to writing it down.
 */
export function stateAt(booking: Booking, now: Temporal.Instant): BookingState {
  const { state, lapsesAt } = booking;
  if (acceptedAt(booking, now)) return 'accepted';
  return (state === 'held' || state === 'requested') && lapsesAt && !isBefore(now, lapsesAt) ? 'lapsed' : state;
}

/** When the client agreed to the adviser's record, or had said nothing against it for long enough. */
export function acceptedAt({ acceptedAt: at, acceptBy }: Booking, now: Temporal.Instant): Temporal.Instant | null {
  return at ?? (acceptBy && !isBefore(now, acceptBy) ? acceptBy : null);
}

/** The hold of an offer that asks becomes a request. Throws `hold-lapsed`, `booking-state`, `already-started`. */
export function request(booking: Booking, by: UserId, now: Temporal.Instant, answerHours: number): Booking {
  refuseUnless(booking, ['held'], now);
  const limit = now.add({ hours: answerHours });
  return {
    ...booking,
    state: 'requested',
    holdNumber: null,
    lapsesAt: isBefore(limit, booking.startsAt) ? limit : booking.startsAt,
    requestedAt: now,
    requestedBy: by,
    updatedAt: now,
  };
}

/** A time is held for so long while its price is paid; a hold is kept for longer only once, as its shares are fixed once. */
const paymentMinutes = 45;

/** A hold whose payment is waited for, though not beyond its start. Throws `hold-lapsed`, `booking-state`, `already-started`. */
export function waitForPayment(
  booking: Booking,
  now: Temporal.Instant,
): Booking & { readonly lapsesAt: Temporal.Instant } {
  refuseUnless(booking, ['held'], now);
  const limit = now.add({ minutes: paymentMinutes });
  const latest = isBefore(limit, booking.startsAt) ? limit : booking.startsAt;
  const lapsesAt = booking.lapsesAt && isBefore(latest, booking.lapsesAt) ? booking.lapsesAt : latest;
  return { ...booking, lapsesAt, updatedAt: now };
}

/** By the adviser. Throws `request-lapsed`, `booking-state`. */
export function accept(booking: Booking, by: UserId, now: Temporal.Instant): Booking {
  refuseUnless(booking, ['requested'], now);
  return { ...booking, state: 'confirmed', lapsesAt: null, confirmedAt: now, confirmedBy: by, updatedAt: now };
}

/** By the adviser, who says why. Throws `request-lapsed`, `booking-state`. */
export function decline(
  booking: Booking,
  { by, reason, note }: { readonly by: UserId; readonly reason: DeclineReason; readonly note: string | null },
  now: Temporal.Instant,
): Booking {
  refuseUnless(booking, ['requested'], now);
  const declined = { declinedAt: now, declinedBy: by, declineReason: reason, declineNote: note };
  return { ...booking, ...declined, state: 'declined', lapsesAt: null, updatedAt: now };
}

/** Throws `hold-lapsed`, `booking-state`, `already-started`. */
export function confirm(booking: Booking, by: UserId, now: Temporal.Instant): Booking {
  refuseUnless(booking, ['held'], now);
  return {
    ...booking,
    state: 'confirmed',
    holdNumber: null,
    lapsesAt: null,
    confirmedAt: now,
    confirmedBy: by,
    updatedAt: now,
  };
}

/**
 * In place: the same booking, another time of the same length, on the same bands. Throws `booking-state`, `already-started`, `seat-not-movable`.
 */
export function move(booking: Booking, start: Temporal.Instant, moving: Moving, now: Temporal.Instant): Booking {
  refuseSeat(booking);
  refuseUnless(booking, ['confirmed'], now);
  const end = start.add(booking.startsAt.until(booking.endsAt));
  return {
    ...booking,
    startsAt: start,
    endsAt: end,
    ...boundsMoved(booking, start, moving, now),
    sequence: booking.sequence + 1,
    movedAt: now,
    remindedAt: null,
    remindedSoonAt: null,
    updatedAt: now,
  };
}

/**
 * What a session is moved on: its offer as it is today, for the length that was agreed, free if that was, and for one
 * party though the offer may be for groups by now. Throws `seat-not-movable`.
 */
export function termsToMove(booking: Booking, offer: Offer): Offer {
  refuseSeat(booking);
  return {
    ...offer,
    capacity: 1,
    pricing: pricingOf(booking),
    durationMinutes: booking.startsAt.until(booking.endsAt).total('minutes'),
  };
}

function pricingOf({ price }: Booking): Offer['pricing'] {
  if (price.minor === 0) return 'free_introduction';
  return price.currency === 'TCR' ? 'time_credits' : 'rate_card';
}

/** Whoever did not confirm in time has neither a hold nor a seat any more. */
export function lapse(booking: Booking, now: Temporal.Instant): Booking {
  return { ...booking, state: 'lapsed', seat: null, holdNumber: null, updatedAt: now };
}

export interface Cancellation {
  readonly by: UserId;
  readonly side: Side;
  readonly reason: CancelReason;
  readonly note: string | null;
}

/** A hold is let go, a request withdrawn, a session called off. Throws `hold-lapsed`, `request-lapsed`, `booking-state`, `already-started`. */
export function cancel(booking: Booking, { by, side, reason, note }: Cancellation, now: Temporal.Instant): Booking {
  refuseUnless(booking, ['held', 'requested', 'confirmed'], now);
  return {
    ...booking,
    state: 'cancelled',
    seat: null,
    holdNumber: null,
    lapsesAt: null,
    sequence: booking.sequence + 1,
    cancelledAt: now,
    cancelledBy: by,
    cancelledSide: side,
    cancelReason: reason,
    cancelNote: note,
    updatedAt: now,
  };
}

/** For whom somebody acts who may be several things to a booking: a steward is of neither side, or of their own. */
export function sideOf(relations: readonly Relation[]): Side {
  if (relations.includes('adviser')) return 'adviser';
  return relations.every((relation) => relation === 'steward') ? 'steward' : 'client';
}

export function holdLapsed(): Problem {
  return new Problem('hold-lapsed', 'This time was held for a while, and that is over. Please choose a time again.');
}

export function requestOver(): Problem {
  return new Problem('request-lapsed', 'This request was not answered in time, and its time is free again.');
}

function refuseSeat({ groupSessionId }: Booking): void {
  if (groupSessionId === null) return;
  throw new Problem(
    'seat-not-movable',
    'This is a seat in a group session, which has one time for everybody. Cancel it, and take a seat in another one.',
    { group_session_id: groupSessionId },
  );
}

function refuseUnless(booking: Booking, states: readonly BookingState[], now: Temporal.Instant): void {
  const state = stateAt(booking, now);
  if (state === 'lapsed') throw booking.requestedAt ? requestOver() : holdLapsed();
  if (!states.includes(state)) {
    throw new Problem('booking-state', `This booking is ${state}: that cannot be done with it any more.`, { state });
  }
  if (!isBefore(now, booking.startsAt)) {
    throw new Problem('already-started', 'This session has started already.');
  }
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}
