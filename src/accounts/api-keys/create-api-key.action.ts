import { Injectable } from '@nestjs/common';
import { type ApiKeyId, newId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Actor } from '../actor.js';
import { Audit } from '../audit/audit.table.js';
import { hashOf, newSecret } from '../secret.js';
import { type ApiKey, keyStart, mostKeys, refusePastExpiry, shownCharacters } from './api-key.js';
import { ApiKeyPost } from './api-key.post.js';
import type { CreateApiKeyRequest } from './api-key.request.js';
import { ApiKeyTable } from './api-key.table.js';

@Injectable()
export class CreateApiKey {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: ApiKeyPost,
  ) {}

  /** The only time that the key itself is known here. Throws `api-key-limit`, `invalid-request` for an expiry that is past. */
  run(
    actor: Actor,
    { name, scopes, expires_at: expiresAt }: CreateApiKeyRequest,
  ): Promise<ApiKey & { secret: string }> {
    const now = this.clock.now();
    refusePastExpiry(expiresAt, now);
    const secret = `${keyStart}${newSecret()}`;
    const key: ApiKey = {
      id: newId<ApiKeyId>(),
      userId: actor.userId,
      name,
      prefix: secret.slice(0, shownCharacters),
      scopes,
      createdAt: now,
      expiresAt: expiresAt ?? null,
      lastUsedAt: null,
      revokedAt: null,
    };
    return this.database.transaction(async (tx) => {
      const keys = new ApiKeyTable(tx);
      await keys.lockPerson(actor.userId);
      if ((await keys.ofPerson(actor.userId)).length >= mostKeys) {
        throw new Problem('api-key-limit', `You have ${mostKeys} API keys already. Revoke one that you do not use.`);
      }
      await keys.insert(key, hashOf(secret));
      await new Audit(tx).write({
        at: now,
        by: actor.userId,
        as: 'self',
        deed: 'api-key-created',
        on: { kind: 'api-key', id: key.id },
        facts: { scopes, expires_at: expiresAt?.toString() ?? null },
      });
      await this.post.tell(tx, 'created', actor, { key: name, at: now });
      return { ...key, secret };
    });
  }
}
