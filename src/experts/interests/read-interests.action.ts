import { Injectable } from '@nestjs/common';
import { type Actor, interestsOf, permit, relationsTo } from '../../accounts/index.js';
import type { ExpertId, OrganisationId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import { britishDate } from '../../kernel/time.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { ExpertTable } from '../expert.table.js';
import { readInside } from '../insiders.js';

@Injectable()
export class ReadInterests {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** All that an adviser ever declared. */
  all(actor: Actor, id: ExpertId) {
    return this.database.transaction(async (tx) => {
      const { userId } = await readInside(tx, actor, id, 'readInterests');
      return interestsOf(tx, userId);
    });
  }

  /** What an adviser has declared today of an organisation, for its members. Throws `not-found`. */
  toward(actor: Actor, id: ExpertId, organisationId: OrganisationId) {
    permit('readDeclaredInterests', relationsTo(actor, organisationId), 'organisation');
    return this.database.transaction(async (tx) => {
      const adviser = await new ExpertTable(tx).find(id);
      if (adviser.approvedAt === null) throw notFound('adviser');
      return interestsOf(tx, adviser.userId, { organisationId, today: britishDate(this.clock.now()) });
    });
  }
}
