import type { VoucherId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import { SupportEvents } from '../support-events.table.js';
import { VoucherTable } from '../voucher.table.js';

/** Pauses a voucher whose organisation owes something for a session; one that is not active stays as it is. */
export async function suspendForDebt(
  tx: Transaction,
  voucherId: VoucherId,
  reason: string,
  now: Temporal.Instant,
): Promise<void> {
  const vouchers = new VoucherTable(tx);
  const voucher = await vouchers.lock(voucherId);
  if (voucher.state !== 'active') return;
  const suspended = { state: 'suspended', stateSince: now, suspendedAt: now, suspensionReason: reason } as const;
  await vouchers.update({ ...voucher, ...suspended });
  const event = { subject: 'voucher', subjectId: voucherId, kind: 'suspended', at: now, by: null } as const;
  await new SupportEvents(tx).record({ ...event, facts: { because: 'debt' } });
}
