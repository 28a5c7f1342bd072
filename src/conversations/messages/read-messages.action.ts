import { Injectable } from '@nestjs/common';
import { AccountTable, type Actor } from '../../accounts/index.js';
import { ExpertTable } from '../../experts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Place } from '../conversation.js';
import { ConversationTable } from '../conversation.table.js';
import { FileTable } from '../files/shared-file.table.js';
import { viewFile } from '../files/shared-file.view.js';
import { begun, findConversation } from '../parties.js';
import { mostMessages } from './message.js';
import type { ListMessagesRequest, MarkReadRequest } from './message.request.js';
import { MessageTable } from './message.table.js';
import { viewMessage } from './message.view.js';

@Injectable()
export class ReadMessages {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The last of them, the newest last. */
  list(actor: Actor, place: Place, { before, limit }: ListMessagesRequest) {
    const operation = place.kind === 'booking' ? 'listMessages' : 'listQuestionMessages';
    return this.database.transaction(async (tx) => {
      const { conversation } = await findConversation(tx, actor, place, operation);
      if (!conversation) return { items: [], earlier_before: null, read_to: 0, unread: 0 };
      const messages = new MessageTable(tx);
      const found = await messages.before(conversation.id, before, limit + 1);
      const page = found.slice(-limit);
      return {
        items: page.map((message) => viewMessage(message, actor.userId)),
        earlier_before: found.length > limit ? (page[0]?.number ?? null) : null,
        read_to: await messages.markOf(conversation.id, actor.userId),
        unread: await new ConversationTable(tx).unreadOf(conversation.id, actor.userId),
      };
    });
  }

  /** Says how far I have read. */
  mark(actor: Actor, place: Place, request: MarkReadRequest) {
    const operation = place.kind === 'booking' ? 'markMessagesRead' : 'markQuestionRead';
    return this.database.transaction(async (tx) => {
      const { conversation } = await findConversation(tx, actor, place, operation);
      if (!conversation) return { read_to: 0, unread: 0 };
      const { id } = conversation;
      const readTo = await new MessageTable(tx).mark(id, actor.userId, request.read_to, this.clock.now());
      return { read_to: readTo, unread: await new ConversationTable(tx).unreadOf(id, actor.userId) };
    });
  }

  /** Everything that was written about a booking, and what is known of its files. */
  export(actor: Actor, bookingId: BookingId) {
    return this.database.transaction(async (tx) => {
      const found = await findConversation(tx, actor, { kind: 'booking', id: bookingId }, 'exportMessages');
      const now = this.clock.now();
      const { id, expertId, organisationId } = found.conversation ?? begun(found.between, actor.userId, now);
      const organisation = await new AccountTable(tx).knownOrganisation(organisationId);
      const messages = await new MessageTable(tx).before(id, mostMessages + 1, mostMessages);
      const files = await new FileTable(tx).of(id);
      return {
        booking_id: bookingId,
        expert: { id: expertId, name: (await new ExpertTable(tx).find(expertId)).name },
        organisation: { id: organisationId, name: organisation.name },
        exported_at: now.toString(),
        messages: messages.map((message) => viewMessage(message, actor.userId)),
        files: files.map((file) => viewFile(file, actor.userId)),
      };
    });
  }
}
