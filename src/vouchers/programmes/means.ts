import { money, type Money } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import { Ledger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import type { Programme } from '../programme.js';

/** Throws `balance-too-low` where a programme, which is locked, has not the money to offer so much. */
export async function refuseBeyondMeans(
  tx: Transaction,
  programme: Programme,
  value: Money,
  _now: Temporal.Instant,
): Promise<void> {
  const left = await new Ledger(tx).balanceOf({ kind: 'programme-fund', owner: programme.id }, programme.currency);
  if (left.minor >= value.minor) return;
  throw new Problem('balance-too-low', 'This programme has not enough money left for that.', {
    left: money(left.minor, left.currency),
  });
}
