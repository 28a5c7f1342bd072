import type { VoucherId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import { suspend } from '../awards/award.js';
import { VoucherDecisionTable } from '../awards/voucher-decision.table.js';
import { VoucherNewsTable } from '../awards/voucher-news.table.js';
import { SupportEvents } from '../support-events.table.js';
import { voucherStateAt } from '../voucher.js';
import { VoucherTable } from '../voucher.table.js';

/** Pauses a voucher whose organisation owes something for a session; one that is not active stays as it is. */
export async function suspendForDebt(
  tx: Transaction,
  voucherId: VoucherId,
  reason: string,
  now: Temporal.Instant,
): Promise<void> {
  const vouchers = new VoucherTable(tx);
  const standing = await vouchers.lock(voucherId);
  if (voucherStateAt(standing, now) !== 'active') return;
  await vouchers.update(suspend(standing, reason, now));
  const kind = 'suspended';
  await new VoucherDecisionTable(tx).insert({ voucherId, kind, at: now, by: null, reason });
  const facts = { because: 'debt' };
  await new SupportEvents(tx).record({ subject: 'voucher', subjectId: voucherId, kind, at: now, by: null, facts });
  await new VoucherNewsTable(tx).note({ voucherId, kind: 'suspended-for-debt', about: now });
}
