import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const [version, cipher, nonceBytes, tagBytes] = ['v1', 'aes-256-gcm', 12, 16] as const;

/** What was sealed cannot be read: it was sealed with another secret or for another purpose, or was changed since. */
export class CannotUnseal extends Error {
  override readonly name = 'CannotUnseal';
  readonly code = 'cannot-unseal';

  constructor() {
    super('What was sealed cannot be read: AUTH_SECRET is not what it was, or the text was changed.');
  }
}

/**
 * Secrets of other people’s that must be read again, such as the address of a calendar: kept so that whoever has the database alone
 * reads none of them. AES-256-GCM; the key comes from the auth secret by HKDF and is another for each purpose.
 */
export class SealedText {
  constructor(private readonly secret: string) {}

  /**
   * As `v1.nonce.ciphertext`, in base64url.
   * @param purpose what it is kept for, and best also whose: what was sealed for one row cannot be read in another's place
   */
  seal(purpose: string, text: string): string {
    const nonce = randomBytes(nonceBytes);
    const sealing = createCipheriv(cipher, this.key(purpose), nonce, { authTagLength: tagBytes });
    const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final(), sealing.getAuthTag()]);
    return [version, nonce.toString('base64url'), sealed.toString('base64url')].join('.');
  }

  /** Throws {@link CannotUnseal}. */
  unseal(purpose: string, sealed: string): string {
    const [is, nonce = '', text = ''] = sealed.split('.');
    if (is !== version) throw new CannotUnseal();
    try {
      const bytes = Buffer.from(text, 'base64url');
      const opening = createDecipheriv(cipher, this.key(purpose), Buffer.from(nonce, 'base64url'), {
        authTagLength: tagBytes,
      });
      opening.setAuthTag(bytes.subarray(-tagBytes));
      return Buffer.concat([opening.update(bytes.subarray(0, -tagBytes)), opening.final()]).toString('utf8');
    } catch {
      throw new CannotUnseal();
    }
  }

  /** What was sealed, or undefined where it cannot be read. */
  opens(purpose: string, sealed: string): string | undefined {
    try {
      return this.unseal(purpose, sealed);
    } catch (error) {
      if (error instanceof CannotUnseal) return undefined;
      throw error;
    }
  }

  private key(purpose: string): Buffer {
    if (this.secret === '') throw new Error('There is no secret to seal with: AUTH_SECRET is missing.');
    return Buffer.from(hkdfSync('sha256', this.secret, 'barefoot', `sealed text: ${purpose}`, 32));
  }
}
