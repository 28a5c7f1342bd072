import { type Currency, money, type Money } from '../kernel/money.js';
import type { Transaction } from '../platform/database.js';
import type { Account } from './transfer.js';

/** What accounts have in sum, for overviews. */
export class AccountTotals {
  constructor(private readonly tx: Transaction) {}

  /** What an account got, or gave where it is below zero, by the code of the transfer. Together it is its balance. */
  async byCode(
    { kind, owner }: Pick<Account, 'kind' | 'owner'>,
    currency: Currency = 'GBP',
  ): Promise<ReadonlyMap<string, Money>> {
    const rows: { code: string; amount: number }[] = await this.tx.query(
      `SELECT t.code, sum(p.amount_minor)::bigint AS amount
       FROM ledger_accounts a JOIN ledger_postings p ON p.account_id = a.id JOIN ledger_transfers t ON t.id = p.transfer_id
       WHERE (a.kind, a.owner, a.currency) = ($1, $2, $3) GROUP BY t.code`,
      [kind, owner, currency],
    );
    return new Map(rows.map(({ code, amount }) => [code, money(amount, currency)]));
  }

  /** What all accounts of a kind have together. */
  async ofKind(kind: string, currency: Currency = 'GBP'): Promise<Money> {
    const rows: { balance: number }[] = await this.tx.query(
      `SELECT coalesce(sum(p.amount_minor), 0)::bigint AS balance
       FROM ledger_accounts a JOIN ledger_postings p ON p.account_id = a.id WHERE (a.kind, a.currency) = ($1, $2)`,
      [kind, currency],
    );
    return money(rows[0]?.balance ?? 0, currency);
  }

  /** What the guarded accounts of a kind have together, of those owners. */
  async ofAll(kind: string, owners: readonly string[], currency: Currency = 'GBP'): Promise<Money> {
    const rows: { balance: number }[] = await this.tx.query(
      `SELECT coalesce(sum(balance_minor), 0)::bigint AS balance FROM ledger_accounts
       WHERE kind = $1 AND owner = ANY($2) AND currency = $3 AND least_minor IS NOT NULL`,
      [kind, owners, currency],
    );
    return money(rows[0]?.balance ?? 0, currency);
  }
}
