import type { ConversationId, FileId, UserId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import { nameOf, partiesOf } from '../parties.table.js';
import { type FileUsage, mostFilesEver, type SharedFile } from './shared-file.js';

export type NamedFile = SharedFile & { readonly owner: string };

type Row = Omit<NamedFile, 'putUpAt' | 'removedAt'> & { readonly putUpAt: Date; readonly removedAt: Date | null };

const files = `SELECT f.id, f.conversation_id AS "conversationId", f.put_up_by AS "putUpBy", f.side, f.name, f.type,
  f.size_bytes AS "sizeBytes", f.sha256, f.put_up_at AS "putUpAt", f.removed_at AS "removedAt", ${nameOf('f')} AS owner
  FROM files f JOIN "user" u ON u.id = f.put_up_by ${partiesOf('f')}`;

/** Whoever adds to the files of a conversation has locked it. */
export class FileTable {
  constructor(private readonly tx: Transaction) {}

  async insert(file: SharedFile, content: Buffer): Promise<void> {
    const { id, conversationId, putUpBy, side, name, type, sizeBytes, sha256, putUpAt } = file;
    await this.tx.query(
      `INSERT INTO files (id, conversation_id, put_up_by, side, name, type, size_bytes, sha256, put_up_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, conversationId, putUpBy, side, name, type, sizeBytes, sha256, putUpAt.toString()],
    );
    await this.tx.query('INSERT INTO file_contents (file_id, content) VALUES ($1, $2)', [id, content]);
  }

  /** All of a conversation, those that were removed too, in the order of their coming. */
  async of(conversationId: ConversationId): Promise<NamedFile[]> {
    const rows: Row[] = await this.tx.query(
      `${files} WHERE f.conversation_id = $1 ORDER BY f.put_up_at, f.id LIMIT $2`,
      [conversationId, mostFilesEver],
    );
    return rows.map(fileOf);
  }

  /** One that is there. Throws `not-found`. */
  async find(conversationId: ConversationId, id: FileId): Promise<NamedFile> {
    const rows: Row[] = await this.tx.query(
      `${files} WHERE f.conversation_id = $1 AND f.id = $2 AND f.removed_at IS NULL`,
      [conversationId, id],
    );
    if (!rows[0]) throw notFound('file');
    return fileOf(rows[0]);
  }

  async contentOf(id: FileId): Promise<Buffer> {
    const rows: { content: Buffer }[] = await this.tx.query('SELECT content FROM file_contents WHERE file_id = $1', [
      id,
    ]);
    if (!rows[0]) throw notFound('file'); // removed just now
    return rows[0].content;
  }

  /** What it was called stays; what was in it goes. */
  async remove(id: FileId, now: Temporal.Instant): Promise<void> {
    await this.tx.query('UPDATE files SET removed_at = $2 WHERE id = $1', [id, now.toString()]);
    await this.tx.query('DELETE FROM file_contents WHERE file_id = $1', [id]);
  }

  async usage(conversationId: ConversationId): Promise<FileUsage> {
    const rows: FileUsage[] = await this.tx.query(
      `SELECT (count(*) FILTER (WHERE removed_at IS NULL))::int AS files, count(*)::int AS "filesEver",
              coalesce(sum(size_bytes) FILTER (WHERE removed_at IS NULL), 0)::int AS bytes
       FROM files WHERE conversation_id = $1`,
      [conversationId],
    );
    return rows[0] ?? { files: 0, bytes: 0, filesEver: 0 };
  }

  async countSince(userId: UserId, since: Temporal.Instant): Promise<number> {
    const rows: { count: number }[] = await this.tx.query(
      'SELECT count(*)::int AS count FROM files WHERE put_up_by = $1 AND put_up_at > $2',
      [userId, since.toString()],
    );
    return rows[0]?.count ?? 0;
  }
}

function fileOf(row: Row): NamedFile {
  return {
    ...row,
    putUpAt: row.putUpAt.toTemporalInstant(),
    removedAt: row.removedAt?.toTemporalInstant() ?? null,
  };
}
