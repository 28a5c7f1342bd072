import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { hostInUrl, isNetwork, isOrigin } from './addresses.js';
import { type DkimKey, type InboundMailKeys, mailKeysOf, mailNeeds, mailVariables } from './mail-keys.js';
import { isSigningKey, pemOf, signingKeyOf } from './signing-key.js';
import type { GoCardlessKeys, StripeKeys } from './payment-keys.js';
import { itemsOf, optionalText } from './variables.js';

export type { GoCardlessKeys, StripeKeys } from './payment-keys.js';

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);
const postgresUrl = optionalText.refine(
  (value) => value === undefined || /^postgres(ql)?:\/\/./.test(value),
  'must be an address such as postgres://user:password@host:5432/database',
);

const variables = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: wholeNumber(1, 65_535).default(3000),
  BASE_URL: optionalText.refine(
    (value) => value === undefined || isOrigin(value),
    'must be the public address without a path, such as https://barefoot.example',
  ),
  BAREFOOT_DATA: z.string().min(1).default('.data'),
  DATABASE_URL: postgresUrl,
  DATABASE_OWNER_URL: postgresUrl,
  AUTH_SECRET: optionalText.refine(
    (value) => value === undefined || value.length >= 32,
    'must be at least 32 random characters',
  ),
  SMTP_URL: optionalText.refine(
    (value) => value === undefined || /^smtps?:\/\/./.test(value),
    'must be an address such as smtp://user:password@host:587',
  ),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>$/, 'must look like Barefoot <bookings@barefoot.example>')
    .default('Barefoot <bookings@barefoot.example>'),
  ...mailVariables,
  JITSI_URL: z
    .string()
    .default('https://meet.jit.si')
    .refine(isMeetingServer, 'must be an https address without a slash at its end, such as https://meet.jit.si'),
  STRIPE_SECRET_KEY: optionalText.refine(
    (value) => value === undefined || /^(sk|rk)_(live|test)_\w+$/.test(value),
    'must be a secret key of Stripe, such as sk_live_…',
  ),
  STRIPE_WEBHOOK_SECRET: optionalText.refine(
    (value) => value === undefined || /^whsec_\w+$/.test(value),
    'must be the signing secret of the webhook endpoint, such as whsec_…',
  ),
  STRIPE_CONNECT_WEBHOOK_SECRET: optionalText.refine(
    (value) => value === undefined || /^whsec_\w+$/.test(value),
    'must be the signing secret of the webhook endpoint for connected accounts, such as whsec_…',
  ),
  GOCARDLESS_ACCESS_TOKEN: optionalText,
  GOCARDLESS_WEBHOOK_SECRET: optionalText.refine(
    (value) => value === undefined || value.length >= 16,
    'must be the secret of the webhook endpoint: at least 16 characters',
  ),
  GOCARDLESS_ENVIRONMENT: z.enum(['live', 'sandbox']).default('live'),
  RECEIPT_SIGNING_KEY: optionalText.transform((value, context) => {
    const key = value === undefined ? undefined : signingKeyOf(value);
    if (value !== undefined && !key)
      context.addIssue(
        'must be a private key of Ed25519, as openssl genpkey -algorithm ed25519 prints it (PKCS 8), or its base64',
      );
    return key;
  }),
  GOCARDLESS_SIGNING_KEY_ID: optionalText.refine(
    (value) => value === undefined || /^[\w-]{1,100}$/.test(value),
    'must be the id that GoCardless gave the public key, such as PK123',
  ),
  GOCARDLESS_SIGNING_KEY: optionalText
    .refine(
      (value) => value === undefined || isSigningKey(value),
      'must be a private key of the curve P-521 in PEM, as it is, in base64, or with \\n for its line ends',
    )
    .transform((value) => value && pemOf(value)),
  TRUST_PROXY: optionalText.refine(
    (value) => value === undefined || itemsOf(value).every(isNetwork),
    'must be the addresses or networks of your proxies, such as 10.0.0.0/8, separated by commas',
  ),
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform(itemsOf)
    .refine(
      (origins) => origins.every(isOrigin),
      'must be origins as browsers send them, such as https://app.example, separated by commas',
    ),
  RATE_LIMIT_PER_MINUTE: wholeNumber(1, 1_000_000).default(300),
  SIGN_IN_LIMIT_PER_MINUTE: wholeNumber(1, 1_000_000).default(5),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  CLOCK: z.enum(['system', 'movable']).default('system'),
});

