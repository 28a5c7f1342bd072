import { createPrivateKey } from 'node:crypto';
import { pemOf } from './signing-key.js';
import { itemsOf, optionalText } from './variables.js';

/** What letters are signed with (RFC 6376). */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  /** PEM of an RSA key. */
  readonly privateKey: string;
}

/** Where bounces and replies come in. */
export interface InboundMailKeys {
  readonly domain: string;
  /** Any of them signs what comes; the octets themselves. */
  readonly secrets: readonly Buffer[];
}

/** What is read of the environment about letters besides the mail server. */
export const mailVariables = {
  DKIM_DOMAIN: optionalText.refine(
    (value) => value === undefined || isDomain(value),
    'must be the domain that letters are from, such as barefoot.example',
  ),
  DKIM_SELECTOR: optionalText.refine(
    (value) => value === undefined || /^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/.test(value),
    'must be the name of the key at that domain, such as barefoot1',
  ),
  DKIM_PRIVATE_KEY: optionalText
    .refine(
      (value) => value === undefined || isDkimKey(value),
      'must be a private key of RSA in PEM, as it is, in base64, or with \\n for its line ends',
    )
    .transform((value) => value && pemOf(value)),
  INBOUND_MAIL_DOMAIN: optionalText.refine(
    (value) => value === undefined || isDomain(value),
    'must be a domain whose mail is brought to us, such as in.barefoot.example',
  ),
  INBOUND_MAIL_SECRET: optionalText.refine(
    (value) => value === undefined || (itemsOf(value).length > 0 && itemsOf(value).every(isInboundSecret)),
    'must be secrets such as whsec_ and the base64 of 32 random octets, separated by commas',
  ),
};

type Variable = keyof typeof mailVariables;
type MailEnvironment = Readonly<Partial<Record<Variable | 'MAIL_FROM', string | undefined>>>;

export const mailNeeds: readonly [Variable, string, (env: MailEnvironment) => boolean][] = [
  [
    'DKIM_DOMAIN',
    'is needed with DKIM_SELECTOR and DKIM_PRIVATE_KEY, and not without them',
    (env) => new Set([env.DKIM_DOMAIN, env.DKIM_SELECTOR, env.DKIM_PRIVATE_KEY].map((value) => !value)).size === 1,
  ],
  [
    'DKIM_DOMAIN',
    'must be the domain of MAIL_FROM, or one above it: receivers take no other signature for ours',
    ({ DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_PRIVATE_KEY: key, MAIL_FROM: from }) =>
      !(domain && isDomain(domain) && selector && key && from?.endsWith('>')) || isAtOrAbove(domain, domainOf(from)),
  ],
  [
    'INBOUND_MAIL_SECRET',
    'is needed with INBOUND_MAIL_DOMAIN, and not without it',
    (env) => (env.INBOUND_MAIL_DOMAIN === undefined) === (env.INBOUND_MAIL_SECRET === undefined),
  ],
];

export function mailKeysOf(env: MailEnvironment): {
  readonly dkim: DkimKey | null;
  readonly inboundMail: InboundMailKeys | null;
} {
  const { DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_PRIVATE_KEY: privateKey } = env;
  const { INBOUND_MAIL_DOMAIN: inbound, INBOUND_MAIL_SECRET: secrets } = env;
  return {
    dkim: domain && selector && privateKey ? { domain, selector, privateKey } : null,
    inboundMail: inbound && secrets ? { domain: inbound, secrets: itemsOf(secrets).map(secretOf) } : null,
  };
}

/** Whether a text is a key that letters are signed with: RSA, the one that all mail servers check, of at least 1024 bits. */
function isDkimKey(text: string): boolean {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(pemOf(text));
    return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 1024;
  } catch {
    return false;
  }
}

function domainOf(from: string): string {
  return from.slice(from.lastIndexOf('@') + 1, -1).toLowerCase();
}

function isAtOrAbove(domain: string, other: string): boolean {
  return `.${other}`.endsWith(`.${domain}`);
}

function isDomain(text: string): boolean {
  return text.length <= 120 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/.test(text);
}

/** Secrets as Standard Webhooks writes them, `whsec_` and base 64 of 24 to 64 octets. */
function isInboundSecret(text: string): boolean {
  const octets = secretOf(text);
  return /^whsec_[A-Za-z0-9+/]+={0,2}$/.test(text) && octets.length >= 24 && octets.length <= 64;
}

function secretOf(text: string): Buffer {
  return Buffer.from(text.replace(/^whsec_/, ''), 'base64');
}
