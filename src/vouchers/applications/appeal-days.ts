import { PolicyTable } from '../../policies/index.js';
import type { Transaction } from '../../platform/database.js';

/** How many days an organisation has to appeal, from the decision. */
export async function appealDays(tx: Transaction, now: Temporal.Instant): Promise<number> {
  return (await new PolicyTable(tx).inForce('vouchers', now)).appeal_days;
}
