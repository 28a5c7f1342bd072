import { Audit } from '../../accounts/index.js';
import type { Transaction } from '../../platform/database.js';
import type { AdviserPost } from '../adviser.post.js';
import type { Expert } from '../expert.js';
import { ExpertTable } from '../expert.table.js';
import { DecisionTable } from './decision.table.js';
import { decisionLetter } from './verification.letters.js';
import type { ProfileDecision } from './verification.js';

const deeds = {
  approved: 'adviser-approved',
  returned: 'adviser-returned',
  suspended: 'adviser-suspended',
  lifted: 'suspension-lifted',
} as const;

interface Decided extends Pick<ProfileDecision, 'reasons' | 'decidedAt' | 'decidedBy'> {
  readonly from: Expert;
  readonly to: Expert;
  readonly decision: keyof typeof deeds;
}

/** Keeps what a steward made of a profile: the profile itself, the decision with its reasons, an audit entry and a letter. */
export async function writeDecision(
  tx: Transaction,
  post: AdviserPost,
  { from, to, decision, reasons, decidedAt, decidedBy }: Decided,
): Promise<void> {
  await new ExpertTable(tx).update(to);
  await new DecisionTable(tx).insert({ expertId: to.id, decision, reasons, decidedAt, decidedBy });
  await new Audit(tx).write({
    at: decidedAt,
    by: decidedBy,
    as: 'steward',
    deed: deeds[decision],
    on: { kind: 'adviser', id: to.id },
    about: to.userId,
    facts: { from: from.state, to: to.state },
  });
  await post.sendTo(tx, to.userId, `profile-${decision}`, decisionLetter(decision, reasons));
}
