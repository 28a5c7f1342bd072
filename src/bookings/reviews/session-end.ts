import { Problem } from '../../kernel/problem.js';
import { PolicyTable } from '../../policies/index.js';
import type { Transaction } from '../../platform/database.js';
import { acceptedAt, type Booking, stateAt } from '../booking.js';
import { settledAt } from '../no-shows/no-show.js';
import { NoShowTable } from '../no-shows/no-show.table.js';
import { type ReviewTimes, reviewTimes } from './review.js';

/** When a session can be reviewed, by the policy in force when it came to its end; null where it has not. */
export async function reviewTimesOf(
  tx: Transaction,
  booking: Booking,
  now: Temporal.Instant,
): Promise<ReviewTimes | null> {
  const end = await endOf(tx, booking, now);
  return end && reviewTimes(end, (await new PolicyTable(tx).inForce('clocks', end)).review_days);
}

/** Throws `booking-state` before a session is accepted, or it is settled that somebody did not come. */
export async function knownReviewTimes(tx: Transaction, booking: Booking, now: Temporal.Instant): Promise<ReviewTimes> {
  const times = await reviewTimesOf(tx, booking, now);
  if (times) return times;
  const state = stateAt(booking, now);
  const sentence =
    state === 'no-show'
      ? 'Whoever is said not to have come can still say otherwise. Please review the session once that is settled.'
      : `This booking is ${state}. A session is reviewed once it is accepted.`;
  throw new Problem('booking-state', sentence, { state });
}

async function endOf(tx: Transaction, booking: Booking, now: Temporal.Instant): Promise<Temporal.Instant | null> {
  if (booking.state !== 'no-show') return acceptedAt(booking, now);
  return settledAt(await new NoShowTable(tx).find(booking.id), now);
}
