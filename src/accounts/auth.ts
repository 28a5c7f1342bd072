import { Logger } from '@nestjs/common';
import { betterAuth } from 'better-auth';
import { createAuthMiddleware } from 'better-auth/api';
import { bearer, magicLink } from 'better-auth/plugins';
import type { Pool } from 'pg';
import { newId } from '../kernel/id.js';
import { type PasskeyOptions, passkeyPlugins } from './passkeys/passkey-plugins.js';

export interface AuthOptions {
  readonly pool: Pool;
  readonly secret: string;
  readonly baseUrl: string;
  readonly trustedOrigins: readonly string[];
  readonly signInsPerMinute: number;
  readonly passkeys: Pick<PasskeyOptions, 'keep' | 'noteUse'>;
  sendLink(to: { email: string; token: string }): Promise<void>;
  /** Somebody signed in by a link that was mailed to them. */
  linkArrived(email: string): Promise<void>;
}

export const linkMinutes = 15;

const logger = new Logger('Sign-in');

/** Sign-in by a link in a letter or by a passkey, sessions as cookies or bearer tokens: better-auth on our own pool. */
export function createAuth(options: AuthOptions) {
  return betterAuth({
    database: options.pool,
    secret: options.secret,
    baseURL: options.baseUrl,
    basePath: '/api/auth',
    trustedOrigins: [options.baseUrl, ...options.trustedOrigins],
    telemetry: { enabled: false },
    logger: { level: 'warn', log: (_level, message) => logger.warn(message) }, // not what it adds: that may hold people's data
    onAPIError: { throw: true }, // bugs, to be answered and logged as any other of ours
    session: { expiresIn: 30 * 86_400, updateAge: 86_400 },
    user: {
      additionalFields: {
        language: { type: 'string', defaultValue: 'en', input: false },
        zone: { type: 'string', defaultValue: 'Europe/London', input: false },
      },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: Math.max(100, options.signInsPerMinute),
      customRules: { '/passkey/*': { window: 60, max: options.signInsPerMinute } },
    },
    advanced: {
      database: { generateId: () => newId() },
      disableOriginCheck: false, // the library switches it off under NODE_ENV=test
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: ['x-forwarded-for'] }, // set by the mount from the address we believe, never the client's word
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
    },
    hooks: {
      after: createAuthMiddleware(async ({ path, context: { newSession } }) => {
        if (path === '/magic-link/verify' && newSession) await options.linkArrived(newSession.user.email);
      }),
    },
    plugins: [
      magicLink({
        expiresIn: linkMinutes * 60,
        storeToken: 'hashed',
        sendMagicLink: ({ email, token }) => options.sendLink({ email, token }),
        rateLimit: { window: 60, max: options.signInsPerMinute },
      }),
      bearer({ requireSignature: true }),
      ...passkeyPlugins({ baseUrl: options.baseUrl, ...options.passkeys }),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;

/** Nest's name for the {@link Auth}. */
export const AUTH = Symbol('auth');
