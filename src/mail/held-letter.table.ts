import type { Transaction } from '../platform/database.js';

/** A letter that waits to be listed in a digest. */
export interface GatheredLetter {
  readonly id: string;
  readonly subject: string;
  readonly path: string | null;
  readonly to_name: string;
  readonly news: string;
}

/** Letters that wait: for the end of somebody's quiet hours, or for their digest. */
export class HeldLetterTable {
  constructor(private readonly tx: Transaction) {}

  /** Those to be mailed by themselves now. */
  async due(now: Temporal.Instant): Promise<string[]> {
    const rows: { id: string }[] = await this.tx.query(
      `SELECT id FROM letters WHERE held_until <= $1 AND way = 'mail' ORDER BY created_at, id LIMIT 1000`,
      [now.toString()],
    );
    return rows.map(({ id }) => id);
  }

  /** Whom it was for; undefined where it waits no more. */
  async release(id: string, now: Temporal.Instant): Promise<{ to_address: string; news: string | null } | undefined> {
    const [rows]: [{ to_address: string; news: string | null }[], number] = await this.tx.query(
      `UPDATE letters SET held_until = NULL WHERE id = $1 AND held_until <= $2 AND way = 'mail' RETURNING to_address, news`,
      [id, now.toString()],
    );
    return rows[0];
  }

  /** Whose digest is due. */
  async addressesDue(now: Temporal.Instant): Promise<string[]> {
    const rows: { to_address: string }[] = await this.tx.query(
      `SELECT DISTINCT to_address FROM letters WHERE held_until <= $1 AND way = 'digest' ORDER BY to_address LIMIT 1000`,
      [now.toString()],
    );
    return rows.map(({ to_address }) => to_address);
  }

  /** All that waits for somebody's digest, the oldest first, if it is due; whoever gathers it too waits, and then finds nothing. */
  async gather(address: string, now: Temporal.Instant): Promise<GatheredLetter[]> {
    const letters: GatheredLetter[] = await this.tx.query(
      `SELECT id, subject, path, to_name, news FROM letters
       WHERE to_address = $1 AND way = 'digest' AND held_until IS NOT NULL
         AND EXISTS (SELECT FROM letters l WHERE l.to_address = $1 AND l.way = 'digest' AND l.held_until <= $2)
       ORDER BY created_at, id LIMIT 1000 FOR UPDATE`,
      [address, now.toString()],
    );
    return letters;
  }

  async markGathered(ids: readonly string[], digestId: string): Promise<void> {
    await this.tx.query('UPDATE letters SET held_until = NULL, gathered_in = $2 WHERE id = ANY($1)', [ids, digestId]);
  }

  /** Whoever refused what was held for them has it on the site. */
  async leaveOnSite(ids: readonly string[]): Promise<void> {
    await this.tx.query(
      `UPDATE letters SET way = 'site', held_until = NULL, next_try_at = NULL, body = NULL, calendar = NULL, calendar_method = NULL WHERE id = ANY($1)`,
      [ids],
    );
  }

  /** A reminder that waits is of a time that may not be any more: what is told of the session since then goes before it. */
  async dropReminders(address: string, about: string): Promise<void> {
    await this.tx.query(
      `UPDATE letters SET way = 'site', held_until = NULL, next_try_at = NULL, body = NULL, calendar = NULL, calendar_method = NULL
       WHERE to_address = $1 AND about = $2 AND news = 'reminders' AND held_until IS NOT NULL`,
      [address, about],
    );
  }
}
