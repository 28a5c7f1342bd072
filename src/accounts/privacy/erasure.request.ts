import { z } from 'zod';

export const askForErasureRequest = z
  .strictObject({
    email: z.string().trim().min(1).max(254).meta({ description: 'The address that you sign in with, typed anew.' }),
  })
  .meta({ id: 'AskForErasure' });
export type AskForErasureRequest = z.output<typeof askForErasureRequest>;
