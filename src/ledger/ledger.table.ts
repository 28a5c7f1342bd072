import { type Id, newId } from '../kernel/id.js';
import { type Currency, money, type Money } from '../kernel/money.js';
import { Problem } from '../kernel/problem.js';
import { brokenConstraint, type Transaction } from '../platform/database.js';
import { type Account, currencyOf, netted, type Posting, type Transfer, type TransferId } from './transfer.js';

type AccountId = Id<'ledger-account'>;

/** A line of an account: what it got, and what it had after. */
export interface StatementLine {
  readonly transferId: TransferId;
  readonly code: string;
  readonly reference: string;
  readonly occurredAt: Temporal.Instant;
  readonly recordedAt: Temporal.Instant;
  readonly amount: Money;
  readonly balance: Money;
}

interface StatementPart {
  readonly currency?: Currency;
  /** The most lines. */
  readonly count?: number;
  /** The last transfer of the part before. */
  readonly after?: TransferId | undefined;
  readonly from?: Temporal.Instant | undefined;
  readonly to?: Temporal.Instant | undefined;
}

export interface TrialBalanceLine {
  readonly kind: string;
  readonly currency: Currency;
  readonly accounts: number;
  readonly balance: Money;
}

/** The books, within a transaction. They know accounts and transfers, and nobody's business. */
export class Ledger {
  constructor(private readonly tx: Transaction) {}

  /**
   * Writes transfers, each once: one that stands already is left as it is. A transfer of nothing is none.
   * Throws `balance-too-low` where a guarded account would go under its least, and an Error where another transfer
   * stands under the same code and reference.
   */
  async post(transfers: readonly Transfer[], now: Temporal.Instant): Promise<void> {
    const wanted = transfers
      .map((transfer) => ({ ...transfer, postings: netted(transfer.postings) }))
      .filter(({ postings }) => postings.length > 0);
    const ids = await this.open(
      wanted.flatMap(({ postings }) => postings),
      now,
    );
    await this.tx.query('SELECT lock_ledger_accounts($1)', [[...ids.values()]]);
    for (const transfer of wanted) await this.write(transfer, ids, now);
  }

  /**
   * Locks accounts before more than one post of a transaction, so that all who need them queue in one order.
   */
  async lock(accounts: readonly Account[], now: Temporal.Instant, currency: Currency = 'GBP'): Promise<void> {
    const ids = await this.open(
      accounts.map((account) => ({ account, amount: money(0, currency) })),
      now,
    );
    await this.tx.query('SELECT lock_ledger_accounts($1)', [[...ids.values()]]);
  }

  /** The contrary of a transfer, once. Throws an Error where there is no such transfer. */
  async reverse({ code, reference }: Pick<Transfer, 'code' | 'reference'>, now: Temporal.Instant): Promise<void> {
    const standing = await this.find(code, reference);
    if (!standing) throw new Error(`There is no transfer ${code} of ${reference}.`);
    const postings = standing.postings.map(({ account, amount }) => ({
      account,
      amount: money(-amount.minor, amount.currency),
    }));
    const contrary = { code: `${code}-reversed`, reference, occurredAt: now, postings, reverses: standing.id };
    await this.post([contrary], now);
  }

  /** What an account has; nothing where it was never used. */
  async balanceOf({ kind, owner }: Pick<Account, 'kind' | 'owner'>, currency: Currency = 'GBP'): Promise<Money> {
    const rows: { balance: string }[] = await this.tx.query(
      `SELECT CASE WHEN a.least_minor IS NOT NULL THEN a.balance_minor
         ELSE (SELECT coalesce(sum(amount_minor), 0)::bigint FROM ledger_postings WHERE account_id = a.id) END AS balance
       FROM ledger_accounts a WHERE (kind, owner, currency) = ($1, $2, $3)`,
      [kind, owner, currency],
    );
    return money(Number(rows[0]?.balance ?? 0), currency);
  }

