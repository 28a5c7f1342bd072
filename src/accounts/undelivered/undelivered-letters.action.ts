import { Injectable } from '@nestjs/common';
import { notFound, Problem } from '../../kernel/problem.js';
import { type UndeliverableAddress, Undelivered } from '../../mail/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { permit } from '../access.js';
import type { Actor } from '../actor.js';
import { Audit } from '../audit/audit.table.js';
import { readersOf } from './letter-readers.js';
import { readerComplained } from './undeliverable-addresses.action.js';
import type { ListUndeliveredRequest } from './undelivered.request.js';

/** Letters that did not arrive, for stewards: which and why, and never what they say. */
@Injectable()
export class UndeliveredLetters {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly undelivered: Undelivered,
  ) {}

  list(actor: Actor, { limit, cursor }: ListUndeliveredRequest) {
    permit('listUndeliveredLetters', actor.steward ? ['steward'] : [], 'list');
    return this.database.transaction(async (tx) => {
      const found = await this.undelivered.letters(tx, { after: placeAfter(cursor), count: limit + 1 });
      const page = pageOf(found, limit, ({ endedAt, id }) => ({ at: endedAt, id }));
      return { page, readers: await readersOf(tx, page.items) };
    });
  }

  /** Throws `not-found`, also where it cannot go out any more or its address is marked, and `reader-complained`. */
  sendAgain(actor: Actor, id: string): Promise<void> {
    permit('sendLetterAgain', actor.steward ? ['steward'] : [], 'letter');
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const letter = await this.undelivered.sendAgain(tx, id, now);
      if (!letter) throw notFound('letter that can be sent again');
      const { kind, address } = letter;
      if (!letter.canBeSent) throw addressIsMarked(await this.undelivered.address(tx, address));
      const about = (await readersOf(tx, [letter])).get(address.toLowerCase())?.userId;
      await new Audit(tx).write({
        ...{ at: now, by: actor.userId, as: 'steward', deed: 'letter-sent-again', on: { kind: 'letter', id } },
        ...(about ? { about } : {}),
        facts: { kind },
      });
    });
  }

  /** All of a kind, at most a thousand; how many. */
  sendAllAgain(actor: Actor, kind: string): Promise<number> {
    permit('sendLettersAgain', actor.steward ? ['steward'] : [], 'list');
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const count = await this.undelivered.sendAllAgain(tx, kind, now);
      if (count === 0) return 0;
      await new Audit(tx).write({
        ...{ at: now, by: actor.userId, as: 'steward', deed: 'letters-sent-again' },
        on: { kind: 'person', id: actor.userId },
        facts: { kind, count },
      });
      return count;
    });
  }
}

function addressIsMarked(marked: UndeliverableAddress | undefined): Problem {
  if (marked?.reason === 'complained') return readerComplained();
  const detail = 'Nothing was sent: letters to its address come back. Have that address written to again first.';
  return new Problem('not-found', detail);
}
