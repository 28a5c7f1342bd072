import { z } from 'zod';
import { pageRequest } from '../../platform/http/cursor.js';

export const listUndeliveredRequest = z.strictObject(pageRequest);
export type ListUndeliveredRequest = z.output<typeof listUndeliveredRequest>;

export const sendLettersAgainRequest = z
  .strictObject({
    kind: z
      .string()
      .min(1)
      .max(60)
      .meta({ description: 'What they tell, as the list has it, such as booking-confirmed.' }),
  })
  .meta({ id: 'SendLettersAgain' });
export type SendLettersAgainRequest = z.output<typeof sendLettersAgainRequest>;
