import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { PersonalData } from '../../platform/personal-data.js';
import { Retention } from '../../platform/retention.js';
import type { Actor } from '../actor.js';
import type { Erasure } from './erasure.js';
import { ErasureTable } from './erasure.table.js';
import { type ErasurePreview, viewErasure, viewHindrance } from './erasure.view.js';

@Injectable()
export class PreviewErasure {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
    private readonly retention: Retention,
  ) {}

  /** What would go, what would stay and why, and what stands in the way. Nothing is written. */
  run(actor: Actor): Promise<ErasurePreview> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const [goes, stays]: [ErasurePreview['goes'], ErasurePreview['stays']] = [[], []];
      for (const records of this.personalData.ofPeople()) {
        const { name, erased } = records;
        if (erased.goes !== undefined) goes.push({ records: name, what: erased.goes });
        if (erased.stays !== undefined)
          stays.push({ records: name, what: erased.stays, held: (await records.held?.(tx, actor, now)) ?? null });
      }
      const { erasure_grace_days } = await this.retention.inForce(tx, now);
      const hindrances = await this.personalData.hindrances(tx, actor, now);
      const standing = await new ErasureTable(tx).standing(actor.userId);
      return {
        ...{ standing: standing ? viewErasure(standing) : null, grace_days: erasure_grace_days },
        ...{ goes, stays, hindrances: hindrances.map(viewHindrance) },
      };
    });
  }

  /** The one that was asked for. Throws `not-found`. */
  standing(actor: Actor): Promise<Erasure> {
    return this.database.transaction(async (tx) => {
      const standing = await new ErasureTable(tx).standing(actor.userId);
      if (!standing) throw notFound('erasure');
      return standing;
    });
  }
}
