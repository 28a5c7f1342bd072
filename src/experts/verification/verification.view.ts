import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import { expertKinds } from '../expert.js';
import { type ProfileDecision, profileDecisions } from './verification.js';

export const verificationsView = z
  .object({
    items: z.array(
      z.object({
        expert: z.object({ id: z.uuid(), kind: z.enum(expertKinds), name: z.string() }),
        submitted_at: instantView,
        times_returned: z.int().meta({ description: 'How often it was returned to the adviser before.' }),
      }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'Verifications' });

export const decisionsView = z
  .object({
    items: z.array(z.object({ decision: z.enum(profileDecisions), reasons: z.string(), at: instantView })),
  })
  .meta({ id: 'ProfileDecisions' });

/** A steward decides for the co-op: who it was is in the audit log. */
export function viewDecisions(decisions: readonly ProfileDecision[]): z.output<typeof decisionsView> {
  return {
    items: decisions.map(({ decision, reasons, decidedAt }) => ({ decision, reasons, at: decidedAt.toString() })),
  };
}
