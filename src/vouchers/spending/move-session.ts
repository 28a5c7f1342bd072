import type { VoucherId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { PolicyTable } from '../../policies/index.js';
import type { Transaction } from '../../platform/database.js';
import { VoucherTable } from '../voucher.table.js';

/** A session that a voucher pays for starts before the voucher's expiry, or soon after it where its adviser is why it moves (policy `vouchers`). Throws `voucher-not-for-this`. */
export async function refuseBeyondVoucher(
  tx: Transaction,
  voucherId: VoucherId,
  newStart: Temporal.Instant,
  { causedByAdviser, now }: { readonly causedByAdviser: boolean; readonly now: Temporal.Instant },
): Promise<void> {
  const { expiresAt } = await new VoucherTable(tx).find(voucherId);
  if (!expiresAt) return;
  const { move_grace_days: graceDays } = await new PolicyTable(tx).inForce('vouchers', now);
  const latest = causedByAdviser ? expiresAt.add({ hours: 24 * graceDays }) : expiresAt;
  if (Temporal.Instant.compare(newStart, latest) < 0) return;
  throw new Problem(
    'voucher-not-for-this',
    `The voucher that pays for this session does not reach so far: please choose a time that starts before ${latest.toString()}.`,
    { rule: 'start', start_by: latest.toString() },
  );
}
