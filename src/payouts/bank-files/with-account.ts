import { Problem } from '../../kernel/problem.js';
import type { BankAccount } from '../payout-destination.js';
import type { FilePayout } from './bank-file.js';

/** With the bank account that it goes to. Throws `bank-file-blanked` where that was erased. */
export function withAccount<Payout extends FilePayout>(payout: Payout): Payout & { readonly account: BankAccount } {
  const { account } = payout;
  if (account) return { ...payout, account };
  throw new Problem(
    'bank-file-blanked',
    'This file cannot be had any more: the data of somebody who was paid by it were erased. What it paid is in its list still.',
  );
}
