import { z } from 'zod';
import { codesOf } from '../../kernel/taxonomy.js';
import { pageRequest } from '../../platform/http/cursor.js';
import { mostPoints } from './median.js';
import { criteria } from './words.js';

export const scoreApplicationRequest = z
  .strictObject({
    points: z
      .array(z.strictObject({ criterion: z.enum(codesOf(criteria)), points: z.int().min(0).max(mostPoints) }))
      .min(1)
      .max(8)
      .meta({ description: 'Each criterion of the programme once.' }),
    comment: z.string().trim().max(2000).default('').meta({ description: 'Stewards and the other scorers read it.' }),
  })
  .meta({ id: 'ScoreApplication' });
export type ScoreApplicationRequest = z.output<typeof scoreApplicationRequest>;

export const recuseScorerRequest = z
  .strictObject({ reason: z.string().trim().min(3).max(500) })
  .meta({ id: 'RecuseScorer' });
export type RecuseScorerRequest = z.output<typeof recuseScorerRequest>;

export const listScoringRequest = z.strictObject(pageRequest);
export type ListScoringRequest = z.output<typeof listScoringRequest>;
