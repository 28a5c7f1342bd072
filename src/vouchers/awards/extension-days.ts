import type { Transaction } from '../../platform/database.js';

/** How much more time a voucher is given at most. */
export function mostExtensionDays(_tx: Transaction, _now: Temporal.Instant): Promise<number> {
  return Promise.resolve(90);
}
