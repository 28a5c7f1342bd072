import type { Transaction } from '../platform/database.js';
import { before, type Retention } from '../platform/retention.js';

/** Records of a paid session that ended after it are the law's to keep. For statements. */
export async function heldSince(retention: Retention, tx: Transaction, now: Temporal.Instant): Promise<string> {
  const { financial_years: years } = await retention.inForce(tx, now);
  return before(now, { years }).toString();
}
