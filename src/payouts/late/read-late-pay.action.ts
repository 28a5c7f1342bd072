import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { LateListTable } from './late-list.table.js';
import type { ListLatePayRequest } from './late-pay.request.js';
import { viewLate } from './late-pay.view.js';

@Injectable()
export class ReadLatePay {
  constructor(private readonly database: Database) {}

  /** What is late and not paid, for stewards, in the order in which it became late. */
  run(actor: Actor, { limit, cursor }: ListLatePayRequest) {
    permit('listLatePay', actor.steward ? ['steward'] : [], 'late pay');
    return this.database.transaction(async (tx) => {
      const found = await new LateListTable(tx).page(placeAfter(cursor), limit + 1);
      const { items, next_cursor } = pageOf(found, limit, ({ begunAt, id }) => ({ at: begunAt, id }));
      return { items: items.map(viewLate), next_cursor };
    });
  }
}
