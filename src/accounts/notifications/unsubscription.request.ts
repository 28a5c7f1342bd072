import { z } from 'zod';

export const unsubscriptionParameters = z.strictObject({
  token: z.string().min(1).max(100).meta({ description: 'What stands in the address at the end of a letter.' }),
});
export const setUnsubscriptionRequest = z
  .strictObject({
    refused: z.boolean().meta({ description: 'Whether no more such letters are to come.' }),
    daily: z.boolean().default(false).meta({
      description: 'Of news that are to come again: gathered in one letter a day, as they were. Reminders are not.',
    }),
  })
  .meta({ id: 'SetUnsubscription' });
export type SetUnsubscriptionRequest = z.output<typeof setUnsubscriptionRequest>;
