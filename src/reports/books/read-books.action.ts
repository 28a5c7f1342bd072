import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import { notFound, Problem } from '../../kernel/problem.js';
import { Books, Ledger, type TransferId } from '../../ledger/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { ownersOf } from './account-owners.table.js';
import { checkBooks } from './books-checks.table.js';
import type { ListAccountsRequest, TrialBalanceRequest } from './books.request.js';
import { viewAccount, viewChecks, viewTransfer, viewTrialBalance } from './books.view.js';
import { depositsBehind } from './deposits-behind.table.js';

/** The books as stewards read them; everybody else sees the accounts that are theirs. */
@Injectable()
export class ReadBooks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  accounts(actor: Actor, { kind, owner, limit, cursor }: ListAccountsRequest) {
    return this.database.transaction(async (tx) => {
      const owners = actor.steward ? undefined : await ownersOf(tx, actor);
      const found = await new Books(tx).accounts({ kind, owner, owners, after: placeAfter(cursor), count: limit + 1 });
      const { items, next_cursor } = pageOf(found, limit, ({ openedAt, id }) => ({ at: openedAt, id }));
      return { items: items.map(viewAccount), next_cursor };
    });
  }

  /** Throws `not-found`, and `window-out-of-range` for what has not come yet. */
  trialBalance(actor: Actor, { at }: TrialBalanceRequest) {
    permit('readTrialBalance', actor.steward ? ['steward'] : [], 'trial balance');
    const now = this.clock.now();
    const when = at ?? now;
    if (Temporal.Instant.compare(when, now) > 0) {
      throw new Problem(
        'window-out-of-range',
        'Nobody knows how the books will stand. Ask for an instant that has come.',
      );
    }
    return this.database.transaction(async (tx) => viewTrialBalance(when, await new Ledger(tx).trialBalance(when)));
  }

  /** Throws `not-found`, also to whoever is no steward. */
  transfer(actor: Actor, id: TransferId) {
    permit('readLedgerTransfer', actor.steward ? ['steward'] : [], 'transfer');
    return this.database.transaction(async (tx) => {
      const transfer = await new Books(tx).transfer(id);
      if (!transfer) throw notFound('transfer');
      return viewTransfer(transfer, await depositsBehind(tx, transfer));
    });
  }

  checks(actor: Actor) {
    permit('readBooksChecks', actor.steward ? ['steward'] : [], 'check');
    return this.database.transaction(async (tx) => viewChecks(this.clock.now(), await checkBooks(tx)));
  }
}
