import type { PolicyChangeId } from '../../kernel/id.js';
import type { ChangeState, PolicyChange } from '../changes/policy-change.js';

export const policyNewsKinds = [
  ...(['proposed', 'opened', 'passed', 'rejected', 'no-quorum', 'withdrawn', 'in-force', 'overridden'] as const),
  ...(['to-record', 'unrecorded'] as const),
] as const;
export type PolicyNewsKind = (typeof policyNewsKinds)[number];
type PolicyChangeNews = Exclude<PolicyNewsKind, 'overridden'>;

/** Something that those who vote, or stewards, are written to about: a change, or a figure that was set in an emergency. */
export type PolicyNews = {
  readonly id: string;
  /** From when on it is true, and told. */
  readonly dueAt: Temporal.Instant;
  /** Whom it was told last, in the order of people's ids. */
  readonly toldThrough: string | null;
} & (
  | { readonly kind: PolicyChangeNews; readonly changeId: PolicyChangeId }
  | { readonly kind: 'overridden'; readonly policyId: string }
);

/** What has become of a change, as far as anybody is told of it: that it ended only where it was put to those who vote. */
export function newsOf({ state, openedAt }: Pick<PolicyChange, 'state' | 'openedAt'>): PolicyChangeNews[] {
  switch (state) {
    case 'open':
      return ['opened'];
    case 'decided':
      return ['in-force'];
    case 'withdrawn':
      return openedAt ? ['withdrawn'] : [];
    case 'lapsed':
      return [];
    case 'passed':
      return ['passed', 'to-record', 'unrecorded'];
    case 'proposed':
    case 'rejected':
    case 'no-quorum':
      return [state];
  }
}

/** `seconders`: those who vote for other organisations than the one that proposed it, and did not propose it themselves. */
export function readersOf(kind: PolicyNewsKind): 'voters' | 'seconders' | 'stewards' {
  if (kind === 'proposed') return 'seconders';
  return kind === 'to-record' || kind === 'unrecorded' ? 'stewards' : 'voters';
}

/** How a change must stand still for its news to ask something of its readers. */
const asksWhile: Partial<Record<PolicyNewsKind, ChangeState>> = {
  ...{ proposed: 'proposed', opened: 'open', 'to-record': 'passed', unrecorded: 'passed' },
};

/** Nobody is asked for what need not be done any more, because letters were late or somebody has done it. */
export function isStale(kind: PolicyNewsKind, { state }: Pick<PolicyChange, 'state'>): boolean {
  const wanted = asksWhile[kind];
  return wanted !== undefined && state !== wanted;
}
