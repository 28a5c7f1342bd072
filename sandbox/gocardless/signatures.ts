import { createHash, createPublicKey, verify } from 'node:crypto';
import { header, type Call } from '../http.js';
import { GoCardlessRefusal } from './refusal.js';

/** Public keys in PEM, by the id that GoCardless gave them. */
export type SigningKeys = Readonly<Record<string, string>>;

/**
 * Money goes out only on signed requests, where keys are known: ECDSA over P-521 with SHA-512, of the method, the host, the path and
 * the body. A nonce is good once.
 */
export class Signatures {
  private readonly nonces = new Set<string>();

  constructor(private readonly keys: SigningKeys) {}

  /** @throws GoCardlessRefusal 401 for what has to be signed and is not, or not well */
  check(call: Call): void {
    const isSigned = header(call, 'gc-signature') !== undefined;
    const isNeeded = call.method === 'POST' && call.path.startsWith('/outbound_payments');
    if (Object.keys(this.keys).length === 0 || (!isSigned && !isNeeded)) return;
    if (!isSigned || !this.isGood(call))
      throw new GoCardlessRefusal(401, 'invalid_api_usage', [
        { reason: 'invalid_signature', message: 'The signature of the request is missing or wrong.' },
      ]);
  }

  private isGood(call: Call): boolean {
    const [, parameters = ''] = /^sig-1=(.+)$/.exec(header(call, 'gc-signature-input') ?? '') ?? [];
    const [, signature = ''] = /^sig-1=:(.+):$/.exec(header(call, 'gc-signature') ?? '') ?? [];
    const [, names = '', id = '', nonce = ''] =
      /^\(([^)]*)\);keyid="([^"]*)";created=\d+;nonce="([^"]*)"$/.exec(parameters) ?? [];
    const key = Object.hasOwn(this.keys, id) ? this.keys[id] : undefined;
    if (key === undefined || this.nonces.has(nonce) || !coversBody(call, names)) return false;
    const lines = names.split(' ').map((name) => `${name}: ${componentOf(call, name.replaceAll('"', ''))}`);
    const signed = [...lines, `"@signature-params": ${parameters}`].join('\n');
    const isGood = verify('sha512', Buffer.from(signed), createPublicKey(key), Buffer.from(signature, 'base64'));
    if (isGood) this.nonces.add(nonce);
    return isGood;
  }
}

/** What has a body is signed with it, and with the digest that it has. */
function coversBody(call: Call, names: string): boolean {
  const needed = ['"@method"', '"@authority"', '"@request-target"', ...(call.body === '' ? [] : ['"content-digest"'])];
  const digest = createHash('sha256').update(call.body).digest('base64');
  const isDigest = call.body === '' || header(call, 'content-digest') === `sha256=:${digest}:`;
  return isDigest && needed.every((name) => names.split(' ').includes(name));
}

function componentOf(call: Call, name: string): string {
  if (name === '@method') return call.method;
  if (name === '@authority') return header(call, 'host') ?? '';
  return name === '@request-target' ? call.path : (header(call, name) ?? '');
}
