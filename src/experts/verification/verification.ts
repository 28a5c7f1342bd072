import type { ExpertId, Id, UserId } from '../../kernel/id.js';
import { type Expert, refuseMissing, whatIsMissing, wrongState } from '../expert.js';

export const profileDecisions = ['approved', 'returned', 'suspended', 'lifted', 'promoted', 'not-promoted'] as const;

/** What a steward decided about a profile, and why; never changed. */
export interface ProfileDecision {
  readonly id: Id<'profile-decision'>;
  readonly expertId: ExpertId;
  readonly decision: (typeof profileDecisions)[number];
  /** The adviser reads them. */
  readonly reasons: string;
  readonly decidedAt: Temporal.Instant;
  readonly decidedBy: UserId;
}

/** What a profile needs besides its own texts: whether its adviser is a member of a co-op today. */
export interface Belonging {
  readonly isMember: boolean;
}

/** A draft joins the queue. Throws `profile-state`, and `profile-not-ready` naming what is missing. */
export function submit(expert: Expert, belonging: Belonging, now: Temporal.Instant): Expert {
  if (expert.state !== 'draft') throw wrongState(expert, 'only a draft is submitted');
  refuseMissing(whatItLacks(expert, belonging));
  return { ...expert, state: 'submitted', stateSince: now };
}

/** Approved, a profile is live; returned, it is a draft. Throws `profile-state`, `profile-not-ready`. */
export function decide(
  expert: Expert,
  decision: 'approved' | 'returned',
  belonging: Belonging,
  now: Temporal.Instant,
): Expert {
  if (expert.state !== 'submitted') throw wrongState(expert, 'only one that is submitted is decided on');
  if (decision === 'returned') return { ...expert, state: 'draft', stateSince: now };
  refuseMissing(whatItLacks(expert, belonging));
  return { ...expert, state: 'live', stateSince: now, approvedAt: now };
}

function whatItLacks(expert: Expert, { isMember }: Belonging): string[] {
  return [...whatIsMissing(expert), ...(expert.kind === 'barefoot' && !isMember ? ['coop_memberships'] : [])];
}

/** A steward keeps a profile paused. Throws `profile-state` where it is so already, or was never live. */
export function suspend(expert: Expert, now: Temporal.Instant): Expert {
  const { state, suspendedAt } = expert;
  if (suspendedAt) throw wrongState(expert, 'it is suspended already');
  if (state !== 'live' && state !== 'paused') throw wrongState(expert, 'only one that was approved is suspended');
  return { ...expert, state: 'paused', stateSince: state === 'paused' ? expert.stateSince : now, suspendedAt: now };
}

/** It stays paused, until its adviser goes live again. Throws `profile-state` where it is not suspended. */
export function lift(expert: Expert): Expert {
  if (!expert.suspendedAt) throw wrongState(expert, 'it is not suspended');
  return { ...expert, suspendedAt: null };
}
