import { newId, type PayoutAccountId, type UserId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { PayoutAccount } from './payout-account.js';
import type { SeenPayoutAccount } from './payout-provider.js';

type Row = Omit<PayoutAccount, 'plannedAt' | 'lookedAt'> & { readonly plannedAt: Date; readonly lookedAt: Date | null };

const columns = `id, user_id AS "userId", external_id AS "externalId", state, due_count AS "dueCount", version,
  planned_at AS "plannedAt", looked_at AS "lookedAt"`;

export class PayoutAccountTable {
  constructor(private readonly tx: Transaction) {}

  /** The one that somebody has, or a new one that no provider knows of yet. */
  async plan(userId: UserId, at: Temporal.Instant): Promise<PayoutAccount> {
    await this.tx.query(
      `INSERT INTO payout_accounts (id, user_id, state, due_count, planned_at) VALUES ($1, $2, 'planned', 0, $3)
       ON CONFLICT (user_id) DO NOTHING`,
      [newId<PayoutAccountId>(), userId, at.toString()],
    );
    return one(await this.some('user_id', userId));
  }

  async ofPerson(userId: UserId): Promise<PayoutAccount | undefined> {
    return (await this.some('user_id', userId))[0];
  }

  /** Nobody changes it meanwhile; taken before where its person is paid to. */
  async lockOfPerson(userId: UserId): Promise<PayoutAccount | undefined> {
    await this.tx.query('SELECT FROM payout_accounts WHERE user_id = $1 FOR UPDATE', [userId]);
    return this.ofPerson(userId);
  }

  async remove(userId: UserId): Promise<void> {
    await this.tx.query('DELETE FROM payout_accounts WHERE user_id = $1', [userId]);
  }

  /** Throws `not-found`. */
  async byExternal(externalId: string): Promise<PayoutAccount> {
    return one(await this.some('external_id', externalId));
  }

  /** That the provider has it: nothing is known of it yet but that it needs to be told who that is. */
  async opened(id: PayoutAccountId, externalId: string): Promise<void> {
    await this.tx.query(
      `UPDATE payout_accounts SET external_id = $2, state = 'needs-more', version = version + 1
       WHERE id = $1 AND external_id IS NULL`,
      [id, externalId],
    );
  }

  /** Undefined where somebody else changed it since it was read. */
  async update(
    { id, version }: PayoutAccount,
    { state, dueCount }: SeenPayoutAccount,
    at: Temporal.Instant,
  ): Promise<PayoutAccount | undefined> {
    await this.tx.query('SELECT FROM payout_accounts WHERE id = $1 FOR UPDATE', [id]);
    const [account] = await this.some('id', id);
    if (account?.version !== version) return undefined;
    await this.tx.query(
      'UPDATE payout_accounts SET state = $2, due_count = $3, looked_at = $4, version = version + 1 WHERE id = $1',
      [id, state, dueCount, at.toString()],
    );
    return one(await this.some('id', id));
  }

  private async some(column: 'id' | 'user_id' | 'external_id', value: string): Promise<PayoutAccount[]> {
    const rows: Row[] = await this.tx.query(`SELECT ${columns} FROM payout_accounts WHERE ${column} = $1`, [value]);
    return rows.map((row) => ({
      ...row,
      plannedAt: row.plannedAt.toTemporalInstant(),
      lookedAt: row.lookedAt?.toTemporalInstant() ?? null,
    }));
  }
}

function one([account]: readonly PayoutAccount[]): PayoutAccount {
  if (!account) throw notFound('payout account');
  return account;
}
