import type { Transaction } from '../../platform/database.js';
import { refuseBeyondVoucher } from '../../vouchers/index.js';
import type { Booking, Side } from '../booking.js';
import { ShareTable } from './share.table.js';

/** Where a voucher pays for a session that moves, it has to reach as far as the new start. Throws `voucher-not-for-this`. */
export async function refuseBeyondShares(tx: Transaction, { id, startsAt }: Booking, side: Side): Promise<void> {
  for (const { voucherId } of await new ShareTable(tx).of(id)) {
    if (voucherId) await refuseBeyondVoucher(tx, voucherId, startsAt, side === 'adviser');
  }
}
