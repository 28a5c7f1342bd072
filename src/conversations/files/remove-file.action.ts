import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '../../accounts/index.js';
import type { BookingId, FileId } from '../../kernel/id.js';
import { notFound, Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { ConversationTable } from '../conversation.table.js';
import { findConversation } from '../parties.js';
import { FileTable } from './shared-file.table.js';

@Injectable()
export class RemoveFile {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Its content goes for good; that it was there stays known. Throws `not-found`, `not-allowed` unless it is one's own. */
  run(actor: Actor, id: BookingId, fileId: FileId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const found = await findConversation(tx, actor, { kind: 'booking', id }, 'removeFile');
      if (!found.conversation) throw notFound('file');
      const { id: conversationId, organisationId } = await new ConversationTable(tx).lock(found.conversation.id);
      const files = new FileTable(tx);
      const file = await files.find(conversationId, fileId);
      if (file.putUpBy !== actor.userId) {
        throw new Problem('not-allowed', 'Only whoever put a file up may remove it. Please ask them to.');
      }
      const now = this.clock.now();
      await files.remove(fileId, now);
      await new Audit(tx).write({
        at: now,
        by: actor.userId,
        as: file.side === 'adviser' ? 'adviser' : 'self',
        deed: 'file-removed',
        on: { kind: 'file', id: fileId },
        organisationId,
        facts: { booking: id, size_bytes: file.sizeBytes },
      });
    });
  }
}
