import { randomInt } from 'node:crypto';

/** Without what is read for something else: 0 and O, 1, I and L. The pattern in the table of invoices is the same. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const pattern = /(?=(BF[2-9A-HJKMNP-Z]{8}))/g;

/** What a bank transfer for an invoice is known by: ten letters and digits that nobody guesses, and that fit on every bank's form. */
export function newBankReference(): string {
  const chosen = Array.from({ length: 8 }, () => letters[randomInt(letters.length)]);
  return `BF${chosen.join('')}`;
}

/** Whatever could be a reference of ours in what a bank statement says, in capitals or not, and spaced and cut up as banks do. */
export function referencesIn(text: string): string[] {
  const packed = text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return [...new Set([...packed.matchAll(pattern)].map(([, found = '']) => found))];
}
