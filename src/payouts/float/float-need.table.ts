import type { ExpertId } from '../../kernel/id.js';
import { money, plus } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import { DuePayTable } from '../run/due-pay.table.js';
import type { FloatNeed } from './float.js';

/** How many advisers are looked at in one statement. */
const pageLength = 500;

export class FloatNeedTable {
  constructor(private readonly tx: Transaction) {}

  /** Of whose destination nothing stands in the way: for the others nothing goes out. */
  async read(through: Temporal.PlainDate): Promise<FloatNeed> {
    const rows: { sum: string }[] = await this.tx.query(
      `SELECT coalesce(sum(amount_minor), 0)::bigint AS sum FROM adviser_payouts
       WHERE rail = 'gocardless' AND state IN ('planned', 'sent')`,
    );
    let due = money(0);
    let after: ExpertId | undefined;
    do {
      const page = await new DuePayTable(this.tx).page(through, after, pageLength);
      for (const { destination, amount } of page)
        if (destination?.rail === 'gocardless' && destination.state === 'ready') due = plus(due, amount);
      after = page.length < pageLength ? undefined : page.at(-1)?.expertId;
    } while (after);
    return { underWay: money(Number(rows[0]?.sum)), due };
  }

  /** Whether stewards are told of it now: once on a day. */
  async raise(
    day: Temporal.PlainDate,
    { at, held, needed }: { readonly at: Temporal.Instant; readonly held: number; readonly needed: number },
  ): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `INSERT INTO float_alarms (raised_on, raised_at, held_minor, needed_minor) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING raised_on`,
      [day.toString(), at.toString(), held, needed],
    );
    return rows.length > 0;
  }
}
