import type { Transaction } from '../../platform/database.js';
import { type Floor, floorFrom, PolicyTable } from '../../policies/index.js';
import type { BookingQuote } from './booking-quote.js';

/** The floor that a session was quoted by, and the living wage behind it; null of one in time credits. */
export async function floorOfQuote(
  tx: Transaction,
  { policyIds, rated }: Pick<BookingQuote, 'policyIds' | 'rated'>,
): Promise<Floor | null> {
  if (!rated) return null;
  const policies = new PolicyTable(tx);
  const wage = await policies.byId('living-wage', policyIds['living-wage'] ?? '');
  return floorFrom(wage, await policies.byId('floor', policyIds['floor'] ?? ''), rated.area);
}
