import { money, plus } from '../../kernel/money.js';
import type { Database } from '../../platform/database.js';
import { allDue } from '../run/all-due.js';
import { FloatTable } from './float.table.js';
import type { FloatNeed } from './float.js';

/** What the float is to pay, as far as nothing stands in the way of its destination: for the others nothing goes out. */
export async function readFloatNeed(database: Database, through: Temporal.PlainDate): Promise<FloatNeed> {
  const underWay = await database.transaction((tx) => new FloatTable(tx).underWay());
  let due = money(0);
  for await (const { destination, amount } of allDue(database, through))
    if (destination?.rail === 'gocardless' && destination.state === 'ready') due = plus(due, amount);
  return { underWay, due };
}
