import type { ExpertId, Id, UserId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';

/** What a barefoot adviser asks for at the end of the path: to be a specialist. */
export interface PromotionRequest {
  readonly id: Id<'promotion-request'>;
  readonly expertId: ExpertId;
  readonly state: 'open' | 'promoted' | 'not-promoted';
  readonly requestedAt: Temporal.Instant;
  /** What the overseer says to it; null until then. */
  readonly endorsed: boolean | null;
  readonly endorsementReason: string;
  readonly endorsedAt: Temporal.Instant | null;
  readonly endorsedBy: UserId | null;
  readonly decidedAt: Temporal.Instant | null;
}

/** An overseer says once whether they are for it. Throws `promotion-state`. */
export function endorse(
  request: PromotionRequest,
  { endorsed, by, reason }: { readonly endorsed: boolean; readonly by: UserId; readonly reason: string },
  now: Temporal.Instant,
): PromotionRequest {
  if (request.endorsed !== null) throw new Problem('promotion-state', 'This was answered already.');
  return { ...request, endorsed, endorsementReason: reason, endorsedAt: now, endorsedBy: by };
}

/** A steward decides, whatever the overseer says and also where they are silent, who could otherwise hold it up for ever. */
export function decide(
  request: PromotionRequest,
  decision: 'promoted' | 'not-promoted',
  now: Temporal.Instant,
): PromotionRequest {
  return { ...request, state: decision, decidedAt: now };
}

export function noneOpen(): Problem {
  return new Problem('promotion-state', 'No request for promotion is open: it was decided, or none was made.');
}
