import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import { worthUntil } from '../delivery/after-failure.js';
import type { LetterKind } from '../letter-kinds.js';
import type { UndeliveredLetter } from './undelivered-letter.js';

interface Row extends Pick<UndeliveredLetter, 'id' | 'kind' | 'address' | 'failure' | 'tries' | 'canBeSent'> {
  readonly written_at: Date;
  readonly ended_at: Date;
  readonly came_back: boolean;
}

/** A letter that signs somebody in is worth nothing by then; they ask for another. Nor is a reminder of a session, which may have been moved. */
const isKept = `given_up_at IS NOT NULL AND body IS NOT NULL AND kind <> 'sign-in' AND (about IS NULL OR news IS DISTINCT FROM 'reminders')`;

/** To an address that is marked it would only be held. */
const mayGoOut = `${isKept} AND NOT EXISTS (SELECT FROM undeliverable_addresses a WHERE a.address = lower(to_address))`;

const columns = `id, kind, to_address AS address, failure, tries, (${mayGoOut}) AS "canBeSent", created_at AS written_at,
  coalesce(given_up_at, came_back_at) AS ended_at, came_back_at IS NOT NULL AS came_back`;

/** Letters that were given up, or came back. */
export class UndeliveredLetterTable {
  constructor(private readonly tx: Transaction) {}

  /** The longest ago first. */
  async list({
    after,
    count,
  }: {
    readonly after: Place | undefined;
    readonly count: number;
  }): Promise<UndeliveredLetter[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT ${columns} FROM letters WHERE coalesce(given_up_at, came_back_at) IS NOT NULL
         AND ($1::timestamptz IS NULL OR (coalesce(given_up_at, came_back_at), id) > ($1, $2::uuid))
       ORDER BY coalesce(given_up_at, came_back_at), id LIMIT $3`,
      [after?.at ?? null, after?.id ?? null, count],
    );
    return rows.map(letterOf);
  }

  /**
   * Has one that may go out again sent at once, and as if it were new. Undefined where there is none; one that only the mark of its address keeps back is
   * answered, and left as it is.
   */
  async redrive(id: string, now: Temporal.Instant): Promise<UndeliveredLetter | undefined> {
    const rows: Row[] = await this.tx.query(`SELECT ${columns} FROM letters WHERE id = $1 AND ${isKept} FOR UPDATE`, [
      id,
    ]);
    const letter = rows.map(letterOf)[0];
    if (letter?.canBeSent) await this.sendAgain([id], letter.kind, now);
    return letter;
  }

  /** The same for all of a kind, at most a thousand; how many. */
  async redriveAll(kind: string, now: Temporal.Instant): Promise<number> {
    const rows: { id: string }[] = await this.tx.query(
      `SELECT id FROM letters WHERE kind = $1 AND coalesce(given_up_at, came_back_at) IS NOT NULL AND ${mayGoOut}
       ORDER BY coalesce(given_up_at, came_back_at), id LIMIT 1000 FOR UPDATE`,
      [kind],
    );
    const ids = rows.map(({ id }) => id);
    await this.sendAgain(ids, kind, now);
    return ids.length;
  }

  private async sendAgain(ids: readonly string[], kind: string, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `UPDATE letters SET given_up_at = NULL, failure = NULL, tries = 0, next_try_at = $2, worth_until = $3 WHERE id = ANY($1)`,
      [ids, now.toString(), worthUntil(kind as LetterKind, now).toString()],
    );
  }

  async addressOf(id: string): Promise<string | undefined> {
    const rows: { address: string }[] = await this.tx.query('SELECT to_address AS address FROM letters WHERE id = $1', [
      id,
    ]);
    return rows[0]?.address;
  }

  async cameBack(id: string, failure: string, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      'UPDATE letters SET came_back_at = $3, failure = $2 WHERE id = $1 AND sent_at IS NOT NULL AND came_back_at IS NULL',
      [id, failure, now.toString()],
    );
  }
}

function letterOf({ written_at: writtenAt, ended_at: endedAt, came_back: cameBack, ...row }: Row): UndeliveredLetter {
  return { ...row, cameBack, writtenAt: writtenAt.toTemporalInstant(), endedAt: endedAt.toTemporalInstant() };
}
