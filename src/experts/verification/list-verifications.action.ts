import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { ExpertTable } from '../expert.table.js';
import { readInside } from '../insiders.js';
import { DecisionTable } from './decision.table.js';
import type { ListVerificationsRequest } from './verification.request.js';
import { viewDecisions } from './verification.view.js';

@Injectable()
export class ListVerifications {
  constructor(private readonly database: Database) {}

  /** Who waits to be verified, the longest first. */
  run(actor: Actor, { limit, cursor }: ListVerificationsRequest) {
    permit('listVerifications', actor.steward ? ['steward'] : [], 'queue');
    return this.database.transaction(async (tx) => {
      const found = await new ExpertTable(tx).submitted(placeAfter(cursor), limit + 1);
      const { items, next_cursor } = pageOf(found, limit, ({ stateSince, id }) => ({ at: stateSince, id }));
      const returned = await new DecisionTable(tx).timesReturned(items.map(({ id }) => id));
      return {
        items: items.map(({ id, kind, name, stateSince }) => ({
          expert: { id, kind, name },
          submitted_at: stateSince.toString(),
          times_returned: returned.get(id) ?? 0,
        })),
        next_cursor,
      };
    });
  }

  /** What was decided about one adviser, the latest first. */
  decisions(actor: Actor, id: ExpertId) {
    return this.database.transaction(async (tx) => {
      await readInside(tx, actor, id, 'listDecisions');
      return viewDecisions(await new DecisionTable(tx).ofExpert(id));
    });
  }
}
