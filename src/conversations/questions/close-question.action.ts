import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '../../accounts/index.js';
import type { ConversationId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { close, decline } from '../conversation.js';
import { ConversationPost } from '../conversation.post.js';
import { ConversationTable } from '../conversation.table.js';
import { lockConversation } from '../parties.js';
import type { DeclineQuestionRequest } from './question.request.js';

@Injectable()
export class CloseQuestion {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: ConversationPost,
  ) {}

  /** Either side, once all is said: then the organisation may ask this adviser anew. Throws `conversation-closed`. */
  run(actor: Actor, id: ConversationId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const asked = {
        actor,
        place: { kind: 'question', id },
        operation: 'closeQuestion',
        now: this.clock.now(),
      } as const;
      const { conversation, side } = await lockConversation(tx, asked);
      await new ConversationTable(tx).update(close(conversation, side, this.clock.now()));
    });
  }

  /** Says to the other side why, and closes it. Throws `conversation-closed`. */
  decline(actor: Actor, id: ConversationId, { reason, note }: DeclineQuestionRequest): Promise<void> {
    return this.database.transaction(async (tx) => {
      const place = { kind: 'question', id } as const;
      const asked = { actor, place, operation: 'declineQuestion', now: this.clock.now() } as const;
      const { conversation } = await lockConversation(tx, asked);
      const now = this.clock.now();
      const declined = decline(conversation, { reason, note }, now);
      await new ConversationTable(tx).update(declined);
      const news = { kind: 'declined', by: actor, side: 'adviser', text: note ?? '', reason } as const;
      await this.post.send(tx, declined, news);
      await new Audit(tx).write({
        at: now,
        by: actor.userId,
        as: 'adviser',
        deed: 'question-declined',
        on: { kind: 'question', id },
        organisationId: conversation.organisationId,
        about: conversation.openedBy,
        facts: { reason },
      });
    });
  }
}
