import type { CalendarLinkId, UserId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { CalendarLink } from './calendar-link.js';
import type { Said } from './feed.js';

interface Row extends Omit<CalendarLink, 'createdAt' | 'lastReadAt'> {
  readonly createdAt: Date;
  readonly lastReadAt: Date | null;
}

const columns = `id, user_id AS "userId", kind, name, created_at AS "createdAt", last_read_at AS "lastReadAt"`;

export class CalendarLinkTable {
  constructor(private readonly tx: Transaction) {}

  /** Makes those who make links for one person at once wait for each other. */
  async lockPerson(userId: UserId): Promise<void> {
    await this.tx.query('SELECT FROM "user" WHERE id = $1 FOR NO KEY UPDATE', [userId]);
  }

  async insert({ id, userId, kind, name, createdAt }: CalendarLink, tokenHash: Buffer): Promise<void> {
    await this.tx.query(
      'INSERT INTO calendar_links (id, user_id, kind, name, token_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6)',
      [id, userId, kind, name, tokenHash, createdAt.toString()],
    );
  }

  async byHash(tokenHash: Buffer): Promise<CalendarLink | undefined> {
    const rows: Row[] = await this.tx.query(`SELECT ${columns} FROM calendar_links WHERE token_hash = $1`, [tokenHash]);
    return rows.map(linkOf)[0];
  }

  /** The newest first. */
  async ofPerson(userId: UserId): Promise<CalendarLink[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT ${columns} FROM calendar_links WHERE user_id = $1 ORDER BY created_at DESC, id DESC`,
      [userId],
    );
    return rows.map(linkOf);
  }

  /** Throws `not-found` unless it is the person's. */
  async remove(id: CalendarLinkId, userId: UserId): Promise<void> {
    const [, count]: [unknown, number] = await this.tx.query(
      'DELETE FROM calendar_links WHERE id = $1 AND user_id = $2',
      [id, userId],
    );
    if (count === 0) throw notFound('calendar link');
  }

  /**
   * Writes down that it was read, at most once an hour, and what it said, where that is something else than before.
   * @returns since when it says so, to the second: a later one each time, also where it changes twice in one
   */
  async noteReading(id: CalendarLinkId, contentHash: Buffer, now: Temporal.Instant): Promise<Said> {
    await this.tx.query(
      `UPDATE calendar_links SET last_read_at = $3, content_hash = $2,
         changed_at = CASE WHEN content_hash = $2 THEN changed_at
           ELSE greatest(date_trunc('second', $3::timestamptz), changed_at + interval '1 second') END
       WHERE id = $1 AND (content_hash IS DISTINCT FROM $2 OR last_read_at IS NULL OR last_read_at <= $3::timestamptz - interval '1 hour')`,
      [id, contentHash, now.toString()],
    );
    const rows: { at: Date }[] = await this.tx.query('SELECT changed_at AS at FROM calendar_links WHERE id = $1', [id]);
    if (!rows[0]) throw notFound('calendar');
    return { contentHash, changedAt: rows[0].at.toTemporalInstant() };
  }
}

function linkOf(row: Row): CalendarLink {
  return {
    ...row,
    createdAt: row.createdAt.toTemporalInstant(),
    lastReadAt: row.lastReadAt?.toTemporalInstant() ?? null,
  };
}
