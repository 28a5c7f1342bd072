import type { ExpertId, OrganisationId, OversightId, UserId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';

export const oversightStates = ['asked', 'accepted', 'declined', 'withdrawn', 'ended'] as const;
export type OversightState = (typeof oversightStates)[number];

/** A development body or a specialist who answers for a barefoot adviser, from the asking on. */
export interface Oversight {
  readonly id: OversightId;
  readonly expertId: ExpertId;
  readonly organisationId: OrganisationId | null;
  readonly specialistId: ExpertId | null;
  readonly state: OversightState;
  /** What the adviser wrote when they asked. */
  readonly note: string;
  readonly askedAt: Temporal.Instant;
  readonly answeredAt: Temporal.Instant | null;
  readonly answeredBy: UserId | null;
  readonly endedAt: Temporal.Instant | null;
  readonly endedBy: UserId | null;
  /** Why it was declined or ended. */
  readonly reason: string;
}

export interface OversightDeed {
  readonly by: UserId;
  readonly reason: string;
}

/** Throws `oversight-state` unless it is only asked for. */
export function answer(
  oversight: Oversight,
  decision: 'accepted' | 'declined',
  { by, reason }: OversightDeed,
  now: Temporal.Instant,
): Oversight {
  if (oversight.state !== 'asked') throw wrongState(oversight);
  return { ...oversight, state: decision, answeredAt: now, answeredBy: by, reason };
}

/** An adviser withdraws what nobody has answered; either side ends what stands. Throws `oversight-state`. */
export function end(
  oversight: Oversight,
  { by, reason, side }: OversightDeed & { readonly side: 'adviser' | 'overseer' },
  now: Temporal.Instant,
): Oversight {
  if (oversight.state === 'asked' && side === 'overseer') {
    throw new Problem('oversight-state', 'This was only asked of you. Accept or decline it instead.', {
      state: 'asked',
    });
  }
  if (oversight.state !== 'asked' && oversight.state !== 'accepted') throw wrongState(oversight);
  const state = oversight.state === 'asked' ? 'withdrawn' : 'ended';
  return { ...oversight, state, endedAt: now, endedBy: by, reason };
}

function wrongState({ state }: Oversight): Problem {
  return new Problem('oversight-state', `This oversight is ${state}: that cannot be done with it any more.`, { state });
}
