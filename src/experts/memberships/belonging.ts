import type { ExpertId } from '../../kernel/id.js';
import { britishDate } from '../../kernel/time.js';
import type { Transaction } from '../../platform/database.js';
import { isCurrent } from './coop-membership.js';
import { CoopMembershipTable } from './coop-membership.table.js';

/** Whether an adviser is a member of a co-op today. */
export async function belongingOf(
  tx: Transaction,
  id: ExpertId,
  now: Temporal.Instant,
): Promise<{ readonly isMember: boolean }> {
  const today = britishDate(now);
  const memberships = await new CoopMembershipTable(tx).ofExpert(id);
  return { isMember: memberships.some((membership) => isCurrent(membership, today)) };
}
