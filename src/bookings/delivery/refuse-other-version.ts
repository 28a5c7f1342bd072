import type { BookingId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import { DeliveryTable } from './delivery.table.js';
import { viewRecord } from './delivery.view.js';

/** Nobody confirms or countersigns what they have not read. Throws `record-changed`. */
export async function refuseOtherVersion(
  tx: Transaction,
  id: BookingId,
  version: number,
  deed: 'confirm' | 'countersign',
): Promise<void> {
  const current = await new DeliveryTable(tx).standing(id);
  if (current.version === version) return;
  const what =
    version > current.version
      ? `The record has no version ${version}: version ${current.version} stands.`
      : `The adviser has corrected the record: version ${current.version} stands now.`;
  throw new Problem('record-changed', `${what} Please read it as it is now, and ${deed} that.`, {
    current: viewRecord(current),
  });
}
