import type { Money } from '../../kernel/money.js';
import { Ledger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import type { Programme } from '../programme.js';
import { type Means, monthOf, refuseOfferBeyond } from './budget.js';
import { MeansTable } from './means.table.js';

/**
 * Whether a programme, which is locked, can offer a voucher of that value now. Nothing is written.
 * Throws `programme-state`, `programme-budget`, `programme-month-full`, `balance-too-low`.
 */
export async function refuseBeyondMeans(
  tx: Transaction,
  programme: Programme,
  value: Money,
  now: Temporal.Instant,
): Promise<void> {
  refuseOfferBeyond(programme, await meansOf(tx, programme, now), value, now);
}

export async function meansOf(tx: Transaction, programme: Programme, now: Temporal.Instant): Promise<Means> {
  const promised = await new MeansTable(tx).committed(programme, monthOf(now), now);
  const fund = await new Ledger(tx).balanceOf({ kind: 'programme-fund', owner: programme.id }, programme.currency);
  return { ...promised, fund };
}
