import { type Actor, type OperationId, permit, type Relation, relationsTo } from '../../accounts/index.js';
import type { ProgrammeId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Programme } from '../programme.js';
import { ProgrammeTable } from '../programme.table.js';

/** Throws `not-found` to strangers too, and `not-allowed`. */
export async function readProgramme(
  tx: Transaction,
  actor: Actor | undefined,
  id: ProgrammeId,
  operation: OperationId,
): Promise<Programme> {
  const programme = await new ProgrammeTable(tx).find(id);
  permit(operation, relationsToProgramme(actor, programme), 'programme');
  return programme;
}

/** The same, locked: no stranger makes anybody wait. */
export async function lockProgramme(
  tx: Transaction,
  actor: Actor,
  id: ProgrammeId,
  operation: OperationId,
): Promise<Programme> {
  await readProgramme(tx, actor, id, operation);
  const programme = await new ProgrammeTable(tx).lock(id);
  permit(operation, relationsToProgramme(actor, programme), 'programme');
  return programme;
}

/** A draft is its funder's and the stewards'; anybody sees a programme that has opened. */
function relationsToProgramme(actor: Actor | undefined, { funderId, state }: Programme): Relation[] {
  const own = actor ? relationsTo(actor, funderId) : [];
  return state === 'draft' ? own : ['anyone', ...own];
}
