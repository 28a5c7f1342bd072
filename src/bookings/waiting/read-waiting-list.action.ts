import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import { ExpertTable, relationsToExpert } from '../../experts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Database } from '../../platform/database.js';
import type { WaitingEntry } from './waiting-entry.js';
import { WaitingEntryTable } from './waiting-entry.table.js';
import { viewWaitingEntry } from './waiting-list.view.js';

@Injectable()
export class ReadWaitingList {
  constructor(private readonly database: Database) {}

  /** The lines that my organisations wait in, and where. */
  mine(actor: Actor) {
    const ids = actor.memberships.map(({ organisationId }) => organisationId);
    return this.database.transaction(async (tx) => ({
      items: (await new WaitingEntryTable(tx).ofOrganisations(ids)).map(viewWaitingEntry),
    }));
  }

  one(entry: WaitingEntry) {
    return this.database.transaction(async (tx) => {
      const found = await new WaitingEntryTable(tx).ofOrganisations([entry.organisationId]);
      return viewWaitingEntry(found.find(({ entry: { id } }) => id === entry.id) ?? { entry, place: 1 });
    });
  }

  /** How many wait for each offer and each group session of an adviser; not who. */
  counts(actor: Actor, id: ExpertId) {
    return this.database.transaction(async (tx) => {
      permit('countWaiting', relationsToExpert(actor, await new ExpertTable(tx).find(id)), 'adviser');
      return { items: await new WaitingEntryTable(tx).counts(id) };
    });
  }
}
