import { newId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { UndeliverableAddress, Undeliverability } from './undeliverable-address.js';

interface Row {
  readonly id: string;
  readonly address: string;
  readonly reason: UndeliverableAddress['reason'];
  readonly failure: string | null;
  readonly since: Date;
  readonly held: number;
}

const columns = `a.id, a.address, a.reason, a.failure, a.since,
  (SELECT count(*)::int FROM letters l WHERE lower(l.to_address) = a.address AND l.held_at IS NOT NULL) AS held`;

/** Addresses that take no mail, or whose readers want none. */
export class UndeliverableAddressTable {
  constructor(private readonly tx: Transaction) {}

  /** The first reason stays, until somebody has it tried again. */
  async mark({ address, reason, failure, letterId }: Undeliverability, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `INSERT INTO undeliverable_addresses (id, address, reason, failure, letter_id, since)
       VALUES ($1, lower($2), $3, $4, $5, $6) ON CONFLICT (address) DO NOTHING`,
      [newId(), address, reason, failure, letterId, now.toString()],
    );
  }

  async of(address: string): Promise<UndeliverableAddress | undefined> {
    const rows: Row[] = await this.tx.query(
      `SELECT ${columns} FROM undeliverable_addresses a WHERE a.address = lower($1)`,
      [address],
    );
    return rows.map(addressOf)[0];
  }

  /** Whether a letter to it is to be held; nobody clears it before that is done. */
  async holds(address: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      'SELECT FROM undeliverable_addresses WHERE address = lower($1) FOR SHARE',
      [address],
    );
    return rows.length > 0;
  }

  async lock(id: string): Promise<UndeliverableAddress | undefined> {
    const rows: Row[] = await this.tx.query(
      `SELECT ${columns} FROM undeliverable_addresses a WHERE a.id = $1 FOR UPDATE OF a`,
      [id],
    );
    return rows.map(addressOf)[0];
  }

  /** The longest marked first. */
  async list({ after, count }: { readonly after: Place | undefined; readonly count: number }) {
    const rows: Row[] = await this.tx.query(
      `SELECT ${columns} FROM undeliverable_addresses a WHERE $1::timestamptz IS NULL OR (a.since, a.id) > ($1, $2::uuid)
       ORDER BY a.since, a.id LIMIT $3`,
      [after?.at ?? null, after?.id ?? null, count],
    );
    return rows.map(addressOf);
  }

  /** What was held goes out, save what is not worth it any more. */
  async clear(address: string, now: Temporal.Instant): Promise<void> {
    await this.tx.query('DELETE FROM undeliverable_addresses WHERE address = lower($1)', [address]);
    await this.letGo([address], now);
  }

  /** Those marked before an instant are tried again, as anybody's is. */
  async deleteBefore(instant: Temporal.Instant, now: Temporal.Instant): Promise<void> {
    const [rows]: [{ address: string }[], number] = await this.tx.query(
      'DELETE FROM undeliverable_addresses WHERE since < $1 RETURNING address',
      [instant.toString()],
    );
    const addresses = rows.map(({ address }) => address);
    if (addresses.length > 0) await this.letGo(addresses, now);
  }

  private async letGo(addresses: readonly string[], now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `UPDATE letters SET held_at = NULL, next_try_at = CASE WHEN worth_until > $2 THEN $2::timestamptz END,
         given_up_at = CASE WHEN worth_until > $2 THEN NULL ELSE $2 END, failure = CASE WHEN worth_until > $2 THEN NULL ELSE 'too-late' END
       WHERE lower(to_address) IN (SELECT lower(a) FROM unnest($1::text[]) AS a) AND held_at IS NOT NULL`,
      [addresses, now.toString()],
    );
  }
}

function addressOf({ since, ...row }: Row): UndeliverableAddress {
  return { ...row, since: since.toTemporalInstant() };
}
