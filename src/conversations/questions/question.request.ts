import { z } from 'zod';
import { declineReasons } from '../conversation.js';
import { messageText } from '../messages/message.request.js';

export const askQuestionRequest = z
  .strictObject({
    organisation_id: z.uuid().meta({ description: 'For whom you ask; you are its booker or admin.' }),
    text: messageText,
  })
  .meta({ id: 'AskQuestion' });
export type AskQuestionRequest = z.output<typeof askQuestionRequest>;

export const declineQuestionRequest = z
  .strictObject({
    reason: z.enum(declineReasons).meta({ description: 'The other side reads it.' }),
    note: z.string().trim().min(1).max(1000).optional().meta({ description: 'For the other side to read.' }),
  })
  .meta({ id: 'DeclineQuestion' });
export type DeclineQuestionRequest = z.output<typeof declineQuestionRequest>;
