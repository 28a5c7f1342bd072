import { newId, type PayoutAccountId, type UserId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import { nextLookAfter, type PayoutAccount } from './payout-account.js';
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

  async isKnown(externalId: string): Promise<boolean> {
    return (await this.some('external_id', externalId)).length > 0;
  }

  /** That the provider has it: nothing is known of it yet but that it needs to be told who that is. */
  async opened(id: PayoutAccountId, externalId: string): Promise<void> {
    await this.tx.query(
      `UPDATE payout_accounts SET external_id = $2, state = 'needs-more', version = version + 1
       WHERE id = $1 AND external_id IS NULL`,
      [id, externalId],
    );
  }

  /** Its person is at the provider's page: if it waits, its provider is asked soon, and often. */
  async lookSoon(id: PayoutAccountId, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `UPDATE payout_accounts SET looks = 0, next_look_at = $2 WHERE id = $1 AND state IN ('needs-more', 'pending')`,
      [id, nextLookAfter(0, now)?.toString() ?? null],
    );
  }

  /** The ids of those whose provider is to be asked, the one that waits longest first. */
  async toLookAt(now: Temporal.Instant): Promise<PayoutAccountId[]> {
    const rows: { id: PayoutAccountId }[] = await this.tx.query(
      'SELECT id FROM payout_accounts WHERE next_look_at <= $1 ORDER BY next_look_at, id LIMIT 500',
      [now.toString()],
    );
    return rows.map(({ id }) => id);
  }

  /** Undefined where it need not be asked about any more, or was meanwhile. */
  async lockWaiting(
    id: PayoutAccountId,
    now: Temporal.Instant,
  ): Promise<{ externalId: string; looks: number } | undefined> {
    const rows: { externalId: string; looks: number }[] = await this.tx.query(
      `SELECT external_id AS "externalId", looks FROM payout_accounts WHERE id = $1 AND next_look_at <= $2 FOR UPDATE`,
      [id, now.toString()],
    );
    return rows[0];
  }

  async looked(id: PayoutAccountId, looks: number, next: Temporal.Instant | null): Promise<void> {
    await this.tx.query('UPDATE payout_accounts SET looks = $2, next_look_at = $3 WHERE id = $1', [
      ...[id, looks, next?.toString() ?? null],
    ]);
  }

  /** Undefined where somebody else changed it since it was read. Where it stands otherwise it is asked about soon, if it waits still. */
  async update(
    { id, version, state: stateBefore }: PayoutAccount,
    { state, dueCount }: SeenPayoutAccount,
    at: Temporal.Instant,
  ): Promise<PayoutAccount | undefined> {
    await this.tx.query('SELECT FROM payout_accounts WHERE id = $1 FOR UPDATE', [id]);
    const [account] = await this.some('id', id);
    if (account?.version !== version) return undefined;
    await this.tx.query(
      `UPDATE payout_accounts SET state = $2, due_count = $3, looked_at = $4, version = version + 1,
         next_look_at = CASE WHEN $2 <> 'active' THEN next_look_at END WHERE id = $1`,
      [id, state, dueCount, at.toString()],
    );
    if (state !== stateBefore) await this.lookSoon(id, at);
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
