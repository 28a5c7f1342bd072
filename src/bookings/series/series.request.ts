import { z } from 'zod';
import { holdTimeRequest } from '../booking.request.js';

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
};

export const seriesRequest = z.strictObject({ ...holdTimeRequest.shape, ...seriesFields }).meta({ id: 'HoldSeries' });
export type SeriesRequest = z.output<typeof seriesRequest>;
