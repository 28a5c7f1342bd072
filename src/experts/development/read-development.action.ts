import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { PolicyTable } from '../../policies/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import type { Expert } from '../expert.js';
import { readInside } from '../insiders.js';
import { CpdEntryTable } from './cpd-entry.table.js';
import { type Progress, progressOf } from './development.js';
import { viewDevelopment } from './development.view.js';
import { PromotionTable } from './promotion.table.js';

@Injectable()
export class ReadDevelopment {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: ExpertId) {
    return this.database.transaction(async (tx) => {
      const expert = await readInside(tx, actor, id, 'readDevelopment');
      const progress = await readProgress(tx, expert, this.clock.now());
      return viewDevelopment(expert, progress, await new PromotionTable(tx).latest(id));
    });
  }
}

export async function readProgress(
  tx: Transaction,
  { id, countersignedMinutes }: Expert,
  now: Temporal.Instant,
): Promise<Progress> {
  const path = await new PolicyTable(tx).inForce('path-to-specialist', now);
  return progressOf({ countersignedMinutes, cpdMinutes: await new CpdEntryTable(tx).minutes(id) }, path);
}
