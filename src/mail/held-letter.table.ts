import type { Transaction } from '../platform/database.js';
import type { KeptLetter } from './letter.js';

/** A letter that waits to be listed in a digest. */
export type GatheredLetter = Pick<KeptLetter, 'id' | 'subject' | 'path' | 'to_name' | 'news' | 'way'>;

type ReleasedLetter = Pick<KeptLetter, 'to_address' | 'news' | 'way'>;

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
  async release(id: string, now: Temporal.Instant): Promise<ReleasedLetter | undefined> {
    const [rows]: [ReleasedLetter[], number] = await this.tx.query(
      `UPDATE letters SET held_until = NULL WHERE id = $1 AND held_until <= $2 AND way = 'mail' RETURNING to_address, news, way`,
      [id, now.toString()],
    );
    return rows[0];
  }

  /** Whose digest is due, by a letter that waits for it: an address may be in no log. */
  async digestsDue(now: Temporal.Instant): Promise<ReadonlyMap<string, string>> {
    const rows: { id: string; to_address: string }[] = await this.tx.query(
      `SELECT DISTINCT ON (to_address) id, to_address FROM letters WHERE held_until <= $1 AND way = 'digest'
       ORDER BY to_address, created_at, id LIMIT 1000`,
      [now.toString()],
    );
    return new Map(rows.map(({ id, to_address: address }) => [id, address]));
  }

  /** All that waits for somebody's digest, the oldest first, if it is due; whoever gathers it too waits, and then finds nothing. */
  async gather(address: string, now: Temporal.Instant): Promise<GatheredLetter[]> {
    const letters: GatheredLetter[] = await this.tx.query(
      `SELECT id, subject, path, to_name, news, way FROM letters
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
    await this.tx.query(`UPDATE letters SET ${onSiteAlone} WHERE id = ANY($1)`, [ids]);
  }

  /**
   * Letters of these kinds about a session, whatever they wait for: quiet hours, the next try, or an address that takes no mail. One that is on its
   * way for the first time, or being handed over, is nobody's to stop.
   */
  async dropOvertaken(
    { address, about, kinds }: { readonly address: string; readonly about: string; readonly kinds: readonly string[] },
    now: Temporal.Instant,
  ): Promise<void> {
    await this.tx.query(
      `UPDATE letters SET ${onSiteAlone}
       WHERE to_address = $1 AND about = $2 AND kind = ANY($4) AND num_nonnulls(held_until, next_try_at, held_at) > 0
         AND (tries > 0 OR num_nonnulls(held_until, held_at) > 0)
         AND (handing_over_until IS NULL OR handing_over_until <= $3)`,
      [address, about, now.toString(), kinds],
    );
  }

  /** Nothing that waits does so for longer. */
  async holdNoLongerThan(
    address: string,
    { mail, digest }: { readonly mail: Temporal.Instant; readonly digest: Temporal.Instant },
  ): Promise<void> {
    await this.tx.query(
      `UPDATE letters SET held_until = LEAST(held_until, $2), next_try_at = LEAST(next_try_at, $2)
       WHERE to_address = $1 AND way = 'mail' AND held_until IS NOT NULL`,
      [address, mail.toString()],
    );
    await this.tx.query(
      `UPDATE letters SET held_until = LEAST(held_until, $2) WHERE to_address = $1 AND way = 'digest' AND held_until IS NOT NULL`,
      [address, digest.toString()],
    );
  }
}

const onSiteAlone = `way = 'site', held_until = NULL, held_at = NULL, next_try_at = NULL, handing_over_until = NULL,
  body = NULL, calendar = NULL, calendar_method = NULL`;
