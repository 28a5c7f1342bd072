import { Injectable } from '@nestjs/common';
import { notFound, Problem } from '../../kernel/problem.js';
import { Undelivered } from '../../mail/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { permit } from '../access.js';
import type { Actor } from '../actor.js';
import { Audit } from '../audit/audit.table.js';
import { readersOf } from './letter-readers.js';
import type { ListUndeliveredRequest } from './undelivered.request.js';

/** Addresses that get no letters: everybody’s for stewards, and one’s own. */
@Injectable()
export class UndeliverableAddresses {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly undelivered: Undelivered,
  ) {}

  list(actor: Actor, { limit, cursor }: ListUndeliveredRequest) {
    permit('listUndeliverableAddresses', actor.steward ? ['steward'] : [], 'list');
    return this.database.transaction(async (tx) => {
      const found = await this.undelivered.addresses(tx, { after: placeAfter(cursor), count: limit + 1 });
      const page = pageOf(found, limit, ({ since, id }) => ({ at: since, id }));
      return { page, readers: await readersOf(tx, page.items) };
    });
  }

  /** Throws `not-found`, also where somebody else has just had it tried again, and `reader-complained`. */
  tryAgain(actor: Actor, id: string): Promise<void> {
    permit('tryAddressAgain', actor.steward ? ['steward'] : [], 'address');
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const marked = await this.undelivered.tryAgain(tx, id, now);
      if (!marked) throw notFound('address');
      if (marked.reason === 'complained') throw readerComplained();
      const about = (await readersOf(tx, [marked])).get(marked.address)?.userId;
      await new Audit(tx).write({
        ...{ at: now, by: actor.userId, as: 'steward', deed: 'address-tried-again', on: { kind: 'address', id } },
        ...(about ? { about } : {}),
        facts: { reason: marked.reason },
      });
    });
  }

  mine(actor: Actor) {
    return this.database.transaction((tx) => this.undelivered.address(tx, actor.email));
  }

  /** Does nothing where one’s letters arrive. */
  tryMineAgain(actor: Actor): Promise<void> {
    return this.database.transaction(async (tx) => {
      const marked = await this.undelivered.address(tx, actor.email);
      if (marked) await this.undelivered.writeAgain(tx, marked.address, this.clock.now());
    });
  }

  /** Whoever signs in by a letter gets letters. */
  arrived(email: string): Promise<void> {
    return this.database.transaction((tx) => this.undelivered.arrived(tx, email, this.clock.now()));
  }
}

export function readerComplained(): Problem {
  const detail = 'Its reader called a letter spam. Only they can have us write again, by the button on their own page.';
  return new Problem('reader-complained', detail);
}
