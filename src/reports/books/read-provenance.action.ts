import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import { sum } from '../../kernel/money.js';
import { notFound } from '../../kernel/problem.js';
import { type AccountId, Books } from '../../ledger/index.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { readableAccount } from './account-owners.table.js';
import type { ProvenanceRequest } from './books.request.js';
import { viewAccount, viewDeposit, viewTraced } from './books.view.js';
import { onTheWay, provenanceOf } from './fund-provenance.js';

/** Which deposits of a programme's fund paid for which transfers. */
@Injectable()
export class ReadProvenance {
  constructor(private readonly database: Database) {}

  /** Throws `not-found`, also where the account is no programme's fund, and `not-allowed`. */
  run(actor: Actor, id: AccountId, { limit, cursor }: ProvenanceRequest) {
    return this.database.transaction(async (tx) => {
      const account = await readableAccount(tx, actor, id, 'readLedgerProvenance');
      if (account.kind !== onTheWay[0]) throw notFound('account of a programme’s fund');
      const { deposits, movements } = provenanceOf(id, await new Books(tx).transfersFrom(id, onTheWay));
      const traced = [...Map.groupBy(movements, ({ transfer }) => transfer)];
      const after = placeAfter(cursor)?.id;
      const next = traced.findIndex(([transfer]) => transfer.id === after) + 1;
      const { items, next_cursor } = pageOf(traced.slice(next), limit, ([{ recordedAt, id: transferId }]) => ({
        ...{ at: recordedAt, id: transferId },
      }));
      return {
        account: viewAccount(account),
        drawn: sum(
          deposits.map(({ drawn }) => drawn),
          account.currency,
        ),
        deposits: deposits.map(viewDeposit),
        items: items.map(([transfer, of]) => viewTraced(transfer, of)),
        next_cursor,
      };
    });
  }
}
