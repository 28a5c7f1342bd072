import { money } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { Package, Programme } from '../programme.js';
import { refuseBeyondMeans } from '../programmes/means.js';

/** Whether a programme, which is locked, can offer a package now: who cannot be offered one waits. */
export async function isWithinMeans(
  tx: Transaction,
  programme: Programme,
  { valueMinor }: Pick<Package, 'valueMinor'>,
  now: Temporal.Instant,
): Promise<boolean> {
  try {
    await refuseBeyondMeans(tx, programme, money(valueMinor, programme.currency), now);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}
