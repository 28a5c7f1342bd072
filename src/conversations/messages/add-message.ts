import { type Actor, WorkingRelationTable } from '../../accounts/index.js';
import { type MessageId, newId } from '../../kernel/id.js';
import type { Clock } from '../../platform/clock.js';
import type { Transaction } from '../../platform/database.js';
import type { Conversation } from '../conversation.js';
import { ConversationTable } from '../conversation.table.js';
import { refuseHurry } from '../limits.js';
import type { Standing } from '../parties.js';
import type { NamedMessage } from './message.js';
import { MessageTable } from './message.table.js';

/**
 * Puts a message at the end of a conversation that is locked. Their writer is locked by it, before the clock is read.
 * Throws `too-many-requests`, `conversation-full`.
 */
export async function addMessage(
  tx: Transaction,
  { conversation, side }: Standing,
  { actor, text, clock }: { readonly actor: Actor; readonly text: string; readonly clock: Clock },
): Promise<{ conversation: Conversation; message: NamedMessage }> {
  const messages = new MessageTable(tx);
  await messages.lockSender(actor.userId);
  const now = clock.now();
  refuseHurry(await messages.countSince(actor.userId, now.subtract({ hours: 1 })), 'messages');
  const number = conversation.lastNumber + 1;
  const longer = { ...conversation, lastNumber: number, lastMessageAt: now };
  await new ConversationTable(tx).update(longer);
  const message = {
    id: newId<MessageId>(),
    conversationId: conversation.id,
    number,
    writtenBy: actor.userId,
    writer: actor.name,
    side,
    text: text.replace(/\r\n?/g, '\n'),
    writtenAt: now,
  };
  await messages.insert(message);
  if (side === 'adviser') await new WorkingRelationTable(tx).note(actor.userId, conversation.organisationId, now);
  return { conversation: longer, message };
}
