import { Injectable } from '@nestjs/common';
import type { PasskeyId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Actor } from '../actor.js';
import { PasskeyPost } from './passkey.post.js';
import { PasskeyTable } from './passkey.table.js';

@Injectable()
export class RemovePasskey {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: PasskeyPost,
  ) {}

  /** Locks nobody out: a link by e-mail always signs in. Throws `not-found`. */
  run(actor: Actor, id: PasskeyId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const passkey = await new PasskeyTable(tx).delete(id, actor.userId);
      await this.post.tell(tx, 'removed', passkey, this.clock.now());
    });
  }
}
