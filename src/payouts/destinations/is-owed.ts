import type { ExpertId } from '../../kernel/id.js';
import { Ledger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import { payableOf } from '../payout.postings.js';
import { lockDestination } from './lock-destination.js';
import { PayoutDestinationTable } from './payout-destination.table.js';

/**
 * Whether an adviser is to be paid something still. Nothing is planned meanwhile, since whoever does locks the destination; what fails
 * meanwhile is owed again, so what is on its way is looked at first.
 */
export async function isOwed(tx: Transaction, expertId: ExpertId): Promise<boolean> {
  await lockDestination(tx, expertId);
  if (await new PayoutDestinationTable(tx).isPaying(expertId)) return true;
  return (await new Ledger(tx).balanceOf(payableOf(expertId))).minor > 0;
}
