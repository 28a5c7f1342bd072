import type { ContributionId, UserId, VoucherId } from '../../kernel/id.js';
import { money, type Money, shareOf } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';

export const contributionDecisions = ['confirmed', 'refused'] as const;

/** What a client gives of its own beside a voucher, at its gross cash equivalent. It counts once the funder or a steward has confirmed it. */
export interface Contribution {
  readonly id: ContributionId;
  readonly voucherId: VoucherId;
  readonly what: string;
  /** An ISO date. */
  readonly givenOn: string;
  /** Of work; null where it was something else. */
  readonly minutes: number | null;
  readonly valueMinor: number;
  readonly evidence: string;
  readonly recordedAt: Temporal.Instant;
  readonly recordedBy: UserId;
  readonly decision: (typeof contributionDecisions)[number] | null;
  readonly decidedAt: Temporal.Instant | null;
  readonly decidedBy: UserId | null;
  readonly reason: string | null;
}

export const mostContributions = 100;

export interface ContributionVerdict {
  readonly decision: (typeof contributionDecisions)[number];
  readonly by: UserId;
  readonly reason: string | null;
}

/** Throws `contribution-state` where it was decided already, `not-allowed` to whoever recorded it. */
export function decideOn(standing: Contribution, verdict: ContributionVerdict, now: Temporal.Instant): Contribution {
  if (standing.decision)
    throw new Problem('contribution-state', `This contribution was ${standing.decision} already.`, {
      decision: standing.decision,
    });
  if (standing.recordedBy === verdict.by)
    throw new Problem('not-allowed', 'You recorded this contribution. Please let somebody else decide on it.');
  const { decision, by, reason } = verdict;
  return { ...standing, decision, decidedAt: now, decidedBy: by, reason };
}

/**
 * What a client has to have given in kind before more of a voucher is set aside: nothing for its first half; from there
 * on the client's part beside all that is set aside or spent so far, rounded down. The funder's part of the whole is so
 * many percent (docs/decisions/0053-awards.md).
 */
export function inKindNeeded(
  { valueMinor, funderPercent, currency }: { valueMinor: number; funderPercent: number; currency: string },
  { usedMinor, wantedMinor }: { readonly usedMinor: number; readonly wantedMinor: number },
): Money {
  if ((usedMinor + wantedMinor) * 2 <= valueMinor) return money(0, currency);
  return shareOf(money(usedMinor, currency), 100 - funderPercent, funderPercent);
}
