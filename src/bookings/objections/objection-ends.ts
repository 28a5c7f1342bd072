import type { BookingId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import { PolicyTable } from '../../policies/index.js';
import type { Booking } from '../booking.js';
import { standsUntil } from './objection.js';
import { ObjectionTable } from './objection.table.js';

/**
 * When an objection that stands lapses or becomes a dispute, at the earliest: later if its sides are told late of it, or the record is corrected. Of
 * sessions that are paid for, while no steward has decided.
 */
export async function objectionEnds(
  tx: Transaction,
  bookings: readonly Booking[],
  now: Temporal.Instant,
): Promise<ReadonlyMap<BookingId, Temporal.Instant>> {
  const ids = bookings.filter(({ state, acceptBy }) => state === 'delivered' && !acceptBy).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const clocks = await new PolicyTable(tx).inForce('disputes', now);
  const open = await new ObjectionTable(tx).openOf(ids);
  return new Map(open.map((one) => [one.bookingId, standsUntil(one, one.recordedAt, clocks)]));
}
