import type { OrganisationId } from '../../kernel/id.js';
import { minus, money, type Money } from '../../kernel/money.js';
import { Ledger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import { debtsOf } from '../voucher.postings.js';

/** What an organisation owes: for sessions that no voucher paid, and for what was clawed back. */
export async function debtOf(tx: Transaction, organisationId: OrganisationId): Promise<Money> {
  const balance = await new Ledger(tx).balanceOf(debtsOf(organisationId));
  return minus(money(0, balance.currency), balance);
}
