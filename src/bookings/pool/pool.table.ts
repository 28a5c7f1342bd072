import type { Id, UserId } from '../../kernel/id.js';
import { money, type Money } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';

/** Money that somebody put into the solidarity pool, as a steward saw it come. */
export interface PoolDeposit {
  readonly id: Id<'pool-deposit'>;
  readonly amount: Money;
  /** Who put it in. */
  readonly givenBy: string;
  readonly bankReference: string;
  readonly recordedAt: Temporal.Instant;
  readonly recordedBy: UserId;
}

interface DepositRow {
  readonly id: Id<'pool-deposit'>;
  readonly amount_minor: number;
  readonly currency: string;
  readonly given_by: string;
  readonly bank_reference: string;
  readonly recorded_at: Date;
  readonly recorded_by: UserId;
}

export class PoolDepositTable {
  constructor(private readonly tx: Transaction) {}

  async insert({ id, amount, givenBy, bankReference, recordedAt, recordedBy }: PoolDeposit): Promise<void> {
    await this.tx.query(
      `INSERT INTO pool_deposits (id, amount_minor, currency, given_by, bank_reference, recorded_at, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, amount.minor, amount.currency, givenBy, bankReference, recordedAt.toString(), recordedBy],
    );
  }

  /** In the order they were recorded. */
  async list({ after, count }: { after: Place | undefined; count: number }): Promise<PoolDeposit[]> {
    const rows: DepositRow[] = await this.tx.query(
      `SELECT * FROM pool_deposits WHERE $1::timestamptz IS NULL OR (recorded_at, id) > ($1, $2::uuid)
       ORDER BY recorded_at, id LIMIT $3`,
      [after?.at ?? null, after?.id ?? null, count],
    );
    return rows.map((row) => ({
      id: row.id,
      amount: money(row.amount_minor, row.currency),
      ...{ givenBy: row.given_by, bankReference: row.bank_reference },
      recordedAt: row.recorded_at.toTemporalInstant(),
      recordedBy: row.recorded_by,
    }));
  }
}
