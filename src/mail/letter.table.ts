import { newId } from '../kernel/id.js';
import type { Transaction } from '../platform/database.js';
import type { Language } from '../kernel/when.js';
import { worthUntil } from './delivery/after-failure.js';
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

  /** What is not mailed by itself has no text to keep: what it told is on its page. What is goes out if it does so while it is worth it. */
  async insert(letter: Letter, { path, now, ...plan }: PlannedLetter): Promise<string> {
    const id = newId();
    const mailed = plan.way === 'mail' ? letter : undefined;
    const mailAt = plan.heldUntil ?? now;
    await this.tx.query(
      `INSERT INTO letters (id, kind, to_address, to_name, subject, body, calendar, calendar_method, path, created_at,
         language, news, way, held_until, about, reply_to, next_try_at, worth_until)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
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
        mailed?.replyTo ?? null,
        mailed ? mailAt.toString() : null,
        mailed ? worthUntil(letter.kind, mailAt, letter.about?.startsAt).toString() : null,
      ],
    );
    return id;
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
}
