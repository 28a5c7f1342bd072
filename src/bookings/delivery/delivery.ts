import { type Booking, type BookingState, stateAt } from '../booking.js';
import type { BookingId, UserId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import type { SpokenLanguage, Topic } from '../../kernel/taxonomy.js';

/** Work on one session by its kind, in minutes. */
export interface Minutes {
  readonly contact: number;
  readonly preparation: number;
  readonly writeUp: number;
  readonly travel: number;
}

/** What both sides, and whoever answers for the adviser, may read of a session. */
export interface SessionRecord {
  readonly minutes: Minutes;
  readonly topics: readonly Topic[];
  readonly language: SpokenLanguage;
  readonly summary: string;
}

/** What an adviser recorded of a session: a version that is never changed. */
export interface Delivery extends SessionRecord {
  readonly bookingId: BookingId;
  readonly version: number;
  readonly recordedAt: Temporal.Instant;
  readonly recordedBy: UserId;
  /** For how long after it silence is awaited: the members' policy when it was recorded. */
  readonly acceptanceHours: number;
}

export const mostVersions = 21;

/** Throws `booking-state`, `too-early`. */
export function deliver(booking: Booking, by: UserId, acceptanceHours: number, now: Temporal.Instant): Booking {
  refuseRecorded(booking, now);
  refuseUnless(booking, ['confirmed'], now);
  refuseBefore(booking.startsAt, 'This session has not begun. Record it once it has.', now);
  return {
    ...booking,
    state: 'delivered',
    deliveredAt: now,
    deliveredBy: by,
    acceptBy: now.add({ hours: acceptanceHours }),
    updatedAt: now,
  };
}

/**
 * The client has the whole time again, unless an objection keeps the clock from running. Throws `booking-state`,
 * `too-many-entries`.
 */
export function correct(booking: Booking, correction: Correction, now: Temporal.Instant): Booking {
  refuseUnless(booking, ['delivered'], now);
  if (correction.version >= mostVersions) {
    throw new Problem(
      'too-many-entries',
      `A record is corrected at most ${mostVersions - 1} times. Please write to a steward.`,
    );
  }
  const acceptBy = correction.clockStands ? null : now.add({ hours: correction.acceptanceHours });
  return { ...booking, acceptBy, updatedAt: now };
}

interface Correction {
  /** Of the record that is corrected. */
  readonly version: number;
  /** An objection stands, and goes on standing. */
  readonly clockStands: boolean;
  readonly acceptanceHours: number;
}

/**
 * By the client, by a steward who settles an objection, or by nobody: by silence. What silence has accepted already stays
 * accepted so, and accepting twice is accepting once. Throws `booking-state`.
 */
export function acceptDelivery(booking: Booking, by: UserId | null, now: Temporal.Instant): Booking {
  refuseUnless(booking, ['delivered', 'accepted'], now);
  if (booking.state === 'accepted') return booking;
  const bySilence = stateAt(booking, now) === 'accepted' ? booking.acceptBy : null;
  return {
    ...booking,
    state: 'accepted',
    acceptedAt: bySilence ?? now,
    acceptedBy: bySilence ? null : by,
    acceptBy: null,
    updatedAt: now,
  };
}

/** Throws `booking-state`. */
function refuseRecorded(booking: Booking, now: Temporal.Instant): void {
  const state = stateAt(booking, now);
  if (state !== 'delivered' && state !== 'accepted') return;
  const sentence =
    state === 'delivered'
      ? 'This session is recorded already. To correct its record, send all of it once more by PUT /api/v1/bookings/{id}/delivery.'
      : 'This session is recorded already, and no record is corrected once it is accepted or disputed.';
  throw new Problem('booking-state', sentence, { state });
}

/** Whether both say the same, so that nothing is corrected by writing it once more. */
export function isSameRecord(one: SessionRecord, other: SessionRecord): boolean {
  const told = ({ minutes, topics, language, summary }: SessionRecord) =>
    JSON.stringify([
      ...[minutes.contact, minutes.preparation, minutes.writeUp, minutes.travel],
      ...[topics.toSorted(), language, summary],
    ]);
  return told(one) === told(other);
}

/** Throws `booking-state`. */
export function refuseUnless(booking: Booking, states: readonly BookingState[], now: Temporal.Instant): void {
  const state = stateAt(booking, now);
  if (states.includes(state)) return;
  throw new Problem('booking-state', `This booking is ${state}: that cannot be done with it.`, { state });
}

/** Throws `too-early`, with the instant from which on it is time. */
export function refuseBefore(from: Temporal.Instant, sentence: string, now: Temporal.Instant): void {
  if (Temporal.Instant.compare(now, from) < 0) throw new Problem('too-early', sentence, { from: from.toString() });
}

/** Throws `too-late`, with the instant at which the time was over. */
export function refuseFrom(until: Temporal.Instant, sentence: string, now: Temporal.Instant): void {
  if (Temporal.Instant.compare(now, until) >= 0) throw new Problem('too-late', sentence, { until: until.toString() });
}
