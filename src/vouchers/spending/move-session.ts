import type { VoucherId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import { VoucherTable } from '../voucher.table.js';

/** For how long after its voucher's expiry a session may be moved to where its adviser is why it moves. */
const graceDays = 28;

/** A session that a voucher pays for starts by the voucher's expiry, or soon after it. Throws `voucher-not-for-this`. */
export async function refuseBeyondVoucher(
  tx: Transaction,
  voucherId: VoucherId,
  newStart: Temporal.Instant,
  causedByAdviser: boolean,
): Promise<void> {
  const { expiresAt } = await new VoucherTable(tx).find(voucherId);
  const latest = causedByAdviser ? expiresAt?.add({ hours: 24 * graceDays }) : expiresAt;
  if (!latest || Temporal.Instant.compare(newStart, latest) <= 0) return;
  throw new Problem(
    'voucher-not-for-this',
    `The voucher that pays for this session does not reach so far: please choose a time that starts by ${latest.toString()}.`,
    { rule: 'start', start_by: latest.toString() },
  );
}
