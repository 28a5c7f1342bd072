import { createHash, randomBytes } from 'node:crypto';

/** Without I, L, O and U, which are misread or read as something else. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 24;

/** 120 bits that nobody guesses, as people read them to one another: six groups of four. */
export function newVoucherCode(): string {
  const letters = [...randomBytes(length)].map((byte) => alphabet.charAt(byte % alphabet.length));
  return letters.join('').replace(/.{4}(?=.)/g, '$&-');
}

/** What we keep of a code, in hexadecimal; however it was typed. It needs no salt: there is nothing to guess. */
export function hashOfCode(code: string): string {
  const plain = code
    .toUpperCase()
    .replace(/[\s-]+/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return createHash('sha256').update(plain).digest('hex');
}
