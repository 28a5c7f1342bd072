import type { Amount } from './money.js';

/** What amounts of one currency come to; undefined of none. */
export function sumOf(amounts: readonly Amount[]): Amount | undefined {
  const [first] = amounts;
  return first && { minor: amounts.reduce((sum, { minor }) => sum + minor, 0), currency: first.currency };
}
