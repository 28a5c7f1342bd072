import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { BookingId, FileId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import { Database } from '../../platform/database.js';
import { findConversation } from '../parties.js';
import { FileTable } from './shared-file.table.js';
import { entityTag, viewFile } from './shared-file.view.js';

@Injectable()
export class ReadFiles {
  constructor(private readonly database: Database) {}

  list(actor: Actor, id: BookingId) {
    return this.database.transaction(async (tx) => {
      const { conversation } = await findConversation(tx, actor, { kind: 'booking', id }, 'listFiles');
      const files = conversation ? await new FileTable(tx).of(conversation.id) : [];
      return { items: files.map((file) => viewFile(file, actor.userId)) };
    });
  }

  /** @param known the tag of what the asker has already: then there is no content */
  content(actor: Actor, id: BookingId, { fileId, known }: { fileId: FileId; known: string | undefined }) {
    return this.database.transaction(async (tx) => {
      const { conversation } = await findConversation(tx, actor, { kind: 'booking', id }, 'readFile');
      if (!conversation) throw notFound('file');
      const files = new FileTable(tx);
      const file = await files.find(conversation.id, fileId);
      const isKnown = known?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === entityTag(file)) ?? false;
      return { file, content: isKnown ? undefined : await files.contentOf(file.id) };
    });
  }
}
