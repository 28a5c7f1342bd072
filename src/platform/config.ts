import { z } from 'zod';

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);
const optionalText = z
  .string()
  .optional()
  .transform((value) => (value === '' ? undefined : value));
const postgresUrl = optionalText.refine(
  (value) => value === undefined || /^postgres(ql)?:\/\/./.test(value),
  'must be an address such as postgres://user:password@host:5432/database',
);

/** Every variable that the server reads, with its default. `docker-compose.yml` and the README are held against it. */
export const environmentSchema = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    BASE_URL: optionalText.refine(
      (value) => value === undefined || /^https?:\/\/[^/]+$/.test(value),
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
    TRUST_PROXY: optionalText,
    CORS_ORIGINS: z
      .string()
      .default('')
      .transform((value) =>
        value
          .split(',')
          .map((origin) => origin.trim())
          .filter(Boolean),
      )
      .refine(
        (origins) => origins.every((origin) => /^https?:\/\/[^/*]+$/.test(origin)),
        'must be origins such as https://app.example, separated by commas',
      ),
    RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).max(1_000_000).default(300),
    SIGN_IN_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).max(1_000_000).default(5),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    CLOCK: z.enum(['system', 'movable']).default('system'),
  })
  .check((context) => {
    const { value: env, issues } = context;
    const fault = (variable: string, message: string) =>
      issues.push({ code: 'custom', path: [variable], message, input: env });
    if (env.DATABASE_OWNER_URL && !env.DATABASE_URL) fault('DATABASE_OWNER_URL', 'needs DATABASE_URL beside it');
    if (env.DATABASE_URL && !env.AUTH_SECRET)
      fault('AUTH_SECRET', 'is needed with DATABASE_URL: at least 32 random characters');
    if (env.DATABASE_URL && !env.SMTP_URL)
      fault('SMTP_URL', 'is needed with DATABASE_URL: people sign in by a link in a letter');
    if (env.CLOCK === 'movable' && !isPlayground(env))
      fault('CLOCK', 'may be movable only with the embedded database on a loopback HOST');
    if (env.NODE_ENV === 'production' && !env.BASE_URL)
      fault('BASE_URL', 'is needed in production: letters link to it');
    if (env.NODE_ENV === 'production' && !env.AUTH_SECRET) fault('AUTH_SECRET', 'is needed in production');
  });

export type Environment = z.output<typeof environmentSchema>;

/** A machine of one's own: nobody else can reach the server, and the data is nobody's. Only then do the /dev pages exist. */
function isPlayground(env: Pick<Environment, 'NODE_ENV' | 'HOST'> & { DATABASE_URL?: string | undefined }): boolean {
  return env.NODE_ENV !== 'production' && env.DATABASE_URL === undefined && loopback.has(env.HOST);
}

/** What the server was started with: read once, never written. */
export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** Where people reach us, without a trailing slash; with PORT=0 it is known only once the server listens. */
  readonly baseUrl: string;
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly databaseOwnerUrl: string | undefined;
  readonly authSecret: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
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
}

/** Nest's name for the {@link Config}. */
export const CONFIG = Symbol('config');

export class BadEnvironment extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
  }
}

/** Reads the environment. Throws {@link BadEnvironment} with a line for each variable that is wrong. */
export function loadConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    throw new BadEnvironment(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const env = parsed.data;
  return {
    production: env.NODE_ENV === 'production',
    host: env.HOST,
    port: env.PORT,
    baseUrl: env.BASE_URL ?? `http://${env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST}:${env.PORT}`,
    dataFolder: env.BAREFOOT_DATA,
    databaseUrl: env.DATABASE_URL,
    databaseOwnerUrl: env.DATABASE_OWNER_URL,
    authSecret: env.AUTH_SECRET,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    trustProxy: env.TRUST_PROXY,
    corsOrigins: env.CORS_ORIGINS,
    requestsPerMinute: env.RATE_LIMIT_PER_MINUTE,
    signInsPerMinute: env.SIGN_IN_LIMIT_PER_MINUTE,
    logLevel: env.LOG_LEVEL,
    movableClock: env.CLOCK === 'movable',
    playground: isPlayground(env),
  };
}
