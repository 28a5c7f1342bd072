import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { FloorBreachTable } from './floor-breach.table.js';
import { viewFloorBreach } from './floor-breach.view.js';
import type { ListFloorBreachesRequest } from './floor-breaches.request.js';

@Injectable()
export class ReadFloorBreaches {
  constructor(private readonly database: Database) {}

  /** Sessions that took so long that an hour brought less than the floor, for stewards. */
  run(actor: Actor, { limit, cursor }: ListFloorBreachesRequest) {
    permit('listFloorBreaches', actor.steward ? ['steward'] : [], 'floor breach');
    return this.database.transaction(async (tx) => {
      const found = await new FloorBreachTable(tx).page(placeAfter(cursor), limit + 1);
      const { items, next_cursor } = pageOf(found, limit, ({ earnedAt, id }) => ({ at: earnedAt, id }));
      return { items: items.map(viewFloorBreach), next_cursor };
    });
  }
}
