import type { Actor } from '../accounts/index.js';
import { ExpertTable, insidersOf } from '../experts/index.js';
import type { ExpertId } from '../kernel/id.js';
import type { Transaction } from '../platform/database.js';

/** Whether pay is somebody's own, or that of an adviser whom they answer for: then another steward decides about it. */
export async function isOwnCase(
  tx: Transaction,
  actor: Actor,
  { expertId }: { readonly expertId: ExpertId },
): Promise<boolean> {
  const relations = await insidersOf(tx, actor, await new ExpertTable(tx).find(expertId));
  return relations.some((relation) => relation !== 'steward');
}
