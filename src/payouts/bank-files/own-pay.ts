import type { Actor } from '../../accounts/index.js';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { FilePayout } from './bank-file.js';
import { BankFileTable } from './bank-file.table.js';

/** Throws `not-allowed` to a steward who is paid by one of the payouts: nobody sees alone to their own pay. */
export async function refuseOwnPay(
  tx: Transaction,
  { userId }: Actor,
  payouts: readonly Pick<FilePayout, 'expertId'>[],
): Promise<void> {
  const experts = payouts.map(({ expertId }) => expertId);
  if (!(await new BankFileTable(tx).isOneOf(userId, experts))) return;
  throw new Problem(
    'not-allowed',
    'Your own pay is in this file. Please let another steward make it, withdraw it and say what the bank did with it.',
  );
}
