import type { BookingId, ReversalId } from '../../kernel/id.js';
import { type Booking, stateAt } from '../booking.js';

export const failureOutcomes = ['paid', 'restored', 'cancelled', 'over'] as const;
export type FailureOutcome = (typeof failureOutcomes)[number];

/** That what was paid for a session was taken back, and what its client may do about it. */
export interface PaymentFailure {
  readonly reversalId: ReversalId;
  readonly bookingId: BookingId;
  readonly at: Temporal.Instant;
  /** Until when the client may pay otherwise; null where the session is not called off for it. */
  readonly payBy: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  readonly outcome: FailureOutcome | null;
}

const hoursToPayOtherwise = 24;

/**
 * Until when the client may pay otherwise before a session is called off: for a day. One that begins within that day takes place: its
 * adviser is paid whatever becomes of it, and its client owes it.
 */
export function payByOf(booking: Booking, now: Temporal.Instant): Temporal.Instant | null {
  const payBy = now.add({ hours: hoursToPayOtherwise });
  return isAhead(booking, payBy, now) ? payBy : null;
}

/** What becomes of a session once its client has had that day. */
export function outcomeOfFailure(
  booking: Booking,
  { isPaid, isRestored }: { readonly isPaid: boolean; readonly isRestored: boolean },
  now: Temporal.Instant,
): FailureOutcome {
  if (isRestored) return 'restored';
  if (isPaid) return 'paid';
  return isAhead(booking, now, now) ? 'cancelled' : 'over';
}

function isAhead(booking: Booking, instant: Temporal.Instant, now: Temporal.Instant): boolean {
  const state = stateAt(booking, now);
  const stands = state === 'confirmed' || state === 'requested';
  return stands && Temporal.Instant.compare(instant, booking.startsAt) < 0;
}
