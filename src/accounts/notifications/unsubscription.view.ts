import { z } from 'zod';
import type { Unsubscription } from './refuse-letters.action.js';
import { newsKinds } from './notification-preferences.js';

export const unsubscriptionView = z
  .object({
    news: z.enum([...newsKinds, 'digest']).meta({ description: 'What the letters are about.' }),
    refused: z.boolean(),
    daily: z.boolean().meta({ description: 'Whether these news come gathered in one letter a day.' }),
  })
  .meta({ id: 'Unsubscription' });

export function viewUnsubscription({ news, isRefused: refused, isDaily: daily }: Unsubscription) {
  return { news, refused, daily };
}
