import { WorkingRelationTable } from '../accounts/index.js';
import { ExpertTable } from '../experts/index.js';
import type { Transaction } from '../platform/database.js';
import type { Booking } from './booking.js';

/** From now on the adviser has no say in what is decided about the organisation. */
export async function noteAdvice(
  tx: Transaction,
  { expertId, organisationId }: Booking,
  now: Temporal.Instant,
): Promise<void> {
  const { userId } = await new ExpertTable(tx).find(expertId);
  await new WorkingRelationTable(tx).note(userId, organisationId, now);
}
