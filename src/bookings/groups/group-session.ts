import type { MeetingMode, Offer, Quote } from '../../experts/index.js';
import type { ExpertId, GroupSessionId, OfferId, UserId } from '../../kernel/id.js';
import { money, type Money } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import type { CancelReason } from '../reasons.js';

/** What seats are priced by, and what the adviser is paid for the whole, as it was said when the session was scheduled. */
export interface KeptTerms {
  readonly preparationMinutes: number;
  readonly writeUpMinutes: number;
  readonly travelMinutes: number;
  readonly unpaidMinutes: number;
  readonly unpaidTravelMinutes: number;
  readonly expensesMinor: number;
  readonly unreimbursedCostsMinor: number;
  /** For the session, and not by the seat; 0 of a free one, null of one that was scheduled before this was kept. */
  readonly payNetMinor: number | null;
  /** The adviser's own VAT on that. */
  readonly payVatMinor: number | null;
}

/** A session for a group, which its adviser schedules. Names and terms are the offer's as they were then. */
export interface GroupSession extends KeptTerms {
  readonly id: GroupSessionId;
  readonly expertId: ExpertId;
  readonly offerId: OfferId;
  readonly state: 'scheduled' | 'cancelled';
  readonly titleEn: string;
  readonly titleCy: string;
  readonly mode: MeetingMode;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  /** Its seats are numbered from 1 to this. */
  readonly capacity: number;
  readonly minimumSeats: number;
  /** Of one seat. */
  readonly price: Money;
  /** When a session under its minimum is called off: the members' policy as it was when it was scheduled. */
  readonly decideAt: Temporal.Instant;
  /** When it was found that it takes place. Who cancels a seat after that calls off nobody else's session. */
  readonly decidedAt: Temporal.Instant | null;
  /** RFC 5545 SEQUENCE of the event in its adviser's calendar. */
  readonly sequence: number;
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
  readonly guaranteedAt: Temporal.Instant | null;
  readonly guaranteedBy: UserId | null;
  /** The pool that pays for the seats that are missing. */
  readonly guaranteePool: string | null;
  readonly guaranteeReason: string | null;
  readonly cancelledAt: Temporal.Instant | null;
  readonly cancelledBy: UserId | null;
  readonly cancelReason: CancelReason | null;
  readonly cancelNote: string | null;
}

/** What of one session an organisation may have: others want to come as well. */
export const mostSeatsOfOne = 3;

/** In the diary of one adviser at once, so that a list of them is one answer. */
export const mostToCome = 100;

/** How far ahead an adviser schedules: as far as any booking window reaches. */
const furthestDays = 90;

/**
 * What a group session is scheduled on: its offer, without the notice and the window, which are for others to book in.
 * Hours, buffers, what is taken and the adviser's limits hold for the adviser too.
 */
export function termsToSchedule(offer: Offer): Offer {
  return { ...offer, capacity: 1, noticeMinutes: 0, windowKind: 'calendar', windowDays: furthestDays };
}

/** What is kept of an offer when a session is scheduled on it, with what the whole session was quoted at; null where it is free. */
export function keptTermsOf(offer: Offer, whole: Quote | null): KeptTerms {
  const { preparationMinutes, writeUpMinutes, travelMinutes, unpaidMinutes, unpaidTravelMinutes } = offer;
  const adviserLines = whole?.lines.filter(({ supplier }) => supplier === 'adviser') ?? [];
  return {
    ...{ preparationMinutes, writeUpMinutes, travelMinutes, unpaidMinutes, unpaidTravelMinutes },
    expensesMinor: offer.expenses.minor,
    unreimbursedCostsMinor: offer.unreimbursedCosts.minor,
    payNetMinor: whole?.adviserNet.minor ?? 0,
    payVatMinor: adviserLines.reduce((all, { vat }) => all + vat.minor, 0),
  };
}

/**
 * What a seat is booked, and priced, on: what was said of this session when it was scheduled, though the offer is changed by
 * now. Its share is of as many seats as this session needs.
 */
export function termsOfSeat(session: GroupSession, offer: Offer): Offer {
  const { titleEn, titleCy, startsAt, endsAt, capacity, minimumSeats } = session;
  const { preparationMinutes, writeUpMinutes, travelMinutes, unpaidMinutes, unpaidTravelMinutes } = session;
  return {
    ...offer,
    ...{ titleEn, titleCy, capacity, minimumSeats },
    ...{ preparationMinutes, writeUpMinutes, travelMinutes, unpaidMinutes, unpaidTravelMinutes },
    pricing: pricingOf(session, offer),
    durationMinutes: startsAt.until(endsAt).total('minutes'),
    expenses: money(session.expensesMinor, offer.expenses.currency),
    unreimbursedCosts: money(session.unreimbursedCostsMinor, offer.unreimbursedCosts.currency),
  };
}

function pricingOf({ payNetMinor }: KeptTerms, { pricing }: Offer): Offer['pricing'] {
  if (payNetMinor === null) return pricing;
  return payNetMinor > 0 ? 'rate_card' : 'free_introduction';
}

/** Throws `group-session-state` for one that was called off, `already-started`. */
export function refuseUnlessToCome({ state, startsAt }: GroupSession, now: Temporal.Instant): void {
  if (state !== 'scheduled') {
    throw new Problem('group-session-state', 'This group session was called off.', { state });
  }
  if (!isBefore(now, startsAt)) throw new Problem('already-started', 'This group session has started already.');
}

export interface Guarantee {
  readonly by: UserId;
  readonly pool: string;
  readonly reason: string;
}

/** It takes place, however few seats are taken. Throws `group-session-state`, `already-started`. */
export function guarantee(session: GroupSession, { by, pool, reason }: Guarantee, now: Temporal.Instant): GroupSession {
  refuseUnlessToCome(session, now);
  return {
    ...session,
    guaranteedAt: now,
    guaranteedBy: by,
    guaranteePool: pool,
    guaranteeReason: reason,
    updatedAt: now,
  };
}

export interface CallingOff {
  readonly by: UserId;
  readonly reason: CancelReason;
  readonly note: string | null;
}

/** Throws `group-session-state`, `already-started`. */
export function callOff(session: GroupSession, { by, reason, note }: CallingOff, now: Temporal.Instant): GroupSession {
  refuseUnlessToCome(session, now);
  return {
    ...session,
    state: 'cancelled',
    sequence: session.sequence + 1,
    cancelledAt: now,
    cancelledBy: by,
    cancelReason: reason,
    cancelNote: note,
    updatedAt: now,
  };
}

/** How many seats are confirmed, and how many are held and may still be. */
export interface Seats {
  readonly confirmed: number;
  readonly held: number;
}

/**
 * What becomes of a session when it is time to decide. Where seats that are held could still make it enough, it waits for
 * them: they are confirmed or lapse within minutes, those that a waiting list offered within hours.
 */
export function decisionOn(
  { guaranteedAt, minimumSeats }: GroupSession,
  { confirmed, held }: Seats,
): 'takes-place' | 'waits' | 'is-called-off' {
  if (guaranteedAt !== null || confirmed >= minimumSeats) return 'takes-place';
  return confirmed + held >= minimumSeats ? 'waits' : 'is-called-off';
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}
