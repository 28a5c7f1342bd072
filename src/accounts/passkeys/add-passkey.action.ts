import { Injectable } from '@nestjs/common';
import { newId, type PasskeyId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { mostPasskeys, type VerifiedPasskey } from './passkey.js';
import { PasskeyPost } from './passkey.post.js';
import { PasskeyTable } from './passkey.table.js';

@Injectable()
export class AddPasskey {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: PasskeyPost,
  ) {}

  /** The passkey, the word about it and its entry are kept, or none of them. Throws `passkey-limit`, `passkey-known`. */
  run(passkey: VerifiedPasskey): Promise<{ id: PasskeyId; createdAt: Temporal.Instant }> {
    return this.database.transaction(async (tx) => {
      const passkeys = new PasskeyTable(tx);
      await passkeys.lockPerson(passkey.userId);
      if ((await passkeys.ofPerson(passkey.userId)).length >= mostPasskeys) {
        throw new Problem(
          'passkey-limit',
          `You have ${mostPasskeys} passkeys already. Remove one that you do not use.`,
        );
      }
      const id = newId<PasskeyId>();
      const now = this.clock.now();
      await passkeys.insert(id, passkey, now);
      await this.post.tell(tx, 'added', { ...passkey, id }, now);
      return { id, createdAt: now };
    });
  }
}
