import type { GroupSessionId } from '../../kernel/id.js';
import type { Transfer } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import { seatEarned, seatShared } from '../funding/booking.postings.js';
import { GroupPayTable } from './group-pay.table.js';

/**
 * What is due of a seat in a group session is earned: the platform has its fee, and the adviser's part waits for the others
 * until the session is paid as one. Where it was paid already, the pool has it.
 */
export async function seatEarnings(
  tx: Transaction,
  earned: Omit<Parameters<typeof seatEarned>[0], 'sessionId'>,
  sessionId: GroupSessionId,
  now: Temporal.Instant,
): Promise<Transfer[]> {
  const { bookingId, adviser: amount } = earned;
  const when = { occurredAt: now };
  const seat = seatEarned({ ...earned, sessionId }, when);
  const isPaid = (await new GroupPayTable(tx).find(sessionId)) !== undefined;
  return isPaid ? [seat, seatShared({ sessionId, bookingId, amount }, when)] : [seat];
}
