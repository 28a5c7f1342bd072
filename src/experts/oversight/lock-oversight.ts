import type { Actor, Relation } from '../../accounts/index.js';
import type { OversightId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Expert } from '../expert.js';
import { ExpertTable } from '../expert.table.js';
import { speaksForOverseer } from './overseers.js';
import type { Oversight } from './oversight.js';
import { OversightTable } from './oversight.table.js';

/** An oversight that is about to change: its adviser locked, and it looked at again under that lock. */
export interface StandingOversight {
  readonly oversights: OversightTable;
  readonly standing: Oversight;
  readonly adviser: Expert;
  readonly relations: readonly Relation[];
}

/** Throws `not-found`. */
export async function lockOversight(tx: Transaction, actor: Actor, id: OversightId): Promise<StandingOversight> {
  const oversights = new OversightTable(tx);
  const { expertId } = await oversights.find(id);
  const adviser = await new ExpertTable(tx).lock(expertId);
  const standing = await oversights.find(id);
  const relations: Relation[] = [
    ...(actor.userId === adviser.userId ? (['adviser'] as const) : []),
    ...((await speaksForOverseer(tx, actor, standing)) ? (['overseer'] as const) : []),
    ...(actor.steward ? (['steward'] as const) : []),
  ];
  return { oversights, standing, adviser, relations };
}
