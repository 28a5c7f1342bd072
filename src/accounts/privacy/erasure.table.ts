import type { ErasureId, UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Erasure } from './erasure.js';

interface Row {
  readonly id: ErasureId;
  readonly user_id: UserId;
  readonly asked_at: Date;
  readonly due_at: Date;
  readonly withdrawn_at: Date | null;
  readonly hindrance_told_at: Date | null;
  readonly done_at: Date | null;
}

/** Whoever changes what somebody asked for has locked that person. */
export class ErasureTable {
  constructor(private readonly tx: Transaction) {}

  /** Nobody signs in, books or joins as this person meanwhile. Taken last: after diaries and organisations. */
  async lockPerson(userId: UserId): Promise<void> {
    await this.tx.query('SELECT FROM "user" WHERE id = $1 FOR UPDATE', [userId]);
  }

  /** The one that is asked for and neither withdrawn nor done. */
  async standing(userId: UserId): Promise<Erasure | undefined> {
    const rows: Row[] = await this.tx.query(
      'SELECT * FROM erasures WHERE user_id = $1 AND withdrawn_at IS NULL AND done_at IS NULL',
      [userId],
    );
    return rows.map(erasureOf)[0];
  }

  async insert({ id, userId, askedAt, dueAt }: Erasure): Promise<void> {
    await this.tx.query('INSERT INTO erasures (id, user_id, asked_at, due_at) VALUES ($1, $2, $3, $4)', [
      id,
      userId,
      askedAt.toString(),
      dueAt.toString(),
    ]);
  }

  async withdraw(id: ErasureId, now: Temporal.Instant): Promise<void> {
    await this.tx.query('UPDATE erasures SET withdrawn_at = $2 WHERE id = $1', [id, now.toString()]);
  }

  async noteHindrance(id: ErasureId, now: Temporal.Instant): Promise<void> {
    await this.tx.query('UPDATE erasures SET hindrance_told_at = $2 WHERE id = $1', [id, now.toString()]);
  }

  /** Makes the account nobody's, and the address free for a new one. Nothing begins for this person any more. */
  async complete({ id, userId }: Erasure, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `UPDATE "user" SET name = 'Erased person', email = 'erased-' || id || '@erased.invalid', "emailVerified" = false,
         image = NULL, language = 'en', zone = 'Europe/London', "updatedAt" = $2
       WHERE id = $1`,
      [userId, now.toString()],
    );
    await this.tx.query('UPDATE erasures SET done_at = $2 WHERE id = $1', [id, now.toString()]);
  }

  async due(now: Temporal.Instant): Promise<UserId[]> {
    const rows: { user_id: UserId }[] = await this.tx.query(
      `SELECT user_id FROM erasures WHERE withdrawn_at IS NULL AND done_at IS NULL AND due_at <= $1
       ORDER BY due_at, id LIMIT 1000`,
      [now.toString()],
    );
    return rows.map(({ user_id }) => user_id);
  }

  /** People who are erased, of whom the law may hold something still. */
  async unreleased(): Promise<UserId[]> {
    const rows: { user_id: UserId }[] = await this.tx.query(
      'SELECT user_id FROM erasures WHERE done_at IS NOT NULL AND released_at IS NULL ORDER BY done_at, id LIMIT 10000',
    );
    return rows.map(({ user_id }) => user_id);
  }

  /** Everything of whoever was erased before the instant is past the law's hold. */
  async markReleased(userId: UserId, doneBefore: Temporal.Instant, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      'UPDATE erasures SET released_at = $3 WHERE user_id = $1 AND done_at <= $2 AND released_at IS NULL',
      [userId, doneBefore.toString(), now.toString()],
    );
  }
}

function erasureOf(row: Row): Erasure {
  return {
    id: row.id,
    userId: row.user_id,
    askedAt: row.asked_at.toTemporalInstant(),
    dueAt: row.due_at.toTemporalInstant(),
    withdrawnAt: row.withdrawn_at?.toTemporalInstant() ?? null,
    hindranceToldAt: row.hindrance_told_at?.toTemporalInstant() ?? null,
    doneAt: row.done_at?.toTemporalInstant() ?? null,
  };
}
