import type { PolicyChangeId } from '../../kernel/id.js';
import type { PolicyChange } from '../changes/policy-change.js';

export const policyNewsKinds = [
  ...(['opened', 'passed', 'rejected', 'no-quorum', 'withdrawn', 'in-force', 'overridden'] as const),
] as const;
export type PolicyNewsKind = (typeof policyNewsKinds)[number];

/** Something that those who vote are written to about: a change, or a figure that was set in an emergency. */
export type PolicyNews = {
  readonly id: string;
  /** From when on it is true, and told. */
  readonly dueAt: Temporal.Instant;
  /** Whom it was told last, in the order of people's ids. */
  readonly toldThrough: string | null;
} & (
  | { readonly kind: Exclude<PolicyNewsKind, 'overridden'>; readonly changeId: PolicyChangeId }
  | { readonly kind: 'overridden'; readonly policyId: string }
);

/** What has become of a change, as far as those who vote are told of it: nothing of one that was never put to them. */
export function newsOf({ state, openedAt }: Pick<PolicyChange, 'state' | 'openedAt'>) {
  switch (state) {
    case 'open':
      return 'opened';
    case 'decided':
      return 'in-force';
    case 'withdrawn':
      return openedAt ? 'withdrawn' : null;
    case 'proposed':
    case 'lapsed':
      return null;
    case 'passed':
    case 'rejected':
    case 'no-quorum':
      return state;
  }
}

/** Nobody is asked to vote where there is no vote any more, because letters were late or the change was withdrawn. */
export function isStale(kind: PolicyNewsKind, { state }: Pick<PolicyChange, 'state'>): boolean {
  return kind === 'opened' && state !== 'open';
}
