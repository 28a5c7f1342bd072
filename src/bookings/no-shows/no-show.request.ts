import { z } from 'zod';
import { noShowDecisions, noShowSides } from './no-show.js';

export const noShowRequest = z
  .strictObject({ side: z.enum(noShowSides).meta({ description: 'Who did not come: the other side.' }) })
  .meta({ id: 'ReportNoShow' });
export type NoShowRequest = z.output<typeof noShowRequest>;

export const contestRequest = z
  .strictObject({
    statement: z.string().trim().min(1).max(2000).meta({ description: 'The other side and stewards read it.' }),
  })
  .meta({ id: 'ContestNoShow' });
export type ContestRequest = z.output<typeof contestRequest>;

export const noShowDecisionRequest = z
  .strictObject({
    decision: z
      .enum(noShowDecisions)
      .meta({ description: 'undone: the session is confirmed again, to be recorded or reported anew.' }),
    note: z.string().trim().max(2000).optional().meta({ description: 'Both sides read it.' }),
  })
  .meta({ id: 'DecideNoShow' });
export type NoShowDecisionRequest = z.output<typeof noShowDecisionRequest>;
