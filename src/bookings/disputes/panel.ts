import type { DisputeId, UserId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';

/** A member who sits on a panel, and what they would give the adviser of what is disputed. */
export interface Panelist {
  readonly disputeId: DisputeId;
  readonly userId: UserId;
  /** 2 after an appeal. */
  readonly round: 1 | 2;
  readonly namedAt: Temporal.Instant;
  readonly awarded: Money | null;
  readonly reason: string | null;
  readonly votedAt: Temporal.Instant | null;
}

export interface PanelDecision {
  readonly awarded: Money;
  readonly reason: string;
}

export const panelSize = 3;

/** Throws `dispute-state` to whoever has said it already, or is of an earlier panel. */
export function voteOf(
  panel: readonly Panelist[],
  userId: UserId,
  { awarded, reason }: PanelDecision,
  now: Temporal.Instant,
): Panelist {
  const panelist = panel.find((one) => one.userId === userId);
  if (!panelist) throw new Problem('dispute-state', 'Another panel has this dispute now.');
  if (panelist.votedAt) throw new Problem('dispute-state', 'You have said already what you would give.');
  return { ...panelist, awarded, reason, votedAt: now };
}

/**
 * What two of three give. Where all three say otherwise, it is the sum in the middle: two would give at least that, and two at most. The
 * reason is that of whoever said so first. Null until it is known.
 */
export function decisionOf(panel: readonly Panelist[]): PanelDecision | null {
  const votes = panel.flatMap(({ awarded, reason, votedAt, userId }) =>
    awarded && reason !== null && votedAt ? [{ awarded, reason, votedAt, userId }] : [],
  );
  const inOrder = votes.toSorted(
    (one, other) => Temporal.Instant.compare(one.votedAt, other.votedAt) || (one.userId < other.userId ? -1 : 1),
  );
  const same = inOrder.find(({ awarded }) => votes.filter((vote) => vote.awarded.minor === awarded.minor).length > 1);
  if (same) return { awarded: same.awarded, reason: same.reason };
  if (votes.length < panelSize) return null;
  const middle = inOrder.toSorted((one, other) => one.awarded.minor - other.awarded.minor)[1];
  return middle ? { awarded: middle.awarded, reason: middle.reason } : null;
}
