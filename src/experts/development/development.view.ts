import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import { expertKinds } from '../expert.js';
import type { Expert } from '../expert.js';
import type { Progress } from './development.js';
import type { PromotionRequest } from './promotion.js';

const part = z.object({ minutes: z.int(), needed: z.int() });

export const developmentView = z
  .object({
    kind: z.enum(expertKinds),
    countersigned: part.meta({ description: 'Of sessions that an overseer has countersigned.' }),
    cpd: part.meta({ description: 'Of the log, without what is struck out.' }),
    is_complete: z.boolean().meta({ description: 'A barefoot adviser can then ask to be a specialist.' }),
    promotion_request: z
      .object({
        state: z.enum(['open', 'promoted', 'not-promoted']),
        requested_at: instantView,
        endorsement: z.object({ endorsed: z.boolean(), reason: z.string(), at: instantView }).nullable(),
        decided_at: instantView.nullable(),
      })
      .nullable()
      .meta({ description: 'The latest. Why it was decided as it was is with the decisions on the profile.' }),
  })
  .meta({ id: 'Development' });

export function viewDevelopment(
  { kind }: Expert,
  { countersigned, cpd, isComplete }: Progress,
  request: PromotionRequest | null,
): z.output<typeof developmentView> {
  return { kind, countersigned, cpd, is_complete: isComplete, promotion_request: request && viewRequest(request) };
}

function viewRequest({ state, requestedAt, endorsed, endorsementReason, endorsedAt, decidedAt }: PromotionRequest) {
  return {
    state,
    requested_at: requestedAt.toString(),
    endorsement: endorsed === null ? null : { endorsed, reason: endorsementReason, at: endorsedAt?.toString() ?? '' },
    decided_at: decidedAt?.toString() ?? null,
  };
}
