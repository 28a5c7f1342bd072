import { z } from 'zod';
import { mostItems, mostPlanVersions, planSides } from './action-plan.js';

const version = z.int().max(mostPlanVersions);

export const writePlanRequest = z
  .strictObject({
    based_on: version.min(0).meta({
      description: 'The version that you changed; 0 for the first. If it is not the newest, nothing is changed.',
    }),
    items: z
      .array(
        z.strictObject({
          what: z.string().trim().min(1).max(500),
          who: z.enum(planSides),
          by: z.iso
            .date()
            .refine((day) => day.startsWith('20'), { error: 'must be in this century' })
            .meta({ description: 'A day, such as 2026-12-24.' }),
          done: z.boolean().default(false),
        }),
      )
      .min(1)
      .max(mostItems),
  })
  .meta({ id: 'WriteActionPlan' });
export type WritePlanRequest = z.output<typeof writePlanRequest>;

export const signPlanRequest = z
  .strictObject({ version: version.min(1).meta({ description: 'The one that you read.' }) })
  .meta({ id: 'SignActionPlan' });
export type SignPlanRequest = z.output<typeof signPlanRequest>;

export const tickItemRequest = z
  .strictObject({ version: version.min(1), done: z.boolean() })
  .meta({ id: 'TickActionItem' });
export type TickItemRequest = z.output<typeof tickItemRequest>;

export const positionParameter = z.coerce.number().int().min(1).max(mostItems);
