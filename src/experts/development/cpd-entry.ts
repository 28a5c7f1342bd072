import type { CpdEntryId, ExpertId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';

export const cpdKinds = ['training', 'mentoring', 'reading', 'shadowing', 'teaching', 'other'] as const;
export type CpdKind = (typeof cpdKinds)[number];

/** Something an adviser learnt, or how: continuing professional development. */
export interface CpdEntry {
  readonly id: CpdEntryId;
  readonly expertId: ExpertId;
  readonly onDate: string;
  readonly minutes: number;
  readonly kind: CpdKind;
  readonly what: string;
  readonly reflection: string;
  readonly loggedAt: Temporal.Instant;
  readonly struckAt: Temporal.Instant | null;
  readonly strikeReason: string | null;
}

const removableHours = 24;

/** Throws `cpd-entry-stays` from a day after it was logged on: then it can only be struck out. */
export function refuseToRemove(entry: CpdEntry, now: Temporal.Instant): void {
  if (Temporal.Instant.compare(now, entry.loggedAt.add({ hours: removableHours })) < 0) return;
  throw new Problem(
    'cpd-entry-stays',
    `This entry is older than ${removableHours} hours, and stays in the log. You can strike it out, and say why.`,
  );
}

/** It stays in the log, and counts no more. Throws `cpd-entry-stays` where it is struck out already. */
export function strike(entry: CpdEntry, reason: string, now: Temporal.Instant): CpdEntry {
  if (entry.struckAt) throw new Problem('cpd-entry-stays', 'This entry is struck out already.');
  return { ...entry, struckAt: now, strikeReason: reason };
}
