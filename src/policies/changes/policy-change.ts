import type { OrganisationId, PolicyChangeId, UserId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import type { PolicyName, PolicyValue } from '../policy.js';

/** `proposed`: it waits for somebody to second it. `passed`: it counts down. `decided`: it is among the figures. */
export const changeStates = [
  ...(['proposed', 'open', 'passed', 'rejected', 'no-quorum', 'lapsed'] as const),
  ...(['withdrawn', 'decided'] as const),
] as const;
export type ChangeState = (typeof changeStates)[number];

export const votes = ['for', 'against', 'abstain'] as const;
export type Vote = (typeof votes)[number];

/** One vote of each organisation. */
export type Tally = Readonly<Record<Vote, number>>;

/** A figure that members would have otherwise. */
export interface PolicyChange {
  readonly id: PolicyChangeId;
  readonly name: MembersFigure;
  readonly value: PolicyValue<MembersFigure>;
  /** As proposed: it comes into force then, or when the countdown ends if that is later. */
  readonly inForceFrom: Temporal.Instant;
  readonly reason: string;
  readonly state: ChangeState;
  readonly proposedAt: Temporal.Instant;
  readonly proposedBy: UserId;
  /** Null where a steward proposed it. */
  readonly organisationId: OrganisationId | null;
  readonly secondedBy: UserId | null;
  readonly secondedFor: OrganisationId | null;
  readonly openedAt: Temporal.Instant | null;
  /** How many organisations must vote, counted when it opened. */
  readonly quorum: number | null;
  readonly closesAt: Temporal.Instant;
  readonly countdownEndsAt: Temporal.Instant | null;
  readonly decidedAt: Temporal.Instant | null;
  readonly decidedBy: UserId | null;
  readonly policyId: string | null;
}

type Rules = PolicyValue<'decisions'>;

/**
 * Laws and publications, what payment providers take, and who we are: a steward records these, with their source. All other figures are
 * the members'.
 */
const recorded = [
  ...(['living-wage', 'base-rate', 'vat', 'subsidy-control', 'payment-rails', 'invoices'] as const),
] as const satisfies readonly PolicyName[];

export type MembersFigure = Exclude<PolicyName, (typeof recorded)[number]>;

export function isMembersFigure(name: PolicyName): name is MembersFigure {
  return !recorded.some((one) => one === name);
}

/** How many organisations must vote: so many, or such a part of all members, whichever is more. */
export function quorumOf({ quorum_members, quorum_percent }: Rules, members: number): number {
  return Math.max(quorum_members, Math.ceil((members * quorum_percent) / 100));
}

/** With a vote from now on. */
export function opened(
  change: PolicyChange,
  rules: Rules,
  when: { members: number; now: Temporal.Instant },
): PolicyChange {
  const { members, now } = when;
  const closesAt = daysAfter(now, rules.voting_days);
  return { ...change, state: 'open', openedAt: now, quorum: quorumOf(rules, members), closesAt };
}

/** Throws `policy-change-state` once nobody can vote any more, also where no sweep has come by yet. */
export function refuseUnlessOpen(
  { state, closesAt }: PolicyChange,
  wanted: 'proposed' | 'open',
  now: Temporal.Instant,
) {
  if (state === wanted && Temporal.Instant.compare(now, closesAt) < 0) return;
  throw wrongState(
    wanted === 'open'
      ? 'There is no vote on this change now. Read it again: it says what became of it.'
      : 'This change does not wait for anybody to second it. Read it again: it says how it stands.',
  );
}

/** What has become of it when its time is over: unseconded it lapses; a vote is passed by more for it than against, of enough. */
export function closed(change: PolicyChange, tally: Tally, rules: Rules): PolicyChange {
  if (change.state === 'proposed') return { ...change, state: 'lapsed' };
  if (change.state !== 'open') return change;
  if (tally.for + tally.against + tally.abstain < (change.quorum ?? 0)) return { ...change, state: 'no-quorum' };
  if (tally.for <= tally.against) return { ...change, state: 'rejected' };
  return { ...change, state: 'passed', countdownEndsAt: daysAfter(change.closesAt, rules.countdown_days) };
}

/** Throws `policy-change-state` where there is nothing left to withdraw. */
export function withdrawn(change: PolicyChange, now: Temporal.Instant): PolicyChange {
  const { state, closesAt } = change;
  const isOver = !(state === 'proposed' || state === 'open') || Temporal.Instant.compare(now, closesAt) >= 0;
  if (isOver) throw wrongState('Nothing was withdrawn: this change is not before the members any more.');
  return { ...change, state: 'withdrawn' };
}

/** From when on what passed is in force: as proposed, not before the countdown ends, and later than now. Throws `policy-change-state`. */
export function inForceFrom(change: PolicyChange, now: Temporal.Instant): Temporal.Instant {
  if (change.state !== 'passed')
    throw wrongState('Nothing was recorded: the members have not passed this change, or it is recorded already.');
  return later(inForceAtTheEarliest(change), now.add({ milliseconds: 1 }));
}

/** As proposed, and not before a countdown ends. */
export function inForceAtTheEarliest({ inForceFrom, countdownEndsAt }: PolicyChange): Temporal.Instant {
  return countdownEndsAt ? later(inForceFrom, countdownEndsAt) : inForceFrom;
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? b : a;
}

export function daysAfter(instant: Temporal.Instant, days: number): Temporal.Instant {
  return instant.add({ hours: 24 * days });
}

function wrongState(detail: string): Problem {
  return new Problem('policy-change-state', detail);
}