  /** What an account had of what was recorded before an instant. */
  async balanceBefore(
    { kind, owner }: Pick<Account, 'kind' | 'owner'>,
    before: Temporal.Instant,
    currency: Currency = 'GBP',
  ): Promise<Money> {
    const rows: { balance: string }[] = await this.tx.query(
      `SELECT coalesce(sum(p.amount_minor), 0)::bigint AS balance
       FROM ledger_postings p JOIN ledger_accounts a ON a.id = p.account_id JOIN ledger_transfers t ON t.id = p.transfer_id
       WHERE (a.kind, a.owner, a.currency) = ($1, $2, $3) AND t.recorded_at < $4`,
      [kind, owner, currency, before.toString()],
    );
    return money(Number(rows[0]?.balance), currency);
  }

  /** An account's lines in the order they were written, of a period (half-open) or of all time. */
  async statement(
    { kind, owner }: Pick<Account, 'kind' | 'owner'>,
    part: StatementPart = {},
  ): Promise<StatementLine[]> {
    const { currency = 'GBP', count = 500, after, from, to } = part;
    const rows: StatementRow[] = await this.tx.query(
      `SELECT * FROM (
         SELECT t.id, t.number, t.code, t.reference, t.occurred_at, t.recorded_at, p.amount_minor AS amount,
           sum(p.amount_minor) OVER (ORDER BY t.recorded_at, t.number)::bigint AS balance
         FROM ledger_postings p JOIN ledger_accounts a ON a.id = p.account_id JOIN ledger_transfers t ON t.id = p.transfer_id
         WHERE (a.kind, a.owner, a.currency) = ($1, $2, $3) AND ($6::timestamptz IS NULL OR t.recorded_at < $6)
       ) lines
       WHERE ($4::uuid IS NULL OR (recorded_at, number) > (SELECT recorded_at, number FROM ledger_transfers WHERE id = $4))
         AND ($5::timestamptz IS NULL OR recorded_at >= $5)
       ORDER BY recorded_at, number LIMIT $7`,
      [kind, owner, currency, after ?? null, from?.toString() ?? null, to?.toString() ?? null, count],
    );
    return rows.map((row) => ({
      transferId: row.id,
      code: row.code,
      reference: row.reference,
      occurredAt: row.occurred_at.toTemporalInstant(),
      recordedAt: row.recorded_at.toTemporalInstant(),
      amount: money(Number(row.amount), currency),
      balance: money(Number(row.balance), currency),
    }));
  }

  /** What all accounts of a kind had together at an instant. All of it adds up to nothing in each currency. */
  async trialBalance(at: Temporal.Instant): Promise<TrialBalanceLine[]> {
    const rows: { kind: string; currency: Currency; accounts: number; balance: string }[] = await this.tx.query(
      `SELECT a.kind, a.currency, count(DISTINCT a.id)::int AS accounts, coalesce(sum(p.amount_minor), 0)::bigint AS balance
       FROM ledger_accounts a JOIN ledger_postings p ON p.account_id = a.id JOIN ledger_transfers t ON t.id = p.transfer_id
       WHERE t.recorded_at <= $1 GROUP BY a.kind, a.currency ORDER BY a.currency, a.kind`,
      [at.toString()],
    );
    return rows.map((row) => ({ ...row, balance: money(Number(row.balance), row.currency) }));
  }

  /** The ids of the accounts of postings, opened where they were not yet. */
  private async open(postings: readonly Posting[], now: Temporal.Instant): Promise<Map<string, AccountId>> {
    const wanted = new Map(
      postings.map(({ account, amount }) => [
        keyOf(account, amount.currency),
        { ...account, currency: amount.currency },
      ]),
    );
    const rows = JSON.stringify([...wanted.values()].map((account) => ({ ...account, id: newId() })));
    const columns = 'id uuid, kind text, owner text, currency text, least bigint';
    await this.tx.query(
      `INSERT INTO ledger_accounts (id, kind, owner, currency, least_minor, opened_at)
       SELECT id, kind, owner, currency, least, $2 FROM json_to_recordset($1) AS wanted (${columns})
       ORDER BY kind, owner, currency ON CONFLICT (kind, owner, currency) DO NOTHING`,
      [rows, now.toString()],
    );
    const found: { id: AccountId; kind: string; owner: string; currency: string; least: string | null }[] =
      await this.tx.query(
        `SELECT a.id, a.kind, a.owner, a.currency, a.least_minor AS least FROM ledger_accounts a
         JOIN json_to_recordset($1) AS wanted (${columns}) USING (kind, owner, currency)`,
        [rows],
      );
    for (const account of found) {
      const { least } = wanted.get(keyOf(account, account.currency)) ?? { least: null };
      if (least === (account.least === null ? null : Number(account.least))) continue;
      throw new Error(`Account ${account.kind} of ${account.owner} was opened with another least.`);
    }
    return new Map(found.map((account) => [keyOf(account, account.currency), account.id]));
  }

