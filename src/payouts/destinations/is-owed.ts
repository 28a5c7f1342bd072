import type { ExpertId } from '../../kernel/id.js';
import { Ledger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import { hasUnwrittenLatePay } from '../late/write-late-pay.js';
import { payableOf } from '../payout.postings.js';
import { lockDestination } from './lock-destination.js';
import { PayoutDestinationTable } from './payout-destination.table.js';

/**
 * Whether an adviser is to be paid something still. Nothing is planned meanwhile, since whoever does locks the destination; what fails
 * meanwhile is owed again, so what is on its way is looked at first. What was paid late may have borne interest that is not written
 * yet; as writing it is not waited for, it is looked for before the account that it goes to.
 */
export async function isOwed(tx: Transaction, expertId: ExpertId, now: Temporal.Instant): Promise<boolean> {
  await lockDestination(tx, expertId);
  if (await new PayoutDestinationTable(tx).isPaying(expertId)) return true;
  if (await hasUnwrittenLatePay(tx, expertId, now)) return true;
  return (await new Ledger(tx).balanceOf(payableOf(expertId))).minor > 0;
}
