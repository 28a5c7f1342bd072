import { createHash, randomBytes } from 'node:crypto';

/** 256 bits that nobody guesses, in letters that an address takes. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What we keep of a secret. It needs no salt and no slowness: there is nothing to guess. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
