import {
  Environments,
  GoCardlessClient,
  GoCardlessException,
  GoCardlessInternalError,
  IdempotentCreationConflictError,
  InvalidApiUsageError,
  InvalidStateError,
  MalformedResponseError,
  RateLimitError,
  type ApiError,
} from 'gocardless-nodejs';
import type { GoCardlessKeys } from '../../platform/config.js';
import { ProviderUnavailable, UnknownToProvider } from '../provider.js';
import { ConnectedAgent } from './connected-agent.js';

/** For how long an answer is waited for. The client itself would wait for ever. */
const patienceMilliseconds = 20_000;

/**
 * GoCardless's own client. What connects it is its public setting for agents, also to the sandbox. A second creation under a key is an error
 * to us, so that what stands there can be compared with what was wanted. With a key to sign with it signs every request.
 */
export function connect(
  { accessToken, environment, sandboxAgent }: GoCardlessKeys,
  signing: GoCardlessKeys['signing'] = null,
): GoCardlessClient {
  const target = environment === 'live' ? Environments.Live : Environments.Sandbox;
  const proxy = { https: sandboxAgent ?? new ConnectedAgent() };
  return new GoCardlessClient(accessToken, target, {
    ...{ raiseOnIdempotencyConflict: true, proxy },
    ...(signing && { apiRequestSigningOptions: { publicKeyId: signing.keyId, privateKeyPem: signing.pem } }),
  });
}

/** GoCardless said no, and nothing was done. It holds codes alone: the client's own errors carry our token and what people typed. */
export class GoCardlessRefused extends Error {
  override readonly name = 'GoCardlessRefused';

  constructor(
    /** `state`: not as things stand; `missing`: there is no such; `conflict`: `existing` was made under that key. */
    readonly kind: 'state' | 'missing' | 'conflict' | 'other',
    readonly reasons: readonly string[],
    readonly existing: string | null = null,
  ) {
    super(`GoCardless refused: ${reasons.join(', ')}.`);
  }
}

/** What a call answers. Throws {@link ProviderUnavailable} where it does not in time or cannot, and {@link GoCardlessRefused}. */
export async function answered<T>(call: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new ProviderUnavailable('GoCardless did not answer.')), patienceMilliseconds);
  try {
    return await Promise.race([call, late]);
  } catch (error) {
    throw inOurWords(error);
  } finally {
    clearTimeout(timer);
  }
}

/** The same, and undefined where there is no such. */
export async function found<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await answered(call);
  } catch (error) {
    if (error instanceof GoCardlessRefused && error.kind === 'missing') return undefined;
    throw error;
  }
}

/** What stands by an id that GoCardless gave us. Throws {@link UnknownToProvider} where nothing does. */
export async function known<T>(call: Promise<T>): Promise<T> {
  const standing = await found(call);
  if (standing === undefined) throw new UnknownToProvider('GoCardless has nothing by an id that it gave.');
  return standing;
}

function inOurWords(error: unknown): Error {
  if (error instanceof ProviderUnavailable) return error;
  if (!(error instanceof GoCardlessException)) return new ProviderUnavailable('GoCardless could not be reached.');
  const isTheirs = [GoCardlessInternalError, RateLimitError, MalformedResponseError].some(
    (type) => error instanceof type,
  );
  if (isTheirs) return new ProviderUnavailable(`GoCardless cannot answer now: ${error.constructor.name}.`);
  const { errors = [] } = error as Partial<ApiError>;
  const reasons = errors.map(({ reason, field }) => reason ?? field ?? 'no reason given');
  // The client sends a signed request again by itself when the connection breaks, and its nonce is good once: nobody knows what became of the first.
  if (reasons.includes('invalid_signature'))
    return new ProviderUnavailable(
      'GoCardless did not take a signature: of a request that was sent twice, or a wrong key.',
    );
  if (error instanceof IdempotentCreationConflictError)
    return new GoCardlessRefused('conflict', reasons, error.conflictingResourceId);
  if (error instanceof InvalidStateError) return new GoCardlessRefused('state', reasons);
  const isMissing = error instanceof InvalidApiUsageError && reasons.includes('resource_not_found');
  return new GoCardlessRefused(isMissing ? 'missing' : 'other', [error.constructor.name, ...reasons]);
}
