import { z } from 'zod';
import { faultRules } from '../../kernel/problem.js';

/** RFC 9457, with our code and the faults in place. It has no id of its own: the document names it. */
export const problemView = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string().meta({ description: 'What a program switches on; stable.' }),
  detail: z.string().meta({ description: 'What happened and what to do, for a person.' }),
  request: z.string().meta({ description: 'Quote this when you ask us about it.' }),
  errors: z
    .array(
      z.object({
        pointer: z.string().optional().meta({ description: 'JSON pointer into the body (RFC 6901).' }),
        parameter: z.string().optional(),
        detail: z.string(),
        rule: z.enum(faultRules).optional().meta({ description: 'What it is held to, where a rule says all.' }),
        limit: z.number().optional().meta({ description: 'Of a `too-…`: characters, entries, or the number itself.' }),
        least: z.string().optional().meta({ description: 'Of `out-of-range`: the first day, or least amount, taken.' }),
        most: z.string().optional(),
      }),
    )
    .optional(),
});

export type ProblemView = z.output<typeof problemView>;
