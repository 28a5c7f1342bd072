import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../accounts/index.js';
import { ExpertTable } from '../experts/index.js';
import type { ConversationId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';
import { Database } from '../platform/database.js';
import type { Conversation } from './conversation.js';
import type { ListConversationsRequest } from './conversation.request.js';
import { ConversationTable } from './conversation.table.js';
import { viewConversations } from './conversation.view.js';
import { findConversation } from './parties.js';

@Injectable()
export class ReadConversations {
  constructor(private readonly database: Database) {}

  /** Those of my organisations and those that I am the adviser in; the latest first. */
  list(actor: Actor, { as, kind, state, limit, cursor }: ListConversationsRequest) {
    return this.database.transaction(async (tx) => {
      const expert = as === 'client' ? null : await new ExpertTable(tx).findByUser(actor.userId);
      const found = await new ConversationTable(tx).list({
        userId: actor.userId,
        organisationIds: as === 'adviser' ? [] : actor.memberships.map(({ organisationId }) => organisationId),
        expertId: expert?.id,
        kind,
        state,
        before: cursor === undefined ? undefined : placeOf(cursor),
        count: limit + 1,
      });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return { items: await viewConversations(tx, page), next_cursor: last ? cursorOf(last) : null };
    });
  }

  question(actor: Actor, id: ConversationId) {
    return this.database.transaction(async (tx) => {
      await findConversation(tx, actor, { kind: 'question', id }, 'readQuestion');
      const conversations = new ConversationTable(tx);
      const unread = await conversations.unreadOf(id, actor.userId);
      const [view] = await viewConversations(tx, [{ ...(await conversations.question(id)), unread }]);
      return view;
    });
  }
}

const placeSchema = z.tuple([z.iso.datetime(), z.uuid()]);

function cursorOf({ lastMessageAt, id }: Conversation): string {
  return Buffer.from(JSON.stringify([lastMessageAt.toString(), id])).toString('base64url');
}

function placeOf(cursor: string): { at: string; id: string } {
  try {
    const [at, id] = placeSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { at, id };
  } catch {
    throw new Problem('invalid-request', 'This cursor is not one of ours. Start again without it.', {
      errors: [{ parameter: 'cursor', detail: 'must be the next_cursor of a page' }],
    });
  }
}
