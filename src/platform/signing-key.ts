import { createPrivateKey, type KeyObject } from 'node:crypto';

/** The key that receipts are signed with: as PEM, or as the base64 of its DER, which is the PEM without its frame. Undefined for what is none. */
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

/** Whether a text is a private key that GoCardless takes signatures of: ECDSA over P-521. */
export function isSigningKey(text: string): boolean {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(pemOf(text));
    return asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'secp521r1';
  } catch {
    return false;
  }
}

/** A key has lines, which variables of an environment often cannot: then it is in base64, or its line ends are written out. */
export function pemOf(text: string): string {
  const lines = text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString();
  return lines.replaceAll('\\n', '\n');
}
