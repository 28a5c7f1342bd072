import type { Id, UserId } from '../kernel/id.js';
import { type Currency, money, type Money } from '../kernel/money.js';
import type { Transaction } from '../platform/database.js';
import type { TransferId } from './transfer.js';

export type AccountId = Id<'ledger-account'>;

/** An account as it lies in the books, with what it has. */
export interface KeptAccount {
  readonly id: AccountId;
  readonly kind: string;
  readonly owner: string;
  readonly currency: Currency;
  /** What a guarded account never goes under, in minor units; null for an open one. */
  readonly least: number | null;
  readonly balance: Money;
  readonly openedAt: Temporal.Instant;
}

interface KeptPosting {
  readonly accountId: AccountId;
  readonly kind: string;
  readonly owner: string;
  readonly amount: Money;
}

/** A transfer as it lies in the books; later numbers were written later. */
export interface KeptTransfer {
  readonly id: TransferId;
  readonly number: number;
  readonly code: string;
  readonly reference: string;
  readonly occurredAt: Temporal.Instant;
  readonly recordedAt: Temporal.Instant;
  readonly byUser: UserId | null;
  readonly reverses: TransferId | null;
  readonly postings: readonly KeptPosting[];
}

interface AccountReading {
  readonly kind?: string | undefined;
  readonly owner?: string | undefined;
  /** Only those of these owners. */
  readonly owners?: readonly string[] | undefined;
  readonly after?: { readonly at: string; readonly id: string } | undefined;
  readonly count: number;
}

/** The books, to read. */
export class Books {
  constructor(private readonly tx: Transaction) {}

  /** In the order in which they were opened. */
  async accounts({ kind, owner, owners, after, count }: AccountReading): Promise<KeptAccount[]> {
    const rows: AccountRow[] = await this.tx.query(
      `${accountSelect} WHERE ($1::text IS NULL OR a.kind = $1) AND ($2::text IS NULL OR a.owner = $2)
         AND ($3::text[] IS NULL OR a.owner = ANY ($3))
         AND ($4::timestamptz IS NULL OR (a.opened_at, a.id) > ($4, $5::uuid))
       ORDER BY a.opened_at, a.id LIMIT $6`,
      [kind ?? null, owner ?? null, owners ?? null, after?.at ?? null, after?.id ?? null, count],
    );
    return rows.map(accountOf);
  }

  async account(id: AccountId): Promise<KeptAccount | undefined> {
    const rows: AccountRow[] = await this.tx.query(`${accountSelect} WHERE a.id = $1`, [id]);
    return rows.map(accountOf)[0];
  }

  async transfer(id: TransferId): Promise<KeptTransfer | undefined> {
    const rows: TransferRow[] = await this.tx.query(`${transferSelect} WHERE t.id = $1 GROUP BY t.id`, [id]);
    return rows.map(transferOf)[0];
  }

  /**
   * All transfers that money took from one account through accounts of some kinds: those of every such account that it
   * reached, in the order in which they were written. Others' money that meets it on the way is told as well.
   */
  async transfersFrom(account: AccountId, through: readonly string[]): Promise<KeptTransfer[]> {
    const rows: TransferRow[] = await this.tx.query(
      `WITH RECURSIVE reached AS (
         SELECT $1::uuid AS account_id
         UNION
         SELECT getting.account_id FROM reached
           JOIN ledger_postings giving ON giving.account_id = reached.account_id AND giving.amount_minor < 0
           JOIN ledger_postings getting ON getting.transfer_id = giving.transfer_id AND getting.amount_minor > 0
           JOIN ledger_accounts a ON a.id = getting.account_id AND a.kind = ANY ($2)
       )
       ${transferSelect}
       WHERE t.id IN (SELECT transfer_id FROM ledger_postings JOIN reached USING (account_id))
       GROUP BY t.id ORDER BY t.number`,
      [account, through],
    );
    return rows.map(transferOf);
  }
}

const accountSelect = `SELECT a.id, a.kind, a.owner, a.currency, a.least_minor AS least, a.opened_at,
    CASE WHEN a.least_minor IS NOT NULL THEN a.balance_minor
      ELSE (SELECT coalesce(sum(amount_minor), 0)::bigint FROM ledger_postings WHERE account_id = a.id) END AS balance
  FROM ledger_accounts a`;

const transferSelect = `SELECT t.id, t.number, t.code, t.reference, t.currency, t.occurred_at, t.recorded_at, t.by_user, t.reverses,
    json_agg(json_build_object('accountId', a.id, 'kind', a.kind, 'owner', a.owner, 'minor', p.amount_minor) ORDER BY p.place) AS postings
  FROM ledger_transfers t JOIN ledger_postings p ON p.transfer_id = t.id JOIN ledger_accounts a ON a.id = p.account_id`;

interface AccountRow {
  readonly id: AccountId;
  readonly kind: string;
  readonly owner: string;
  readonly currency: Currency;
  readonly least: number | null;
  readonly opened_at: Date;
  readonly balance: number;
}

interface TransferRow {
  readonly id: TransferId;
  readonly number: number;
  readonly code: string;
  readonly reference: string;
  readonly currency: Currency;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly by_user: UserId | null;
  readonly reverses: TransferId | null;
  readonly postings: readonly (Omit<KeptPosting, 'amount'> & { readonly minor: number })[];
}

function accountOf({ opened_at, balance, ...row }: AccountRow): KeptAccount {
  return { ...row, balance: money(balance, row.currency), openedAt: opened_at.toTemporalInstant() };
}

function transferOf(row: TransferRow): KeptTransfer {
  const { id, number, code, reference, reverses } = row;
  return {
    ...{ id, number, code, reference, reverses },
    occurredAt: row.occurred_at.toTemporalInstant(),
    recordedAt: row.recorded_at.toTemporalInstant(),
    byUser: row.by_user,
    postings: row.postings.map(({ minor, ...posting }) => ({ ...posting, amount: money(minor, row.currency) })),
  };
}
