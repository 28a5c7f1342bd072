import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import { type CpdEntryId, type ExpertId, newId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { britishDate } from '../../kernel/time.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { lockInside, readInside } from '../insiders.js';
import { type CpdEntry, refuseToRemove, strike } from './cpd-entry.js';
import type { ListCpdEntriesRequest, LogCpdEntryRequest, StrikeCpdEntryRequest } from './cpd-entry.request.js';
import { CpdEntryTable } from './cpd-entry.table.js';
import { viewCpdEntry } from './cpd-entry.view.js';

const mostEntries = 5000;

@Injectable()
export class KeepCpdLog {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, expertId: ExpertId, { limit, cursor }: ListCpdEntriesRequest) {
    return this.database.transaction(async (tx) => {
      await readInside(tx, actor, expertId, 'listCpdEntries');
      const found = await new CpdEntryTable(tx).list(expertId, placeAfter(cursor), limit + 1);
      const { items, next_cursor } = pageOf(found, limit, ({ loggedAt, id }) => ({ at: loggedAt, id }));
      return { items: items.map(viewCpdEntry), next_cursor };
    });
  }

  /** Throws `too-many-entries`, `invalid-request` for a day that is to come. */
  log(actor: Actor, expertId: ExpertId, request: LogCpdEntryRequest): Promise<CpdEntry> {
    return this.database.transaction(async (tx) => {
      await lockInside(tx, actor, expertId, 'logCpdEntry');
      const entries = new CpdEntryTable(tx);
      if ((await entries.count(expertId)) >= mostEntries) {
        throw new Problem('too-many-entries', `Your log holds ${mostEntries} entries, which is all it can.`);
      }
      const now = this.clock.now();
      if (request.on_date > britishDate(now)) throw notYet();
      const { on_date: onDate, minutes, kind, what, reflection } = request;
      const entry: CpdEntry = {
        ...{ id: newId<CpdEntryId>(), expertId, onDate, minutes, kind, what, reflection },
        ...{ loggedAt: now, struckAt: null, strikeReason: null },
      };
      await entries.insert(entry);
      return entry;
    });
  }

  /** Throws `not-found`, `cpd-entry-stays`. */
  remove(actor: Actor, expertId: ExpertId, id: CpdEntryId): Promise<void> {
    return this.database.transaction(async (tx) => {
      await lockInside(tx, actor, expertId, 'removeCpdEntry');
      const entries = new CpdEntryTable(tx);
      const entry = await entries.find(expertId, id);
      refuseToRemove(entry, this.clock.now());
      await entries.delete(entry);
    });
  }

  /** Throws `not-found`, `cpd-entry-stays`. */
  strike(actor: Actor, expertId: ExpertId, id: CpdEntryId, { reason }: StrikeCpdEntryRequest): Promise<CpdEntry> {
    return this.database.transaction(async (tx) => {
      await lockInside(tx, actor, expertId, 'strikeCpdEntry');
      const entries = new CpdEntryTable(tx);
      const struck = strike(await entries.find(expertId, id), reason, this.clock.now());
      await entries.strike(struck);
      return struck;
    });
  }
}

function notYet(): Problem {
  const detail = 'must be today or earlier: the log is of what was done';
  return new Problem('invalid-request', `Nothing was logged. Please mend: /on_date: ${detail}.`, {
    errors: [{ pointer: '/on_date', detail, rule: 'future' }],
  });
}
