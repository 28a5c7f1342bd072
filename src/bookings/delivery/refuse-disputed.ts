import type { BookingId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import { DisputeTable } from '../disputes/dispute.table.js';

/** What is disputed is settled there: its record stands as it is, and nobody has accepted it. Throws `booking-state`. */
export async function refuseDisputed(tx: Transaction, id: BookingId): Promise<void> {
  const dispute = (await new DisputeTable(tx).statesOf([id])).get(id);
  if (dispute === undefined) return;
  const sentence =
    dispute === 'ended'
      ? 'This session was disputed, and that is settled: its record stands. See GET /api/v1/bookings/{id}/dispute.'
      : 'This session is disputed: its record stands as it is. Say what you think of it in the dispute: POST /api/v1/bookings/{id}/dispute/statements.';
  throw new Problem('booking-state', sentence, { state: 'disputed', dispute });
}
