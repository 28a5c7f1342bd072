import { newId } from '../kernel/id.js';
import type { Transaction } from '../platform/database.js';
import type { Language } from '../kernel/when.js';
import type { KeptLetter, Letter, LettersWanted } from './letter.js';
import type { Plan } from './when-to-mail.js';

/** What becomes of a letter, and where it leads. */
interface PlannedLetter extends Plan {
  readonly language: Language;
  /** By which its reader may refuse it; null of what always comes to them. */
  readonly news: KeptLetter['news'];
  readonly path: string | null;
  readonly now: Temporal.Instant;
}

export class LetterTable {
  constructor(private readonly tx: Transaction) {}

  /** What is not mailed by itself has no text to keep: what it told is on its page. */
  async insert(letter: Letter, { path, now, ...plan }: PlannedLetter): Promise<string> {
    const id = newId();
    const mailed = plan.way === 'mail' ? letter : undefined;
    await this.tx.query(
      `INSERT INTO letters (id, kind, to_address, to_name, subject, body, calendar, calendar_method, path, created_at,
         language, news, way, held_until, about)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        id,
        letter.kind,
        letter.to.address,
        letter.to.name,
        letter.subject,
        mailed?.text ?? null,
        mailed?.calendar?.content ?? null,
        mailed?.calendar?.method ?? null,
        path,
        now.toString(),
        plan.language,
        plan.news,
        plan.way,
        plan.heldUntil?.toString() ?? null,
        letter.about?.id ?? null,
      ],
    );
    return id;
  }

  async find(id: string): Promise<KeptLetter | undefined> {
    const rows: KeptLetter[] = await this.tx.query('SELECT * FROM letters WHERE id = $1', [id]);
    return rows[0];
  }

  /** What should have gone out long ago and is still worth reading: a sign-in link is so for a quarter of an hour. */
  async unsent(now: Temporal.Instant): Promise<string[]> {
    const rows: { id: string }[] = await this.tx.query(
      `SELECT id FROM letters
       WHERE sent_at IS NULL AND way = 'mail' AND held_until IS NULL AND created_at < $1 AND created_at > CASE kind WHEN 'sign-in' THEN $2::timestamptz ELSE $3 END
       ORDER BY created_at, id LIMIT 10000`,
      [
        now.subtract({ minutes: 10 }).toString(),
        now.subtract({ minutes: 15 }).toString(),
        now.subtract({ hours: 7 * 24 }).toString(),
      ],
    );
    return rows.map(({ id }) => id);
  }

  async deleteBefore(instant: Temporal.Instant): Promise<void> {
    await this.tx.query('DELETE FROM letters WHERE created_at < $1', [instant.toString()]);
  }

  /** What was handed over, or would be to a mail server. */
  newest(count: number, address?: string): Promise<KeptLetter[]> {
    return this.tx.query(
      `SELECT * FROM letters WHERE way = 'mail' AND held_until IS NULL AND ($2::text IS NULL OR to_address = $2) ORDER BY created_at DESC, id DESC LIMIT $1`,
      [count, address ?? null],
    );
  }

  /** What somebody was told, newest first: all but the links that sign them in or let them in. */
  told(address: string, { before, count }: LettersWanted): Promise<KeptLetter[]> {
    return this.tx.query(
      `SELECT * FROM letters WHERE to_address = $1 AND kind NOT IN ('sign-in', 'invitation', 'digest')
         AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
       ORDER BY created_at DESC, id DESC LIMIT $4`,
      [address, before?.at ?? null, before?.id ?? null, count],
    );
  }

  async countUnread(address: string): Promise<number> {
    const rows: { count: number }[] = await this.tx.query(
      `SELECT count(*)::int AS count FROM letters
       WHERE to_address = $1 AND kind NOT IN ('sign-in', 'invitation', 'digest') AND read_at IS NULL`,
      [address],
    );
    return rows[0]?.count ?? 0;
  }

  /** What was written up to then. */
  async markRead(address: string, until: Temporal.Instant, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      'UPDATE letters SET read_at = $3 WHERE to_address = $1 AND read_at IS NULL AND created_at <= LEAST($2::timestamptz, $3)',
      [address, until.toString(), now.toString()],
    );
  }

  /** Makes whoever counts these letters wait until this transaction has written its own. */
  async lockAddress(address: string, kind: string): Promise<void> {
    await this.tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`letters ${kind} ${address}`]);
  }

  async countSince(address: string, kind: string, since: Temporal.Instant): Promise<number> {
    const rows: { count: number }[] = await this.tx.query(
      'SELECT count(*)::int AS count FROM letters WHERE to_address = $1 AND kind = $2 AND created_at > $3',
      [address, kind, since.toString()],
    );
    return rows[0]?.count ?? 0;
  }

  /** What left us need not stay with us: a sign-in link least of all. */
  async markSent(id: string, now: Temporal.Instant, keepText: boolean): Promise<void> {
    await this.tx.query(
      `UPDATE letters SET sent_at = $2, body = CASE WHEN $3 THEN body END, calendar = CASE WHEN $3 THEN calendar END,
         calendar_method = CASE WHEN $3 THEN calendar_method END
       WHERE id = $1`,
      [id, now.toString(), keepText],
    );
  }
}
