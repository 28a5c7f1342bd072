import type { PasskeyId, UserId } from '../../kernel/id.js';
import { notFound, Problem } from '../../kernel/problem.js';
import { brokenConstraint, type Transaction } from '../../platform/database.js';
import type { Passkey, VerifiedPasskey } from './passkey.js';

interface Row extends Omit<Passkey, 'createdAt' | 'lastUsedAt'> {
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

const columns = `id, "userId", name, "backedUp" AS synced, "createdAt", "lastUsedAt"`;

/** The columns are in the spelling of the sign-in library, which looks passkeys up and counts their use. */
export class PasskeyTable {
  constructor(private readonly tx: Transaction) {}

  /** Makes those who add passkeys for one person at once wait for each other. */
  async lockPerson(userId: UserId): Promise<void> {
    await this.tx.query('SELECT FROM "user" WHERE id = $1 FOR NO KEY UPDATE', [userId]);
  }

  /** Throws `passkey-known`. */
  async insert(id: PasskeyId, passkey: VerifiedPasskey, now: Temporal.Instant): Promise<void> {
    const { userId, name, credentialID, publicKey, counter, deviceType, backedUp, transports, aaguid } = passkey;
    try {
      await this.tx.query(
        `INSERT INTO passkey (id, "userId", name, "credentialID", "publicKey", counter, "deviceType", "backedUp", transports, aaguid, "createdAt")
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          ...[id, userId, name, credentialID, publicKey, counter],
          ...[deviceType, backedUp, transports, aaguid, now.toString()],
        ],
      );
    } catch (error) {
      if (brokenConstraint(error) !== 'a passkey is one person’s') throw error;
      throw new Problem('passkey-known', 'This passkey was added before. Sign in with it, or choose another device.');
    }
  }

  /** The newest first. */
  async ofPerson(userId: UserId): Promise<Passkey[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT ${columns} FROM passkey WHERE "userId" = $1 ORDER BY "createdAt" DESC, id DESC`,
      [userId],
    );
    return rows.map(passkeyOf);
  }

  /** Throws `not-found` unless it is the person's. */
  async rename(id: PasskeyId, userId: UserId, name: string): Promise<Passkey> {
    const [rows]: [Row[], number] = await this.tx.query(
      `UPDATE passkey SET name = $3 WHERE id = $1 AND "userId" = $2 RETURNING ${columns}`,
      [id, userId, name],
    );
    if (!rows[0]) throw notFound('passkey');
    return passkeyOf(rows[0]);
  }

  /** Throws `not-found` unless it is the person's. */
  async delete(id: PasskeyId, userId: UserId): Promise<Passkey> {
    const [rows]: [Row[], number] = await this.tx.query(
      `DELETE FROM passkey WHERE id = $1 AND "userId" = $2 RETURNING ${columns}`,
      [id, userId],
    );
    if (!rows[0]) throw notFound('passkey');
    return passkeyOf(rows[0]);
  }

  async noteUse(credentialID: string, now: Temporal.Instant): Promise<void> {
    await this.tx.query('UPDATE passkey SET "lastUsedAt" = $2 WHERE "credentialID" = $1', [
      credentialID,
      now.toString(),
    ]);
  }
}

function passkeyOf(row: Row): Passkey {
  return {
    ...row,
    createdAt: row.createdAt.toTemporalInstant(),
    lastUsedAt: row.lastUsedAt?.toTemporalInstant() ?? null,
  };
}
