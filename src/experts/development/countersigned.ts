import type { ExpertId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import { ExpertTable } from '../expert.table.js';

/**
 * Adds the minutes of a session that an adviser's overseer has countersigned to those that count on the way to specialist.
 * The caller sees to it that each session is countersigned once; what is taken back has minutes below zero.
 */
export async function countersigned(tx: Transaction, expertId: ExpertId, minutes: number): Promise<void> {
  if (!Number.isSafeInteger(minutes)) throw new RangeError(`Not a number of minutes: ${minutes}`);
  await new ExpertTable(tx).addCountersigned(expertId, minutes);
}
