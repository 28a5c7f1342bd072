import type { GroupSessionId, OrganisationId } from '../kernel/id.js';
import type { Transaction } from '../platform/database.js';
import { BookingTable } from './booking.table.js';
import { lockMoney, settle } from './funding/settle.js';

/**
 * Writes down which holds of an organisation, and which of a group session, have lapsed: they give their numbers and seats
 * back, and what was set aside for them. The organisation is locked by the caller, and the diary of what it takes next.
 */
export async function lapseHolds(
  tx: Transaction,
  organisationId: OrganisationId,
  now: Temporal.Instant,
  groupSessionId?: GroupSessionId,
): Promise<void> {
  const bookings = new BookingTable(tx);
  const lapsed = await bookings.findAll(await bookings.lapseHolds(organisationId, now, groupSessionId));
  if (lapsed.length === 0) return;
  await lockMoney(tx, lapsed, now);
  for (const booking of lapsed) await settle(tx, booking, 'lapsed', now);
}

/** The lowest number that none of the organisation's live holds has; what has lapsed is written down first. Throws `hold-limit`. */
export async function takeHoldNumber(
  tx: Transaction,
  organisationId: OrganisationId,
  now: Temporal.Instant,
  groupSessionId?: GroupSessionId,
): Promise<number> {
  await lapseHolds(tx, organisationId, now, groupSessionId);
  return new BookingTable(tx).freeHoldNumber(organisationId);
}
