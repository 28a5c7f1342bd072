import type { SessionId, UserId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';

export interface Session {
  readonly id: SessionId;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
  readonly userAgent: string | null;
}

const mostListed = 100;

/** Who is signed in where. The rows are better-auth's, which looks each one up at every request. */
export class SessionTable {
  constructor(private readonly tx: Transaction) {}

  /** Those that are good still, and the current one, the last used first. */
  ofPerson(userId: UserId, current: SessionId, now: Temporal.Instant): Promise<Session[]> {
    return this.tx.query(
      `SELECT id, "createdAt", coalesce("lastUsedAt", "createdAt") AS "lastUsedAt", "expiresAt", "userAgent"
       FROM "session" WHERE "userId" = $1 AND ("expiresAt" > $3 OR id = $2)
       ORDER BY coalesce("lastUsedAt", "createdAt") DESC, id DESC LIMIT $4`,
      [userId, current, now.toString(), mostListed],
    );
  }

  /** Throws `not-found` unless it is the person's. */
  async end(id: SessionId, userId: UserId): Promise<void> {
    const [, count]: [unknown, number] = await this.tx.query('DELETE FROM "session" WHERE id = $1 AND "userId" = $2', [
      id,
      userId,
    ]);
    if (count === 0) throw notFound('session');
  }

  async endOthers(current: SessionId, userId: UserId): Promise<void> {
    await this.tx.query('DELETE FROM "session" WHERE id <> $1 AND "userId" = $2', [current, userId]);
  }

  /** At most once a minute; whoever comes while it is being noted does not wait. */
  async noteUse(id: SessionId, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `UPDATE "session" SET "lastUsedAt" = $2 WHERE id = (
         SELECT id FROM "session" WHERE id = $1 AND ("lastUsedAt" IS NULL OR "lastUsedAt" <= $2::timestamptz - interval '1 minute')
         FOR NO KEY UPDATE SKIP LOCKED)`,
      [id, now.toString()],
    );
  }
}
