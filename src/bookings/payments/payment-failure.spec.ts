import { expect, test } from '@jest/globals';
import type { Booking, BookingState } from '../booking.js';
import { outcomeOfFailure, payByOf } from './payment-failure.js';

const now = Temporal.Instant.from('2027-03-22T08:00:00Z');
const day = now.add({ hours: 24 });

/** So long before its start. */
function session(time: Temporal.DurationLike, state: BookingState = 'confirmed'): Booking {
  const lapsesAt = state === 'requested' ? now.add({ hours: 48 }) : null;
  return { state, startsAt: now.add(time), lapsesAt, acceptBy: null, acceptedAt: null } as unknown as Booking;
}

test.each<[string, Booking, Temporal.Instant | null]>([
  ['a session in a week', session({ hours: 168 }), day],
  ['a request', session({ hours: 168 }, 'requested'), day],
  ['a session in a day and a second', session({ hours: 24, seconds: 1 }), day],
  ['a session in a day', session({ hours: 24 }), null],
  ['a session that has begun', session({ minutes: -5 }), null],
  ['a session that is recorded', session({ hours: -5 }, 'delivered'), null],
  ['what was called off', session({ hours: 168 }, 'cancelled'), null],
])('whose payment for %s is taken back may pay otherwise until %s', (_, booking, payBy) => {
  expect(payByOf(booking, now)?.toString()).toBe(payBy?.toString());
});

test.each<[string, Booking, { isPaid?: boolean; isRestored?: boolean }, string]>([
  ['nothing happened', session({ hours: 48 }), {}, 'cancelled'],
  ['the debt is paid', session({ hours: 48 }), { isPaid: true }, 'paid'],
  ['the payment came again', session({ hours: 48 }), { isRestored: true, isPaid: true }, 'restored'],
  ['its adviser has called it off', session({ hours: 48 }, 'cancelled'), {}, 'over'],
  ['it has begun, because nobody looked in time', session({ minutes: 0 }), {}, 'over'],
])('a day later, where %s', (_, booking, { isPaid = false, isRestored = false }, outcome) => {
  expect(outcomeOfFailure(booking, { isPaid, isRestored }, now)).toBe(outcome);
});
