/** As `payoutReference` makes them. */
const pattern = /(?=(BF[0-9A-HJKMNP-TV-Z]{16}))/g;

/** Whatever could be a payout's reference in what a bank says: in capitals or not, spaced and cut up, and with O for 0, and I or L for 1. */
export function payoutReferencesIn(text: string): string[] {
  const packed = text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return [...new Set([...packed.matchAll(pattern)].map(([, found = '']) => found))];
}
