import type { Transaction } from '../../platform/database.js';

/** How many days an organisation has to appeal, from the decision. */
export function appealDays(_tx: Transaction, _now: Temporal.Instant): Promise<number> {
  return Promise.resolve(14);
}
