import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { ExpertTable } from '../expert.table.js';
import type { ListOversightsRequest } from './oversight.request.js';
import { OversightTable } from './oversight.table.js';
import { viewOversights } from './oversight.view.js';

@Injectable()
export class ListOversights {
  constructor(private readonly database: Database) {}

  run(actor: Actor, { as, limit, cursor }: ListOversightsRequest) {
    return this.database.transaction(async (tx) => {
      const own = await new ExpertTable(tx).findByUser(actor.userId);
      const administered = actor.memberships.filter(({ role }) => role === 'admin').map((one) => one.organisationId);
      const found = await new OversightTable(tx).list({
        expertId: as === 'adviser' ? (own?.id ?? null) : null,
        organisationIds: as === 'overseer' ? administered : [],
        specialistId: as === 'overseer' ? (own?.id ?? null) : null,
        after: placeAfter(cursor),
        count: limit + 1,
      });
      const { items, next_cursor } = pageOf(found, limit, ({ askedAt, id }) => ({ at: askedAt, id }));
      return { items: await viewOversights(tx, items), next_cursor };
    });
  }
}
