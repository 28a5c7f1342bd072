import type { ApiKeyId, UserId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import type { OperationId } from '../access.js';
import { type KeyScope, scopeOf } from '../scopes.js';

export const keyStart = 'bf_';
export const mostKeys = 20;
export const shownCharacters = keyStart.length + 8;

/** What lets a program act as a person, within its scopes. The key itself is known to whoever made it, and to nobody else. */
export interface ApiKey {
  readonly id: ApiKeyId;
  readonly userId: UserId;
  readonly name: string;
  /** Its first characters, to tell it by. */
  readonly prefix: string;
  readonly scopes: readonly KeyScope[];
  readonly createdAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant | null;
  readonly lastUsedAt: Temporal.Instant | null;
  readonly revokedAt: Temporal.Instant | null;
}

/** Whether it opens anything at all. */
export function isAlive({ revokedAt, expiresAt }: ApiKey, now: Temporal.Instant): boolean {
  return revokedAt === null && (expiresAt === null || Temporal.Instant.compare(now, expiresAt) < 0);
}

/** Throws `api-key-scope`. */
export function refuseBeyondScope({ scopes }: Pick<ApiKey, 'scopes'>, operation: OperationId): void {
  const needed = scopeOf[operation];
  if (needed === 'any' || scopes.some((scope) => scope === needed)) return;
  const detail =
    needed === 'never'
      ? 'No API key may do this. Please sign in to do it.'
      : `This API key may not do that: it takes the scope ${needed}.`;
  throw new Problem('api-key-scope', detail, { scope: needed });
}

/** Throws `invalid-request` for a key that would have expired before it was made. */
export function refusePastExpiry(expiresAt: Temporal.Instant | undefined, now: Temporal.Instant): void {
  if (expiresAt === undefined || Temporal.Instant.compare(expiresAt, now) > 0) return;
  const detail = 'must be in the future';
  throw new Problem('invalid-request', `Nothing was changed. Please mend: /expires_at: ${detail}.`, {
    errors: [{ pointer: '/expires_at', detail, rule: 'past' }],
  });
}