  private async write(transfer: Transfer, ids: ReadonlyMap<string, AccountId>, now: Temporal.Instant): Promise<void> {
    const currency = currencyOf(transfer.postings);
    const id = newId<TransferId>();
    const written: unknown[] = await this.tx.query(
      `INSERT INTO ledger_transfers (id, code, reference, currency, occurred_at, recorded_at, reverses, by_user)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (code, reference) DO NOTHING RETURNING id`,
      [
        id,
        transfer.code,
        transfer.reference,
        currency,
        transfer.occurredAt.toString(),
        now.toString(),
        transfer.reverses ?? null,
        transfer.by ?? null,
      ],
    );
    if (written.length === 0) return this.refuseAnother(transfer);
    const lines = transfer.postings.map(({ account, amount }, index) => ({
      place: index + 1,
      account_id: ids.get(keyOf(account, currency)),
      amount: amount.minor,
    }));
    try {
      await this.tx.query(
        `INSERT INTO ledger_postings (transfer_id, place, account_id, currency, amount_minor)
         SELECT $1, place, account_id, $2, amount FROM json_to_recordset($3) AS lines (place smallint, account_id uuid, amount bigint)
         ORDER BY account_id`,
        [id, currency, JSON.stringify(lines)],
      );
    } catch (error) {
      if (brokenConstraint(error) !== guarded) throw error;
      throw new Problem('balance-too-low', 'There is not enough money left for this.', { code: transfer.code });
    }
  }

  private async refuseAnother({ code, reference, postings }: Transfer): Promise<void> {
    const standing = await this.find(code, reference);
    const plain = (some: readonly Posting[]) =>
      some.map(({ account, amount }) => `${keyOf(account, amount.currency)} ${amount.minor}`).toSorted();
    if (standing && plain(standing.postings).join() === plain(postings).join()) return;
    throw new Error(`Another transfer ${code} of ${reference} stands in the books.`);
  }

  private async find(
    code: string,
    reference: string,
  ): Promise<(Pick<Transfer, 'postings'> & { id: TransferId }) | undefined> {
    const rows: {
      id: TransferId;
      kind: string;
      owner: string;
      least: string | null;
      amount: string;
      currency: string;
    }[] = await this.tx.query(
      `SELECT t.id, a.kind, a.owner, a.least_minor AS least, p.amount_minor AS amount, p.currency
         FROM ledger_transfers t JOIN ledger_postings p ON p.transfer_id = t.id JOIN ledger_accounts a ON a.id = p.account_id
         WHERE t.code = $1 AND t.reference = $2 ORDER BY p.place`,
      [code, reference],
    );
    const [first] = rows;
    if (!first) return undefined;
    const postings = rows.map(({ kind, owner, least, amount, currency }) => ({
      account: { kind, owner, least: least === null ? null : Number(least) },
      amount: money(Number(amount), currency),
    }));
    return { id: first.id, postings };
  }
}

interface StatementRow {
  readonly id: TransferId;
  readonly code: string;
  readonly reference: string;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly amount: string;
  readonly balance: string;
}

const guarded = 'a guarded account stays at its least or above';

function keyOf({ kind, owner }: Pick<Account, 'kind' | 'owner'>, currency: Currency): string {
  return `${kind} ${owner} ${currency}`;
}
