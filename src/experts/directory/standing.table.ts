import type { ExpertId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import { OfferTable } from '../expert.table.js';
import { lowestPriceOf } from '../offer.js';

/** Keeps what the price band is held against; call it, with the adviser locked, wherever what they offer or charge changes. */
export async function renewLowestPrice(tx: Transaction, expertId: ExpertId): Promise<void> {
  const lowest = lowestPriceOf(await new OfferTable(tx).ofExperts([expertId]));
  await tx.query('UPDATE experts SET lowest_price_minor = $2 WHERE id = $1', [expertId, lowest]);
}

/** Writes whose turn it is: paid contact minutes of the last 90 days; who is not named has none. Rows are locked in the order of their ids. */
export async function writePaidMinutes(tx: Transaction, minutes: ReadonlyMap<ExpertId, number>): Promise<void> {
  await tx.query(
    `WITH changed AS (
       SELECT e.id, coalesce(counted.minutes, 0) AS minutes
       FROM experts e LEFT JOIN unnest($1::uuid[], $2::integer[]) AS counted (id, minutes) USING (id)
       WHERE e.paid_minutes_90d <> coalesce(counted.minutes, 0)
       ORDER BY e.id FOR NO KEY UPDATE OF e
     )
     UPDATE experts e SET paid_minutes_90d = changed.minutes FROM changed WHERE e.id = changed.id`,
    [[...minutes.keys()], [...minutes.values()]],
  );
}
