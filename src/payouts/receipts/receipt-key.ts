import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** A receipt's body with what proves it. */
export interface SignedBody {
  /** Canonical JSON: what is hashed and signed, to the byte. */
  readonly body: string;
  /** SHA-256 of the body, in hexadecimal digits. */
  readonly hash: string;
  /** Ed25519 of the body, in base64. */
  readonly signature: string;
  readonly keyId: string;
}

export interface PublicKey {
  readonly keyId: string;
  /** As SPKI in DER, in base64. */
  readonly publicKey: string;
}

/** Signs what it is given by our key, which it shows to nobody. */
export class ReceiptKey {
  readonly public: PublicKey;

  constructor(private readonly key: KeyObject) {
    const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
    this.public = { keyId: fingerprintOf(der).slice(0, 16), publicKey: der.toString('base64') };
  }

  sign(body: string): SignedBody {
    const signature = sign(null, Buffer.from(body), this.key).toString('base64');
    return { body, hash: hashOf(body), signature, keyId: this.public.keyId };
  }
}

export function hashOf(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

/** Of a public key in base64: its SHA-256 in hexadecimal digits, of which the first 16 name it. */
export function fingerprintOf(publicKey: string | Buffer): string {
  const der = typeof publicKey === 'string' ? Buffer.from(publicKey, 'base64') : publicKey;
  return createHash('sha256').update(der).digest('hex');
}

/** False also for what is no key or no signature. */
export function isSignedBy(publicKey: string, body: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, Buffer.from(body), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
