import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Place } from '../conversation.js';
import { ConversationPost } from '../conversation.post.js';
import { lockConversation } from '../parties.js';
import { addMessage } from './add-message.js';
import type { WriteMessageRequest } from './message.request.js';
import { viewMessage } from './message.view.js';

@Injectable()
export class WriteMessage {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: ConversationPost,
  ) {}

  /** Throws `not-found`, `not-allowed`, `booking-state`, `conversation-closed`, `conversation-full`, `too-many-requests`. */
  run(actor: Actor, place: Place, { text }: WriteMessageRequest) {
    const operation = place.kind === 'booking' ? 'writeMessage' : 'writeQuestionMessage';
    return this.database.transaction(async (tx) => {
      const standing = await lockConversation(tx, { actor, place, operation, now: this.clock.now() });
      const { conversation, message } = await addMessage(tx, standing, { actor, text, clock: this.clock });
      await this.post.send(tx, conversation, { kind: 'message', by: actor, side: message.side, text: message.text });
      return viewMessage(message, actor.userId);
    });
  }
}
