import { z } from 'zod';
import { mostVersions } from '../delivery/delivery.js';

export const countersignatureRequest = z
  .strictObject({
    version: z.int().min(1).max(mostVersions).meta({ description: 'Of the record that you read.' }),
    hours_right: z.boolean(),
    note: z
      .string()
      .trim()
      .max(1000)
      .default('')
      .meta({ description: 'The adviser reads it. Needed where the hours are not right.' }),
  })
  .refine(({ hours_right, note }) => hours_right || note !== '', {
    path: ['note'],
    error: 'must say what is wrong with the hours',
    params: { rule: 'missing' },
  })
  .meta({ id: 'CountersignSession' });
export type CountersignatureRequest = z.output<typeof countersignatureRequest>;
