import { z } from 'zod';
import type { UserId } from '../../kernel/id.js';
import { instantView } from '../../platform/http/parameters.js';
import { sides } from '../conversation.js';
import { fileView } from '../files/shared-file.view.js';
import { mostFilesEver } from '../files/shared-file.js';
import { mostMessages, type NamedMessage } from './message.js';

export const messageView = z
  .object({
    id: z.uuid(),
    number: z.int().meta({ description: 'Its place in the conversation: 1, 2, 3 ...' }),
    side: z.enum(sides),
    writer: z.string(),
    mine: z.boolean(),
    text: z.string().meta({ description: 'Plain text: show it as such.' }),
    written_at: instantView,
  })
  .meta({ id: 'Message' });

export const messagesView = z
  .object({
    items: z.array(messageView).meta({ description: 'The newest last.' }),
    earlier_before: z
      .int()
      .nullable()
      .meta({ description: 'Where there are earlier ones: the `before` to ask for them with. Otherwise null.' }),
    read_to: z.int().meta({ description: 'The number up to which you have marked messages as read.' }),
    unread: z.int(),
  })
  .meta({ id: 'Messages' });

export const markView = z.object({ read_to: z.int(), unread: z.int() }).meta({ id: 'ReadMark' });

export const exportView = z
  .object({
    booking_id: z.uuid(),
    expert: z.object({ id: z.uuid(), name: z.string() }),
    organisation: z.object({ id: z.uuid(), name: z.string() }),
    exported_at: instantView,
    messages: z.array(messageView).max(mostMessages),
    files: z.array(fileView).max(mostFilesEver),
  })
  .meta({ id: 'ConversationExport' });

export function viewMessage(message: NamedMessage, reader: UserId): z.output<typeof messageView> {
  return {
    id: message.id,
    number: message.number,
    side: message.side,
    writer: message.writer,
    mine: message.writtenBy === reader,
    text: message.text,
    written_at: message.writtenAt.toString(),
  };
}
