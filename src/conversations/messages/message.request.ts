import { z } from 'zod';
import { longestMessage, mostMessages } from './message.js';

/** Line breaks are kept, as `\n`; whoever writes nothing but blanks has written nothing. */
export const messageText = z
  .string()
  .trim()
  .min(1, { error: 'must say something' })
  .max(longestMessage)
  .regex(/^[^\p{Cc}]*(?:[\t\n\r][^\p{Cc}]*)*$/u, { error: 'must hold no control characters but tabs and line breaks' })
  .meta({ description: 'Plain text. It is kept as it is, and mailed to the other side.' });

export const writeMessageRequest = z.strictObject({ text: messageText }).meta({ id: 'WriteMessage' });
export type WriteMessageRequest = z.output<typeof writeMessageRequest>;

export const listMessagesRequest = z.strictObject({
  before: z.coerce
    .number()
    .int()
    .min(1)
    .max(mostMessages + 1)
    .default(mostMessages + 1)
    .meta({ description: 'Only what is earlier than the message of this number.' }),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ListMessagesRequest = z.output<typeof listMessagesRequest>;

export const markReadRequest = z
  .strictObject({
    read_to: z
      .int()
      .min(0)
      .max(mostMessages)
      .meta({ description: 'The number of the last message that you have read.' }),
  })
  .meta({ id: 'MarkRead' });
export type MarkReadRequest = z.output<typeof markReadRequest>;