export type Environment = z.output<typeof variables>;

/** What a variable needs beside it: each variable is complained of once. */
const needs: readonly [keyof Environment, string, (env: Environment) => boolean][] = [
  ['DATABASE_OWNER_URL', 'needs DATABASE_URL beside it', (env) => !env.DATABASE_OWNER_URL || !!env.DATABASE_URL],
  [
    'AUTH_SECRET',
    'is needed with DATABASE_URL and in production: at least 32 random characters',
    (env) => !!env.AUTH_SECRET || (!env.DATABASE_URL && env.NODE_ENV !== 'production'),
  ],
  [
    'SMTP_URL',
    'is needed with DATABASE_URL and in production: people sign in by a link in a letter',
    (env) => !!env.SMTP_URL || (!env.DATABASE_URL && env.NODE_ENV !== 'production'),
  ],
  ...mailNeeds,
  [
    'CLOCK',
    'may be movable only with the embedded database on a loopback HOST',
    (env) => env.CLOCK !== 'movable' || isPlayground(env),
  ],
  [
    'STRIPE_WEBHOOK_SECRET',
    'is needed with STRIPE_SECRET_KEY, and not without it',
    (env) => (env.STRIPE_SECRET_KEY === undefined) === (env.STRIPE_WEBHOOK_SECRET === undefined),
  ],
  [
    'STRIPE_CONNECT_WEBHOOK_SECRET',
    'needs STRIPE_SECRET_KEY beside it',
    (env) => env.STRIPE_CONNECT_WEBHOOK_SECRET === undefined || env.STRIPE_SECRET_KEY !== undefined,
  ],
  [
    'GOCARDLESS_WEBHOOK_SECRET',
    'is needed with GOCARDLESS_ACCESS_TOKEN, and not without it',
    (env) => (env.GOCARDLESS_ACCESS_TOKEN === undefined) === (env.GOCARDLESS_WEBHOOK_SECRET === undefined),
  ],
  [
    'GOCARDLESS_SIGNING_KEY',
    'is needed with GOCARDLESS_SIGNING_KEY_ID, and not without it',
    (env) => (env.GOCARDLESS_SIGNING_KEY === undefined) === (env.GOCARDLESS_SIGNING_KEY_ID === undefined),
  ],
  [
    'GOCARDLESS_SIGNING_KEY_ID',
    'needs GOCARDLESS_ACCESS_TOKEN beside it',
    (env) => env.GOCARDLESS_SIGNING_KEY_ID === undefined || env.GOCARDLESS_ACCESS_TOKEN !== undefined,
  ],
  ['BASE_URL', 'is needed in production: letters link to it', (env) => !!env.BASE_URL || env.NODE_ENV !== 'production'],
];

/** Every variable that the server reads, with its default. `docker-compose.yml` and the README are held against it. */
export const environmentSchema = needs.reduce(
  (schema, [variable, message, isMet]) => schema.refine(isMet, { path: [variable], message, when: () => true }),
  variables,
);

function wholeNumber(from: number, to: number) {
  return z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(from, `must be at least ${from}`)
    .max(to, `must be at most ${to}`);
}

