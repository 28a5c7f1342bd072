import { getAuthenticatorName, passkey } from '@better-auth/passkey';
import { Logger } from '@nestjs/common';
import type { BetterAuthPlugin } from 'better-auth';
import { APIError } from 'better-auth/api';
import type { PasskeyId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import type { VerifiedPasskey } from './passkey.js';

export interface PasskeyOptions {
  /** Where passkeys are good: its host is part of each, and no other site can ask for them. */
  readonly baseUrl: string;
  keep(passkey: VerifiedPasskey): Promise<{ id: PasskeyId; createdAt: Temporal.Instant }>;
  noteUse(credentialID: string): Promise<void>;
}

const logger = new Logger('Passkeys');

/** Adding a passkey and signing in with one: the library holds the ceremonies, and we keep what comes of them. */
export function passkeyPlugins(options: PasskeyOptions) {
  const { hostname, origin } = new URL(options.baseUrl);
  return [
    passkey({
      rpID: hostname,
      rpName: 'Barefoot',
      origin,
      authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' }, // it signs in whoever does not say who they are
      advanced: { webAuthnChallengeCookie: 'passkey_challenge' },
      registration: {
        afterVerification: ({ verification }) => ({
          name: getAuthenticatorName(verification.registrationInfo?.aaguid) ?? 'Passkey',
        }),
      },
      authentication: { afterVerification: ({ clientData }) => options.noteUse(clientData.id) },
    }),
    keepOurselves(options),
  ] as const;
}

/**
 * Has the library write new passkeys by our own use case, in whose transaction are the letter and the entry about it as
 * well. All else is left to the library's own statements.
 */
function keepOurselves(options: PasskeyOptions): BetterAuthPlugin {
  return {
    id: 'keep-passkeys',
    init: ({ adapter }) => {
      const create = async (given: Parameters<typeof adapter.create>[0]) => {
        if (given.model !== 'passkey') return adapter.create(given);
        const passkey = given.data as unknown as VerifiedPasskey;
        const { id, createdAt } = await options.keep(passkey).catch(inTheirWords);
        return { ...passkey, id, createdAt: new Date(createdAt.epochMilliseconds) };
      };
      return { context: { adapter: { ...adapter, create: create as typeof adapter.create } } };
    },
  };
}

/** The library takes anything but its own errors for an answer of the device that does not fit, and says so. */
function inTheirWords(thrown: unknown): never {
  if (thrown instanceof Problem) throw new APIError('CONFLICT', { code: thrown.code, message: thrown.message });
  const { name, message, stack } = thrown as Error;
  logger.error({ name, message, stack }, 'A passkey could not be kept');
  throw new APIError('INTERNAL_SERVER_ERROR', { code: 'PASSKEY_NOT_KEPT' });
}
