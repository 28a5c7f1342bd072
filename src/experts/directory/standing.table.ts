import type { ExpertId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import { OfferTable } from '../expert.table.js';
import { lowestPriceOf } from '../offer.js';
import { quoteFigures } from '../quotes/price-list.js';
import { readPrices } from '../quotes/read-prices.js';

/**
 * Keeps what the price band is held against: prices of today. Call it, with the adviser locked, wherever what they offer or
 * charge changes; what changes by itself, as cards and policies come into force, a sweep renews.
 */
export async function renewLowestPrice(tx: Transaction, expertId: ExpertId, now: Temporal.Instant): Promise<void> {
  const offers = await new OfferTable(tx).ofExperts([expertId]);
  const prices = await readPrices(tx, offers);
  const today = offers.map((offer) => ({ ...offer, price: prices.get(offer)?.at(now)?.price ?? null }));
  await tx.query('UPDATE experts SET lowest_price_minor = $2, lowest_price_at = $3 WHERE id = $1', [
    expertId,
    lowestPriceOf(today),
    now.toString(),
  ]);
}

/** Advisers whose prices have changed by themselves since they were written. */
export async function outdatedPrices(tx: Transaction, now: Temporal.Instant): Promise<ExpertId[]> {
  const rows: { id: ExpertId }[] = await tx.query(
    `SELECT e.id FROM experts e
     WHERE EXISTS (SELECT FROM offers o WHERE o.expert_id = e.id AND o.retired_at IS NULL AND o.pricing = 'rate_card')
       AND (e.lowest_price_at IS NULL
         OR EXISTS (SELECT FROM rate_cards c WHERE c.expert_id = e.id
           AND c.in_force_from > e.lowest_price_at AND c.in_force_from <= $1)
         OR EXISTS (SELECT FROM policies p WHERE p.name = ANY($2)
           AND (p.in_force_from > e.lowest_price_at AND p.in_force_from <= $1
             OR p.ends_at > e.lowest_price_at AND p.ends_at <= $1)))
     ORDER BY e.id LIMIT 200`,
    [now.toString(), quoteFigures],
  );
  return rows.map(({ id }) => id);
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
