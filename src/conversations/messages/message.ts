import type { ConversationId, MessageId, UserId } from '../../kernel/id.js';
import type { Side } from '../conversation.js';

export const longestMessage = 4000;
export const mostMessages = 5000;

/** What one person wrote, as plain text; it is never changed. */
export interface Message {
  readonly id: MessageId;
  readonly conversationId: ConversationId;
  /** Its place: 1, 2, 3 ... without a gap. */
  readonly number: number;
  readonly writtenBy: UserId;
  readonly side: Side;
  readonly text: string;
  readonly writtenAt: Temporal.Instant;
}

/** A message with its writer's name of today. */
export interface NamedMessage extends Message {
  readonly writer: string;
}
