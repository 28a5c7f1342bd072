import { PolicyTable } from '../../policies/index.js';
import type { Transaction } from '../../platform/database.js';

/** How much more time a voucher is given at most. */
export async function mostExtensionDays(tx: Transaction, now: Temporal.Instant): Promise<number> {
  return (await new PolicyTable(tx).inForce('vouchers', now)).extension_days;
}
