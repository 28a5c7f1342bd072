import { money, type Money } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';

/** What the float is asked for, and when stewards were told that it does not hold that. */
export class FloatTable {
  constructor(private readonly tx: Transaction) {}

  /** In payouts that are planned or sent, and not paid yet. */
  async underWay(): Promise<Money> {
    const rows: { sum: string }[] = await this.tx.query(
      `SELECT coalesce(sum(amount_minor), 0)::bigint AS sum FROM adviser_payouts
       WHERE rail = 'gocardless' AND state IN ('planned', 'sent')`,
    );
    return money(Number(rows[0]?.sum));
  }

  /** Whether stewards are told of it now: once on a day. */
  async raise(
    day: Temporal.PlainDate,
    { at, held, needed }: { readonly at: Temporal.Instant; readonly held: Money; readonly needed: Money },
  ): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `INSERT INTO float_alarms (raised_on, raised_at, held_minor, needed_minor) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING raised_on`,
      [day.toString(), at.toString(), held.minor, needed.minor],
    );
    return rows.length > 0;
  }
}
