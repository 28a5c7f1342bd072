import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

interface Credential {
  readonly id: Buffer;
  readonly rpId: string;
  readonly privateKey: KeyObject;
  readonly userHandle: string;
  counter: number;
}

/** What a page and its browser say wrong, where a test wants them to. */
export interface Lies {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly counter?: number;
  /** The credential of another device. */
  readonly id?: string;
  readonly signature?: string;
}

const flags = { userPresent: 0x01, userVerified: 0x04, backupEligible: 0x08, backedUp: 0x10, attested: 0x40 };
const bitwarden = Buffer.from('d548826e-79b4-db40-a3d8-11116f7e8349'.replaceAll('-', ''), 'hex');

/**
 * A device that keeps passkeys, and the browser in front of it (WebAuthn Level 3): ES256 keys, no attestation, a counter.
 * It answers whatever options the service gives, as `PublicKeyCredential.toJSON()` would show it.
 */
export class Authenticator {
  private readonly credentials: Credential[] = [];

  constructor(
    private readonly origin: string,
    private readonly aaguid: Buffer = Buffer.alloc(16),
  ) {}

  /** As `navigator.credentials.create()`. */
  create(options: any, lies: Lies = {}) {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const id = lies.id === undefined ? randomBytes(32) : Buffer.from(lies.id, 'base64url');
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const credential: Credential = { id, rpId: options.rp.id, privateKey, userHandle: options.user.id, counter: 0 };
    const key = cbor(
      new Map<unknown, unknown>([
        [1, 2], // an elliptic curve key
        [3, -7], // ES256
        [-1, 1], // P-256
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]),
    );
    const attested = Buffer.concat([this.aaguid, Buffer.from([0, id.length]), id, key]);
    const authData = Buffer.concat([this.dataOf(credential, lies, flags.attested), attested]);
    const attestation = new Map<unknown, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ]);
    this.credentials.push(credential);
    return {
      ...named(id),
      response: {
        clientDataJSON: this.clientDataOf('webauthn.create', options.challenge, lies).toString('base64url'),
        attestationObject: cbor(attestation).toString('base64url'),
        transports: ['internal', 'hybrid'],
        authenticatorData: authData.toString('base64url'), // browsers add these two, which nobody needs
        publicKeyAlgorithm: -7,
      },
    };
  }

  /** As `navigator.credentials.get()`, with the passkey made last that the options allow. */
  get(options: any, lies: Lies = {}) {
    const allowed = (options.allowCredentials as { id: string }[] | undefined)?.map((one) => one.id);
    const credential = this.credentials.findLast(
      ({ id, rpId }) => rpId === options.rpId && (allowed?.includes(id.toString('base64url')) ?? true),
    );
    if (!credential) throw new Error('This device has no passkey for it.');
    credential.counter = lies.counter ?? credential.counter + 1;
    const clientData = this.clientDataOf('webauthn.get', options.challenge, lies);
    const authenticatorData = this.dataOf(credential, lies, 0);
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientData).digest()]);
    return {
      ...named(lies.id === undefined ? credential.id : Buffer.from(lies.id, 'base64url')),
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: lies.signature ?? sign('sha256', signed, credential.privateKey).toString('base64url'),
        userHandle: credential.userHandle,
      },
    };
  }

  private clientDataOf(type: string, challenge: string, lies: Lies): Buffer {
    const { origin = this.origin } = lies;
    return Buffer.from(
      JSON.stringify({ type: lies.type ?? type, challenge: lies.challenge ?? challenge, origin, crossOrigin: false }),
    );
  }

  private dataOf({ rpId, counter }: Credential, lies: Lies, more: number): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const set = flags.userPresent | flags.userVerified | flags.backupEligible | flags.backedUp | more;
    return Buffer.concat([
      createHash('sha256')
        .update(lies.rpId ?? rpId)
        .digest(),
      Buffer.from([set]),
      count,
    ]);
  }
}

/** A device whose make is known. */
export function aBitwarden(origin: string): Authenticator {
  return new Authenticator(origin, bitwarden);
}

function named(id: Buffer) {
  const text = id.toString('base64url');
  return {
    id: text,
    rawId: text,
    type: 'public-key',
    authenticatorAttachment: 'platform',
    clientExtensionResults: { credProps: { rk: true } },
  };
}

/** As much of RFC 8949 as passkeys use: whole numbers, bytes, texts and maps. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Map)
    return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, inner]) => [cbor(key), cbor(inner)])]);
  throw new TypeError(`Not written here: ${typeof value}`);
}

function head(major: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(major << 5) | count]);
  if (count < 256) return Buffer.from([(major << 5) | 24, count]);
  return Buffer.from([(major << 5) | 25, count >> 8, count & 0xff]);
}
