import type { ApiKeyId, UserId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { ApiKey } from './api-key.js';

interface Row extends Omit<ApiKey, 'createdAt' | 'expiresAt' | 'lastUsedAt' | 'revokedAt'> {
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

const columns = `id, user_id AS "userId", name, prefix, scopes, created_at AS "createdAt", expires_at AS "expiresAt",
  last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"`;

export class ApiKeyTable {
  constructor(private readonly tx: Transaction) {}

  /** Makes those who make keys for one person at once wait for each other. */
  async lockPerson(userId: UserId): Promise<void> {
    await this.tx.query('SELECT FROM "user" WHERE id = $1 FOR NO KEY UPDATE', [userId]);
  }

  async insert({ id, userId, name, prefix, scopes, createdAt, expiresAt }: ApiKey, keyHash: Buffer): Promise<void> {
    await this.tx.query(
      `INSERT INTO api_keys (id, user_id, name, prefix, key_hash, scopes, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, userId, name, prefix, keyHash, scopes, createdAt.toString(), expiresAt?.toString() ?? null],
    );
  }

  async byHash(keyHash: Buffer): Promise<ApiKey | undefined> {
    const rows: Row[] = await this.tx.query(`SELECT ${columns} FROM api_keys WHERE key_hash = $1`, [keyHash]);
    return rows.map(keyOf)[0];
  }

  /** Those that were not revoked, expired ones too; the newest first. */
  async ofPerson(userId: UserId): Promise<ApiKey[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT ${columns} FROM api_keys WHERE user_id = $1 AND revoked_at IS NULL ORDER BY created_at DESC, id DESC`,
      [userId],
    );
    return rows.map(keyOf);
  }

  /** Returns what it was called. Throws `not-found` unless it is the person's and was not revoked before. */
  async revoke(id: ApiKeyId, userId: UserId, now: Temporal.Instant): Promise<string> {
    const [[revoked]]: [{ name: string }[], number] = await this.tx.query(
      'UPDATE api_keys SET revoked_at = $3 WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL RETURNING name',
      [id, userId, now.toString()],
    );
    if (!revoked) throw notFound('API key');
    return revoked.name;
  }

  /** At most once a minute; whoever comes while it is being noted does not wait. */
  async noteUse(id: ApiKeyId, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `UPDATE api_keys SET last_used_at = $2 WHERE id = (
         SELECT id FROM api_keys WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= $2::timestamptz - interval '1 minute')
         FOR NO KEY UPDATE SKIP LOCKED)`,
      [id, now.toString()],
    );
  }
}

function keyOf(row: Row): ApiKey {
  return {
    ...row,
    createdAt: row.createdAt.toTemporalInstant(),
    expiresAt: row.expiresAt?.toTemporalInstant() ?? null,
    lastUsedAt: row.lastUsedAt?.toTemporalInstant() ?? null,
    revokedAt: row.revokedAt?.toTemporalInstant() ?? null,
  };
}
