import { createHash } from 'node:crypto';
import type { AdviserPayoutId } from '../../kernel/id.js';

/** Crockford's: without I, L, O and U. The pattern in the table of lines is the same. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const pattern = /(?=(BF[0-9A-HJKMNP-TV-Z]{12}))/g;

/** What a bank knows a payout by: the same for ever, of fourteen letters and digits, where banks take eighteen. */
export function payoutReference(id: AdviserPayoutId): string {
  const bits = createHash('sha256').update(id).digest().readBigUInt64BE() >> 4n;
  const places = Array.from({ length: 12 }, (_, place) => Number((bits >> BigInt(place * 5)) & 31n));
  return `BF${places.map((place) => letters[place]).join('')}`;
}

/** Whatever could be a payout's reference in what a bank says: in capitals or not, spaced and cut up, and with O for 0, and I or L for 1. */
export function payoutReferencesIn(text: string): string[] {
  const packed = text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return [...new Set([...packed.matchAll(pattern)].map(([, found = '']) => found))];
}
