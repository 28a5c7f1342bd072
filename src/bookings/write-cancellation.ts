import { Audit } from '../accounts/index.js';
import { ExpertTable } from '../experts/index.js';
import type { Transaction } from '../platform/database.js';
import type { Booking } from './booking.js';

/** What a steward does to a booking of others is written down for both sides of it. */
export async function writeCancellation(tx: Transaction, booking: Booking, now: Temporal.Instant): Promise<void> {
  const expert = await new ExpertTable(tx).find(booking.expertId);
  await new Audit(tx).write({
    at: now,
    by: booking.cancelledBy,
    as: 'steward',
    deed: 'booking-cancelled',
    on: { kind: 'booking', id: booking.id },
    organisationId: booking.organisationId,
    about: expert.userId,
    facts: { reason: booking.cancelReason },
  });
}
