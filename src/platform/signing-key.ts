import { createPrivateKey, type KeyObject } from 'node:crypto';

/** A key as PEM, or as the base64 of its DER, which is the PEM without its frame. Undefined for what is none. */
export function signingKeyOf(text: string): KeyObject | undefined {
  try {
    const key = text.includes('-----BEGIN')
      ? createPrivateKey(text)
      : createPrivateKey({ key: Buffer.from(text, 'base64'), type: 'pkcs8', format: 'der' });
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}
