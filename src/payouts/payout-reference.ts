import type { AdviserPayoutId } from '../kernel/id.js';

/** Digits and letters that nobody takes for one another: no I, L, O and U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What an adviser reads on a statement: the last 80 bits of a payout's id, which are by chance, in the 18 characters that banks take. */
export function payoutReference(id: AdviserPayoutId): string {
  const last = BigInt(`0x${id.replaceAll('-', '').slice(-20)}`);
  const digits = Array.from({ length: 16 }, (_, place) => alphabet[Number((last >> BigInt(75 - 5 * place)) & 31n)]);
  return `BF${digits.join('')}`;
}
