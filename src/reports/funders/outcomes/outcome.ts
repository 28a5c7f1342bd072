import type { OrganisationId, OutcomeId, UserId, VoucherId } from '../../../kernel/id.js';
import { britishDate } from '../../../kernel/time.js';
import { Problem } from '../../../kernel/problem.js';

export const outcomeKinds = [
  ...(['registration', 'jobs-before', 'jobs', 'finance-raised'] as const),
  ...(['trading-12-months', 'trading-24-months'] as const),
] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/** What came of the support that a voucher paid for. Of jobs and trading the last that was said of a day counts; the rest adds up. */
export interface Outcome {
  readonly id: OutcomeId;
  readonly voucherId: VoucherId;
  readonly organisationId: OrganisationId;
  readonly kind: OutcomeKind;
  /** How many; in pence where it is money; 1 for yes and 0 for no. */
  readonly value: number;
  /** An ISO date on a British calendar. */
  readonly happenedOn: string;
  readonly evidence: string;
  readonly recordedAt: Temporal.Instant;
  readonly recordedBy: UserId;
  readonly withdrawnAt: Temporal.Instant | null;
}

export const mostOutcomes = 200;

/** Throws `too-early` for what has not happened yet, and `too-many-entries`. */
export function refuseOutcome({ happenedOn }: Pick<Outcome, 'happenedOn'>, count: number, now: Temporal.Instant): void {
  const today = britishDate(now);
  if (happenedOn > today) {
    throw new Problem('too-early', 'This day has not come yet. Record what has happened by today.', { from: today });
  }
  if (count >= mostOutcomes) {
    throw new Problem('too-many-entries', `At most ${mostOutcomes} outcomes are recorded of a voucher.`);
  }
}
