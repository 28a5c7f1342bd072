import { z } from 'zod';

export const searchEverythingRequest = z.strictObject({
  q: z
    .string()
    .trim()
    .min(2)
    .max(100)
    .meta({ description: 'Up to six words, or beginnings of words: all must be there.' }),
});
export type SearchEverythingRequest = z.output<typeof searchEverythingRequest>;
