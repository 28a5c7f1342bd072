import type { OrganisationId, UserId } from '../../kernel/id.js';
import { britishDate } from '../../kernel/time.js';
import type { Transaction } from '../../platform/database.js';
import { InterestTable } from '../interests/interest.table.js';
import { MemberTable } from '../members/member.table.js';
import type { Conflict } from './refuse-conflict.js';
import { WorkingRelationTable } from './working-relation.table.js';

export { refuseConflict } from './refuse-conflict.js';
export { WorkingRelationTable } from './working-relation.table.js';

/** The first that there is: they belong to it, have declared an interest in it, or have advised it. */
export async function conflictOf(
  tx: Transaction,
  userId: UserId,
  organisationId: OrganisationId,
  now: Temporal.Instant,
): Promise<Conflict | undefined> {
  if ((await new MemberTable(tx, organisationId).roles()).has(userId)) return 'member';
  const interests = await new InterestTable(tx).current(userId, organisationId, britishDate(now));
  if (interests.length > 0) return 'declared-interest';
  return (await new WorkingRelationTable(tx).stands(userId, organisationId)) ? 'adviser' : undefined;
}
