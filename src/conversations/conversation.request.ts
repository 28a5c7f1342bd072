import { z } from 'zod';
import { conversationStates } from './conversation.js';

export const listConversationsRequest = z.strictObject({
  as: z
    .enum(['client', 'adviser'])
    .optional()
    .meta({ description: 'Only those of my organisations, or only those that I am the adviser in.' }),
  kind: z.enum(['booking', 'question']).optional(),
  state: z.enum(conversationStates).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional(),
});
export type ListConversationsRequest = z.output<typeof listConversationsRequest>;
