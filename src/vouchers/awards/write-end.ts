import type { Money } from '../../kernel/money.js';
import { Ledger, type Transfer } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import { voucherEnded } from '../voucher.postings.js';
import { VoucherTable } from '../voucher.table.js';
import type { EndedVoucher } from './award.js';
import { VoucherNewsTable } from './voucher-news.table.js';

interface End {
  readonly now: Temporal.Instant;
  /** What moves besides what goes back. */
  readonly more?: readonly Transfer[];
  /** What its organisation is told of: what went back, unless it is something else. */
  readonly told?: Money;
  /** Somebody's words, which are told as such. */
  readonly reason?: string;
}

/** A voucher that was locked has ended: what it had left goes back to its programme. The last deed of its transaction. */
export async function writeEnd(tx: Transaction, ended: EndedVoucher, end: End): Promise<void> {
  const { id: voucherId, programmeId, state, currency } = ended;
  const { now, more = [], told, reason = null } = end;
  const ledger = new Ledger(tx);
  const amount = await ledger.balanceOf({ kind: 'voucher', owner: voucherId }, currency);
  await new VoucherTable(tx).update(ended);
  if (state !== 'declined' && state !== 'exhausted') {
    const amountMinor = (told ?? amount).minor;
    await new VoucherNewsTable(tx).note({ voucherId, kind: state, about: now, amountMinor, reason });
  }
  await ledger.post([voucherEnded({ voucherId, programmeId, amount }, state, { occurredAt: now }), ...more], now);
}
