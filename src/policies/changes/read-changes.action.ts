import { Injectable } from '@nestjs/common';
import type { PolicyChangeId } from '../../kernel/id.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import type { ListChangesRequest, ListVotesRequest } from './policy-change.request.js';
import { PolicyChangeTable } from './policy-change.table.js';
import { viewChange } from './policy-change.view.js';

@Injectable()
export class ReadChanges {
  constructor(private readonly database: Database) {}

  list({ state, limit, cursor }: ListChangesRequest) {
    return this.database.transaction(async (tx) => {
      const wanted = { after: placeAfter(cursor), count: limit + 1 };
      const found = await new PolicyChangeTable(tx).page(state, wanted);
      const { items, next_cursor } = pageOf(found, limit, ({ change }) => ({ at: change.proposedAt, id: change.id }));
      return { items: items.map(viewChange), next_cursor };
    });
  }

  /** Throws `not-found`. */
  find(id: PolicyChangeId) {
    return this.database.transaction(async (tx) => viewChange(await new PolicyChangeTable(tx).find(id)));
  }

  /** How organisations voted; never which person cast it. Throws `not-found`. */
  votes(id: PolicyChangeId, { limit, cursor }: ListVotesRequest) {
    return this.database.transaction(async (tx) => {
      const changes = new PolicyChangeTable(tx);
      await changes.find(id);
      const found = await changes.votes(id, { after: placeAfter(cursor), count: limit + 1 });
      const { items, next_cursor } = pageOf(found, limit, (vote) => ({
        ...{ at: vote.cast_at.toTemporalInstant(), id: vote.organisation_id },
      }));
      return { items: items.map((vote) => ({ ...vote, cast_at: vote.cast_at.toISOString() })), next_cursor };
    });
  }
}
