import { z } from 'zod';

export const sectionParameter = z
  .string()
  .max(60)
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .meta({ description: 'The name of a section, such as letters.' });

export const sectionRequest = z.strictObject({
  from: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .default(0)
    .meta({ description: 'How many entries to pass over; `next` says it.' }),
});
export type SectionRequest = z.output<typeof sectionRequest>;
