import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import { type ActionPlan, isCosigned, planSides } from './action-plan.js';

export const actionPlanView = z
  .object({
    booking_id: z.uuid(),
    version: z.int().meta({ description: '0 until somebody writes the plan.' }),
    written: z.object({ at: instantView, by: z.enum(planSides) }).nullable(),
    items: z.array(
      z.object({
        position: z.int().meta({ description: 'From 1 on.' }),
        what: z.string(),
        who: z.enum(planSides),
        by: z.iso.date(),
        done_at: instantView.nullable(),
      }),
    ),
    signatures: z
      .array(z.object({ side: z.enum(planSides), at: instantView }))
      .meta({ description: 'Of this version: a change voids those of the version before.' }),
    cosigned: z.boolean(),
  })
  .meta({ id: 'ActionPlan' });

export function viewActionPlan(plan: ActionPlan): z.output<typeof actionPlanView> {
  const { writtenAt, writtenSide } = plan;
  return {
    booking_id: plan.bookingId,
    version: plan.version,
    written: writtenAt && writtenSide && { at: writtenAt.toString(), by: writtenSide },
    items: plan.items.map(({ what, who, by, doneAt }, index) => ({
      ...{ position: index + 1, what, who, by, done_at: doneAt?.toString() ?? null },
    })),
    signatures: plan.signatures.map(({ side, at }) => ({ side, at: at.toString() })),
    cosigned: isCosigned(plan),
  };
}
