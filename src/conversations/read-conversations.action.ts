import { Injectable } from '@nestjs/common';
import type { Actor } from '../accounts/index.js';
import { ExpertTable } from '../experts/index.js';
import type { ConversationId } from '../kernel/id.js';
import { Database } from '../platform/database.js';
import { pageOf, placeAfter } from '../platform/http/cursor.js';
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
        before: placeAfter(cursor),
        count: limit + 1,
      });
      const { items, next_cursor } = pageOf(found, limit, ({ lastMessageAt, id }) => ({ at: lastMessageAt, id }));
      return { items: await viewConversations(tx, items), next_cursor };
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
