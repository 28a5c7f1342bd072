import type { ExpertId, PayoutDestinationId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { BrokenBecause, PayoutDestination } from '../payout-destination.js';
import { broken } from './destination.js';
import { PayoutDestinationTable } from './payout-destination.table.js';

/** Where an adviser is paid to, so that it stays that; null for who has not said so. Locked before payouts and ledger accounts. */
export async function lockDestination(tx: Transaction, expertId: ExpertId): Promise<PayoutDestination | null> {
  return (await new PayoutDestinationTable(tx).lockOfExpert(expertId)) ?? null;
}

/** Nothing goes there until its adviser has mended it, because money came back. Does nothing where they are paid elsewhere by now. */
export async function markBroken(
  tx: Transaction,
  id: PayoutDestinationId,
  because: BrokenBecause = 'returned',
): Promise<void> {
  const destinations = new PayoutDestinationTable(tx);
  const destination = await destinations.lock(id);
  if (destination.state !== 'replaced') await destinations.update(broken(destination, because));
}
