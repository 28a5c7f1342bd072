import type { Transaction } from '../../platform/database.js';
import type { KeptLetter } from '../letter.js';

/** A letter that is to go out now. */
export interface DueLetter extends KeptLetter {
  readonly tries: number;
  readonly worth_until: Date;
  readonly reply_to: string | null;
}

/** What becomes of letters on their way. */
export class LetterDeliveryTable {
  constructor(private readonly tx: Transaction) {}

  /** The ids of letters that are to go out, the longest due first. */
  async allDue(now: Temporal.Instant): Promise<string[]> {
    const rows: { id: string }[] = await this.tx.query(
      `SELECT id FROM letters
       WHERE next_try_at <= $1 AND held_until IS NULL AND (handing_over_until IS NULL OR handing_over_until <= $1)
       ORDER BY next_try_at, id LIMIT 1000`,
      [now.toString()],
    );
    return rows.map(({ id }) => id);
  }

  /** Undefined where it is not due, or somebody is handing it over. */
  async lockDue(id: string, now: Temporal.Instant): Promise<DueLetter | undefined> {
    const rows: DueLetter[] = await this.tx.query(
      `SELECT * FROM letters
       WHERE id = $1 AND next_try_at <= $2 AND held_until IS NULL AND (handing_over_until IS NULL OR handing_over_until <= $2) FOR UPDATE`,
      [id, now.toString()],
    );
    return rows[0];
  }

  /** Written before anybody is asked to take it: until then nobody else hands it over. */
  async handOver(id: string, until: Temporal.Instant): Promise<void> {
    await this.tx.query('UPDATE letters SET handing_over_until = $2, tries = tries + 1 WHERE id = $1', [
      id,
      until.toString(),
    ]);
  }

  /** What left us need not stay with us: a sign-in link least of all. */
  async sent(id: string, now: Temporal.Instant, keepText: boolean): Promise<void> {
    await this.tx.query(
      `UPDATE letters SET sent_at = $2, next_try_at = NULL, handing_over_until = NULL, failure = NULL,
         body = CASE WHEN $3 THEN body END, calendar = CASE WHEN $3 THEN calendar END,
         calendar_method = CASE WHEN $3 THEN calendar_method END
       WHERE id = $1`,
      [id, now.toString(), keepText],
    );
  }

  async tryAgain(id: string, failure: string, at: Temporal.Instant): Promise<void> {
    await this.tx.query(
      'UPDATE letters SET next_try_at = $3, handing_over_until = NULL, failure = $2 WHERE id = $1 AND sent_at IS NULL',
      [id, failure, at.toString()],
    );
  }

  /** The link of one that signs in is worth nothing by then, and is not kept. */
  async giveUp(id: string, failure: string, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `UPDATE letters SET given_up_at = $3, next_try_at = NULL, handing_over_until = NULL, failure = $2,
         body = CASE WHEN kind <> 'sign-in' THEN body END
       WHERE id = $1 AND sent_at IS NULL`,
      [id, failure, now.toString()],
    );
  }

  /** For an address that takes no mail: it goes out if that is mended in time. */
  async hold(id: string, now: Temporal.Instant): Promise<void> {
    await this.tx.query('UPDATE letters SET held_at = $2, next_try_at = NULL WHERE id = $1', [id, now.toString()]);
  }
}
