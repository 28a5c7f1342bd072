import { z } from 'zod';
import { instantText } from '../../platform/http/parameters.js';
import { holdTimeRequest, isForCalls, numberWithoutCall } from '../booking.request.js';

export const mostInSeries = 12;

const seriesFields = {
  count: z.int().min(2).max(mostInSeries).meta({ description: 'How many sessions, the first among them.' }),
  every_weeks: z
    .int()
    .min(1)
    .max(4)
    .meta({ description: 'The weeks from one to the next, at the same hour of the adviser’s clock.' }),
  on_conflict: z
    .enum(['skip', 'refuse'])
    .meta({ description: 'Whether sessions that cannot be at their time are left out, or keep all from being made.' }),
  instead: z
    .array(
      z.strictObject({
        start: instantText.meta({ description: 'Of a session as the rhythm has it.' }),
        token: z
          .string()
          .max(500)
          .nullable()
          .meta({ description: 'Of a listed slot of the same offer, which takes its place; null leaves it out.' }),
      }),
    )
    .max(mostInSeries)
    .default([])
    .meta({ description: 'What becomes of sessions that cannot be at their time: the preview has other times.' }),
};

export const seriesRequest = z
  .strictObject({ ...holdTimeRequest.shape, ...seriesFields })
  .refine(isForCalls, numberWithoutCall)
  .meta({ id: 'HoldSeries' });
export type SeriesRequest = z.output<typeof seriesRequest>;
