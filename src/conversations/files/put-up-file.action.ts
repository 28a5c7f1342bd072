import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import { type BookingId, type FileId, newId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { ConversationPost } from '../conversation.post.js';
import { refuseHurry } from '../limits.js';
import { MessageTable } from '../messages/message.table.js';
import { lockConversation } from '../parties.js';
import { safeName } from './file-name.js';
import { typeOf } from './file-type.js';
import { refuseBeyond, type SharedFile } from './shared-file.js';
import { FileTable } from './shared-file.table.js';
import { viewFile } from './shared-file.view.js';

@Injectable()
export class PutUpFile {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: ConversationPost,
  ) {}

  /** Throws `not-found`, `not-allowed`, `booking-state`, `file-not-taken`, `file-limit`, `too-many-requests`. */
  run(actor: Actor, id: BookingId, { name: given, content }: { readonly name: string; readonly content: Buffer }) {
    return this.database.transaction(async (tx) => {
      const place = { kind: 'booking', id } as const;
      const asked = { actor, place, operation: 'putUpFile', now: this.clock.now() } as const;
      const { conversation, side } = await lockConversation(tx, asked);
      refuseNothing(content);
      const name = safeName(given);
      const type = await typeOf(name, content);
      const now = await lockedNow(tx, actor, this.clock);
      const files = new FileTable(tx);
      refuseHurry(await files.countSince(actor.userId, now.subtract({ hours: 1 })), 'files');
      refuseBeyond(await files.usage(conversation.id), content.length);
      const file: SharedFile = {
        ...{ id: newId<FileId>(), conversationId: conversation.id, putUpBy: actor.userId, side, name, type },
        ...{ sizeBytes: content.length, sha256: createHash('sha256').update(content).digest() },
        ...{ putUpAt: now, removedAt: null },
      };
      await files.insert(file, content);
      await this.post.send(tx, conversation, { kind: 'file', by: actor, side, text: name });
      return viewFile({ ...file, owner: actor.name }, actor.userId);
    });
  }
}

/** The time once nobody else can send for the same person. */
async function lockedNow(tx: Transaction, actor: Actor, clock: Clock): Promise<Temporal.Instant> {
  await new MessageTable(tx).lockSender(actor.userId);
  return clock.now();
}

function refuseNothing(content: Buffer): void {
  if (content.length > 0) return;
  const detail = 'must hold the file';
  throw new Problem('invalid-request', `Nothing was kept. Please mend: the body ${detail}.`, {
    errors: [{ pointer: '', detail, rule: 'missing' }],
  });
}
