import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import { type NoShow, noShowDecisions, noShowSides, settledAt } from './no-show.js';

export const noShowView = z
  .object({
    booking_id: z.uuid(),
    side: z.enum(noShowSides).meta({ description: 'Who is said not to have come.' }),
    reported_at: instantView,
    contest_by: instantView.meta({ description: 'Until when that side can say that it is not so.' }),
    contested: z.object({ at: instantView, statement: z.string() }).nullable(),
    decision: z
      .object({ decision: z.enum(noShowDecisions), at: instantView, note: z.string().nullable() })
      .nullable()
      .meta({ description: 'A steward’s, where it was contested; or by the clock, where no steward decided in time.' }),
    settled_at: instantView.nullable().meta({
      description: 'Since when it is certain: nobody contested it in time, or it was decided that it stands.',
    }),
  })
  .meta({ id: 'NoShow' });

export function viewNoShow(one: NoShow, now: Temporal.Instant): z.output<typeof noShowView> {
  const { contestedAt, statement, decision, decidedAt } = one;
  return {
    booking_id: one.bookingId,
    side: one.side,
    reported_at: one.reportedAt.toString(),
    contest_by: one.contestBy.toString(),
    contested: contestedAt && statement !== null ? { at: contestedAt.toString(), statement } : null,
    decision: decision && decidedAt && { decision, at: decidedAt.toString(), note: one.decisionNote },
    settled_at: settledAt(one, now)?.toString() ?? null,
  };
}
