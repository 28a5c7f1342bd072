import { Injectable } from '@nestjs/common';
import type { ApiKeyId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Actor } from '../actor.js';
import { Audit } from '../audit/audit.table.js';
import { ApiKeyPost } from './api-key.post.js';
import { ApiKeyTable } from './api-key.table.js';

@Injectable()
export class RevokeApiKey {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: ApiKeyPost,
  ) {}

  /** Throws `not-found`. */
  run(actor: Actor, id: ApiKeyId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const key = await new ApiKeyTable(tx).revoke(id, actor.userId, now);
      await new Audit(tx).write({
        at: now,
        by: actor.userId,
        as: 'self',
        deed: 'api-key-revoked',
        on: { kind: 'api-key', id },
      });
      await this.post.tell(tx, 'revoked', actor, { key, at: now });
    });
  }
}