/** Browsers give a camera to https only, save on one's own machine. */
function isMeetingServer(text: string): boolean {
  if (!URL.canParse(text) || text.length > 200 || !/^https?:\/\/[^\s?#]*[^\s?#/]$/.test(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || isLoopback(text)) && username === '' && password === '';
}

/** A machine of one's own: nobody else can reach the server, and the data is nobody's. Only then do the /dev pages exist. */
function isPlayground(env: Environment): boolean {
  const isServedElsewhere = env.TRUST_PROXY !== undefined || (env.BASE_URL !== undefined && !isLoopback(env.BASE_URL));
  return (
    env.NODE_ENV !== 'production' && env.DATABASE_URL === undefined && loopback.has(env.HOST) && !isServedElsewhere
  );
}

/** Whether an address with a host, such as `http://localhost:3000`, can only be this machine's own. */
export function isLoopback(url: string): boolean {
  return URL.canParse(url) && loopback.has(new URL(url).hostname.replace(/^\[|\]$/g, ''));
}

/** What the server was started with: read once, never written. */
export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** Where people reach us, without a trailing slash. */
  readonly baseUrl: string;
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly databaseOwnerUrl: string | undefined;
  readonly authSecret: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Null where letters are not signed by us. */
  readonly dkim: DkimKey | null;
  /** Null where no mail comes in. */
  readonly inboundMail: InboundMailKeys | null;
  /** Where sessions by video get rooms, without a trailing slash. */
  readonly jitsiUrl: string;
  /** Null where payments by Stripe are switched off. */
  readonly stripe: StripeKeys | null;
  /** Null where payments by GoCardless are switched off. */
  readonly gocardless: GoCardlessKeys | null;
  /** Ed25519, which shows itself to no log; null where nobody gets a receipt. */
  readonly receiptSigningKey: KeyObject | null;
  readonly trustProxy: string | undefined;
  readonly corsOrigins: readonly string[];
  /** For one address. */
  readonly requestsPerMinute: number;
  /** Sign-in letters that one address may ask for. */
  readonly signInsPerMinute: number;
  readonly logLevel: Environment['LOG_LEVEL'];
  readonly movableClock: boolean;
  /** Whether /dev/mail, /dev/accounts and /dev/sessions exist. */
  readonly playground: boolean;
  /** Whether addresses that people give may lead to this machine: never where it serves others. */
  readonly reachesOwnMachine: boolean;
}

/** Nest's name for the {@link Config}. */
export const CONFIG = Symbol('config');

export class BadEnvironment extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
  }
}

/**
 * Reads the environment; a variable that is set to nothing counts as not set, as Compose and CI leave them.
 * Throws {@link BadEnvironment} with a line for each variable that is wrong.
 */
export function loadConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const parsed = environmentSchema.safeParse(
    Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim())),
  );
  if (!parsed.success) {
    throw new BadEnvironment(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const env = parsed.data;
  return {
    production: env.NODE_ENV === 'production',
    host: env.HOST,
    port: env.PORT,
    baseUrl: env.BASE_URL ?? `http://${hostInUrl(env.HOST)}:${env.PORT}`,
    dataFolder: env.BAREFOOT_DATA,
    databaseUrl: env.DATABASE_URL,
    databaseOwnerUrl: env.DATABASE_OWNER_URL,
    authSecret: env.AUTH_SECRET,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    ...mailKeysOf(env),
    jitsiUrl: env.JITSI_URL,
    stripe: stripeOf(env),
    gocardless: gocardlessOf(env),
    receiptSigningKey: env.RECEIPT_SIGNING_KEY ?? null,
    trustProxy: env.TRUST_PROXY,
    corsOrigins: env.CORS_ORIGINS,
    requestsPerMinute: env.RATE_LIMIT_PER_MINUTE,
    signInsPerMinute: env.SIGN_IN_LIMIT_PER_MINUTE,
    logLevel: env.LOG_LEVEL,
    movableClock: env.CLOCK === 'movable',
    playground: isPlayground(env),
    reachesOwnMachine: isPlayground(env),
  };
}

function stripeOf(env: Environment): StripeKeys | null {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = env;
  if (secretKey === undefined || webhookSecret === undefined) return null;
  return {
    secretKey,
    webhookSecret,
    connectWebhookSecret: env.STRIPE_CONNECT_WEBHOOK_SECRET ?? null,
    sandboxPort: null,
  };
}

function gocardlessOf(env: Environment): GoCardlessKeys | null {
  const { GOCARDLESS_ACCESS_TOKEN: accessToken, GOCARDLESS_WEBHOOK_SECRET: webhookSecret } = env;
  if (accessToken === undefined || webhookSecret === undefined) return null;
  const { GOCARDLESS_ENVIRONMENT: environment, GOCARDLESS_SIGNING_KEY_ID: keyId, GOCARDLESS_SIGNING_KEY: pem } = env;
  const signing = keyId === undefined || pem === undefined ? null : { keyId, pem };
  return { accessToken, webhookSecret, environment, signing, sandboxAgent: null };
}
