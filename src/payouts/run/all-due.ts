import type { Database } from '../../platform/database.js';
import { type DuePay, DuePayTable, placeOfDue } from './due-pay.table.js';

/** How many advisers are read in one statement. */
const pageLength = 500;

/** All to whom something is due by the end of a day and not under way, whoever has waited longest first; no transaction is open meanwhile. */
export async function* allDue(database: Database, through: Temporal.PlainDate): AsyncGenerator<DuePay> {
  for (let last: DuePay | undefined; ;) {
    const place = last && placeOfDue(last);
    const after = place && { at: place.at.toString(), id: place.id };
    const page = await database.transaction((tx) => new DuePayTable(tx).page(through, after, pageLength));
    yield* page;
    last = page.at(-1);
    if (page.length < pageLength) return;
  }
}
